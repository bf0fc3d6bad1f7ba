import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { migrate } from "../../db/migrate.ts";
import { seed } from "../../db/seed/index.ts";
import { root } from "../../scripts/lib/paths.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { isAlive, signal } from "../../scripts/lib/processes.ts";
import { below } from "../lib/figures/checks.ts";
import type { Scenario } from "../lib/scenario.ts";
import type { Undo } from "../lib/undo.ts";

const LIMIT_S = 10;
const DEMO_DATA_LIMIT_S = 5;
const PATIENCE_MS = 180_000;
const POLL_MS = 20;
const STOP_MS = 20_000;

/** How long `npm start` takes until it serves. */
export const start: Scenario = {
  name: "start",
  title: "npm start answers",
  description:
    "The time from `npm start` until `GET /api/health` is answered with 200, on a port and a data folder of its own. " +
    "The first start makes the database and fills it with the demo data; the second finds it there. Packages are " +
    "installed and client and worker built before, as in a clone that has run once. The demo data by itself is timed on " +
    "a database that has its schema.",
  headline: { figure: "second start", limit: LIMIT_S },
  async run({ server, folder, undo, say }) {
    const home = await mkdtemp(join(folder, "start-"));
    // Postgres runs as another user when this runs as root.
    await chmod(home, 0o755);
    const part = undo.part();
    // Builds what is missing: that belongs to no start of a warm clone.
    say("a start that builds");
    await secondsToAnswer(join(home, "builds"), part);
    say("the first start");
    const first = await secondsToAnswer(join(home, "data"), part);
    say("the second start");
    const second = await secondsToAnswer(join(home, "data"), part);
    say("the demo data");
    const demoData = await secondsToSeed(await server.createDatabase(part));
    await part.all();
    const seconds = (name: string, value: number) => ({ name, unit: "s", value, better: "less" }) as const;
    return {
      subjects: [
        {
          name: "PeerLoop",
          figures: [
            seconds("first start", first),
            seconds("second start", second),
            seconds("demo data", demoData),
          ],
          cpu: null,
          boundBy:
            "Bound by programs that start one after another: npm, Postgres, the migrations, then the actor runtime.",
        },
      ],
      checks: [
        below("second start", second, LIMIT_S, "s"),
        below("demo data", demoData, DEMO_DATA_LIMIT_S, "s"),
      ],
    };
  },
};

/** Fills an empty database with the demo data, once it has its schema. */
async function secondsToSeed(url: string): Promise<number> {
  await migrate(url);
  const began = performance.now();
  await seed(url);
  return Math.round(performance.now() - began) / 1_000;
}

/** Runs `npm start` until it answers, then stops it as Ctrl-C does. */
async function secondsToAnswer(dataFolder: string, undo: Undo): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const env = { ...process.env, PORT: String(port), DATA_FOLDER: dataFolder };
  const child = spawn("npm", ["start"], { cwd: root, env, detached: true, stdio: ["ignore", "ignore", 2] });
  const group = -(child.pid ?? 0);
  undo.add(async () => {
    signal(group, "SIGINT");
    // npm may be gone before what it started.
    const deadline = performance.now() + STOP_MS;
    while (isAlive(group) && performance.now() < deadline) await setTimeout(POLL_MS);
    signal(group, "SIGKILL");
  });
  try {
    await answers(`http://127.0.0.1:${port}/api/health`, child);
    return Math.round(performance.now() - began) / 1_000;
  } finally {
    await undo.all();
  }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`npm start has ended (exit code ${child.exitCode}).`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await setTimeout(POLL_MS);
  }
  throw new Error(`npm start does not answer within ${PATIENCE_MS / 1_000} s.`);
}
