import { chmod, mkdtemp, rm } from "node:fs/promises";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { root } from "../../scripts/lib/paths.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { rawRequest } from "../support/network/raw-http.ts";
import { type Running, run } from "../support/run.ts";

/** `npm start` on a database of somebody's own, and where it must not start at all. */
let data: string;
let port: number;
let database: TestDatabase;
let sql: postgres.Sql;
let running: Running | undefined;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "peerloop-local-"));
  await chmod(data, 0o755);
  port = await freePort();
  database = await testDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => {} });
});
afterEach(async () => {
  running?.child.kill("SIGTERM");
  await running?.ended;
  running = undefined;
});
afterAll(async () => {
  await sql?.end();
  await database?.drop();
  await rm(data, { recursive: true, force: true });
});

const task = (name: string, env: Record<string, string> = {}) => {
  const own = {
    DATA_FOLDER: data,
    PORT: String(port),
    DATABASE_URL: database.programUrl,
    MIGRATION_DATABASE_URL: database.url,
    CI: "",
  };
  return run(process.execPath, [join(root, "scripts", "bootstrap.mjs"), name], {
    cwd: tmpdir(),
    env: { ...process.env, ...own, ...env },
  });
};

const start = async (env: Record<string, string> = {}) => {
  running = task("start", env);
  await running.says("Stop with Ctrl-C.", 240_000);
  return running;
};

const passwords = () => [database.url, database.programUrl].map((url) => new URL(url).password);
const hasIpv6 = Object.values(networkInterfaces()).some((all) =>
  all?.some(({ address }) => address === "::1"),
);

describe("npm start", () => {
  it("refuses to listen where others reach it, and says why in one line", async () => {
    const { code, stdout, stderr } = await task("start", { HOST: "0.0.0.0" }).ended;
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^HOST=0\.0\.0\.0: [^\n]*your own machine alone[^\n]*\n$/);
  });

  it("refuses a database over a network without TLS, in one line that tells no password", async () => {
    const url = "postgres://peerloop:hunter2@10.255.255.1/peerloop";
    const { code, stdout, stderr } = await task("start", { MIGRATION_DATABASE_URL: url }).ended;
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^MIGRATION_DATABASE_URL leads to 10\.255\.255\.1 without TLS\. [^\n]*\n$/);
    expect(stderr).not.toContain("hunter2");
  });

  it("says in one line that a database is not to be had, and tells no password", async () => {
    const url = "postgres://peerloop:hunter2@127.0.0.1:1/peerloop";
    const { code, stderr } = await task("db:migrate", { MIGRATION_DATABASE_URL: url }).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^The database at 127\.0\.0\.1:1\/peerloop cannot be brought up to date: [^\n]*\n$/,
    );
    expect(stderr).not.toContain("hunter2");
  });

  it("fills an empty database of this machine, and tells nothing that lets in to it", async () => {
    const { output } = await start();
    expect(await sql`select 1 from users where handle = 'sarah'`).toHaveLength(1);
    const mailbox = await fetch(`http://localhost:${port}/api/local-mails`);
    expect(await mailbox.json()).toEqual({ mails: [], hasDemoAccounts: true });
    const { stdout, stderr } = output();
    expect(stdout).toContain(`${new URL(database.url).host}${new URL(database.url).pathname}`);
    expect(stdout).toContain("sarah@peerloop.test");
    for (const password of passwords()) expect(stdout + stderr).not.toContain(password);
    expect(stderr).not.toContain("may change the schema");
  });

  it("answers to this machine's own names alone: a name of another's may lead here", async () => {
    await start();
    const url = `http://127.0.0.1:${port}`;
    const status = async (host: string, path: string) =>
      (await rawRequest(url, `GET ${path} HTTP/1.1\nHost: ${host}\nAccept: text/html`)).status;
    for (const path of ["/", "/app.html", "/api/health", "/api/local-mails", "/api/docs"]) {
      for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`])
        expect([host, path, await status(host, path)]).toEqual([host, path, 200]);
      for (const host of [
        "evil.example",
        `evil.example:${port}`,
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        `192.168.1.2:${port}`,
        "0.0.0.0",
        "",
      ])
        expect([host, path, await status(host, path)]).toEqual([host, path, expect.toBeOneOf([400, 403])]);
    }
    const upgrade = await new Promise((resolve) => {
      const socket = new WebSocket(`${url.replace("http", "ws")}/parties/inbox/x`, {
        headers: { host: "evil.example" },
      });
      socket.on("unexpected-response", (_, { statusCode }) => resolve(statusCode));
      socket.on("error", () => {});
    });
    expect(upgrade).toBe(403);
  });

  it("believes nobody who says where they come from", async () => {
    await start();
    const ask = (from: string) =>
      fetch(`http://localhost:${port}/api/auth/request-password-reset`, {
        method: "POST",
        headers: { "content-type": "application/json", "cf-connecting-ip": from },
        body: JSON.stringify({ email: `${from.replaceAll(".", "-")}@example.test` }),
      });
    const answers = new Set<number>();
    for (let i = 0; i < 70 && !answers.has(429); i++) answers.add((await ask(`203.0.113.${i}`)).status);
    expect(answers).toContain(429);
  });

  it.runIf(hasIpv6)("has its alarms ring on the other loopback address too", async () => {
    // Only a sweep forgets what was delivered long ago, and only an alarm begins one.
    await sql`insert into outbox (id, party, room_id, payload, delivered_at)
      values (uuidv7(), 'inbox', uuidv7(), '{"_tag":"Nothing"}', now() - interval '2 days')`;
    const { output } = await start({ HOST: "::1" });
    expect(output().stdout).toContain(`PeerLoop runs at http://[::1]:${port}`);
    const left = () => sql`select 1 from outbox where payload::text like '%Nothing%'`;
    await expect.poll(left, { timeout: 15_000 }).toHaveLength(0);
    expect((await fetch(`http://[::1]:${port}/api/health`)).status).toBe(200);
    expect(output().stderr).not.toContain("not reached");
  });

  it("warns of a role that may change the schema", async () => {
    const { code, stdout, stderr } = await task("db:migrate", {
      DATABASE_URL: database.url,
      MIGRATION_DATABASE_URL: "",
    }).ended;
    expect([code, stdout]).toEqual([0, ""]);
    expect(stderr).toMatch(/^[^\n]+ who may change the schema[^\n]+\n$/);
    expect((await task("db:migrate").ended).stderr).toBe("");
  });
});

describe("npm run -s db:url", () => {
  it("prints the owner's", async () => {
    expect((await task("db:url").ended).stdout).toBe(`${database.url}\n`);
    const alone = await task("db:url", { MIGRATION_DATABASE_URL: "" }).ended;
    expect(alone.stdout).toBe(`${database.programUrl}\n`);
  });
});
