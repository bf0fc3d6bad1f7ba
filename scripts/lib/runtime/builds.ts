import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { contentHash } from "../content-hash.ts";
import { buildFolder, root } from "../paths.ts";
import { bundleWorker } from "./worker-bundle.ts";

/** A build that nobody has asked for in this time, in milliseconds, is removed. */
const unusedMs = 3 * 24 * 60 * 60 * 1_000;

const workerSources = [
  "party",
  "domain",
  "db",
  "scripts/worker",
  "scripts/lib",
  "partykit.json",
  "package-lock.json",
];
const clientSources = ["client", "domain", "scripts/lib/build", "vite.config.ts", "package-lock.json"];

/**
 * Bundles the worker unless its sources are those of an earlier build.
 * @returns the path of the bundle
 */
export async function buildWorker(): Promise<string> {
  const folder = await cached("worker", workerSources, (draft) =>
    bundleWorker(root, join(draft, "worker.mjs")),
  );
  return join(folder, "worker.mjs");
}

/**
 * Builds the client with Vite unless its sources are those of an earlier build.
 * @returns the folder with `app.html`
 */
export function buildClient(): Promise<string> {
  return cached("client", clientSources, viteBuild);
}

/** Builds the client into a folder, replacing what is there. */
export async function viteBuild(folder: string): Promise<void> {
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const args = ["build", "--outDir", folder, "--emptyOutDir", "--logLevel", "warn"];
  // A process of its own: what NODE_ENV is here (in a test, say) must not decide what is built.
  const child = spawn(process.execPath, [vite, ...args], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", 2, 2],
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`The client does not build (exit code ${code}): see the messages above.`);
}

/** A build is named by the hash of its sources and appears whole or not at all, whoever else builds it too. */
async function cached(
  kind: string,
  sources: string[],
  build: (draft: string) => Promise<void>,
): Promise<string> {
  const folder = join(buildFolder, `${kind}-${contentHash(sources)}`);
  if (!existsSync(folder)) {
    const draft = `${folder}.${process.pid}`;
    mkdirSync(draft, { recursive: true });
    try {
      await build(draft);
      if (!existsSync(folder)) renameSync(draft, folder);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
    removeUnused();
  }
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

function removeUnused(): void {
  for (const name of readdirSync(buildFolder)) {
    const path = join(buildFolder, name);
    const status = statSync(path, { throwIfNoEntry: false });
    if (status && Date.now() - status.mtimeMs > unusedMs) rmSync(path, { recursive: true, force: true });
  }
}
