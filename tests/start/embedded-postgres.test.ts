import { globSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type EmbeddedPostgres, startPostgres } from "../../scripts/lib/database/embedded-postgres.ts";
import { root } from "../../scripts/lib/paths.ts";
import { isAlive, signal, sleep } from "../../scripts/lib/processes.ts";
import { run } from "../support/run.ts";

let base: string;
let servers: EmbeddedPostgres[];

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "peerloop-postgres-"));
  await chmod(base, 0o755);
  servers = [];
});

afterEach(async () => {
  for (const server of servers.toReversed()) await server.stop();
  await rm(base, { recursive: true, force: true });
});

const options = () => ({ folder: join(base, "server"), settingsFile: join(base, "postgres.json") });
const postmasterFile = () => join(base, "server", "data", "postmaster.pid");
const readPid = async (file: string) => Number.parseInt(await readFile(file, "utf8"), 10);

async function start(): Promise<EmbeddedPostgres> {
  const server = await startPostgres(options());
  servers.push(server);
  return server;
}

async function query(url: string, text: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return [...(await sql.unsafe(text))];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 20_000; !(await condition()); ) {
    if (Date.now() > deadline) throw new Error("It did not come to pass within 20 s.");
    await sleep(50);
  }
}

it("keeps its data and its address between starts, and listens on the loopback address alone", async () => {
  const first = await start();
  expect(await query(first.url, "show listen_addresses")).toEqual([{ listen_addresses: "127.0.0.1" }]);
  expect(await query(first.url, "show synchronous_commit")).toEqual([{ synchronous_commit: "on" }]);
  await query(first.url, "create table kept (id int)");
  await first.stop();
  const second = await start();
  expect(second.url).toBe(first.url);
  expect(await query(second.url, "select count(*)::int from kept")).toEqual([{ count: 0 }]);
});

it("asks for the password", async () => {
  const { url } = await start();
  const other = new URL(url);
  other.password = "guessed";
  await expect(query(other.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
});

it("joins a server that runs already, and does not stop it", async () => {
  const first = await start();
  const second = await startPostgres(options());
  expect(second.url).toBe(first.url);
  await second.stop();
  expect(await query(first.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

it("starts one server when two ask at the same time", async () => {
  const both = await Promise.all([start(), start()]);
  expect(both[0].url).toBe(both[1].url);
  for (const { url } of both) expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
});

it("stops when the process that started it is killed", async () => {
  const script = join(base, "starter.ts");
  await writeFile(
    script,
    `import { startPostgres } from ${JSON.stringify(join(root, "scripts/lib/database/embedded-postgres.ts"))};
     await startPostgres(${JSON.stringify(options())});
     console.log("started");`,
  );
  const starter = run(process.execPath, [script]);
  await starter.says("started");
  const server = await readPid(postmasterFile());
  expect(isAlive(server)).toBe(true);
  starter.child.kill("SIGKILL");
  await until(() => !isAlive(server));
});

it("starts again after every process of it was killed, with all that was committed", async () => {
  const first = await start();
  await query(first.url, "create table kept as select 1 as id");
  const holder = await readPid(join(base, "server", "host.pid"));
  const server = await readPid(postmasterFile());
  signal(holder, "SIGKILL");
  signal(server, "SIGKILL");
  await first.lost;
  const second = await start();
  expect(await query(second.url, "select id from kept")).toEqual([{ id: 1 }]);
});

it("tells when the server has ended by itself", async () => {
  const { lost } = await start();
  signal(await readPid(postmasterFile()), "SIGKILL");
  await lost;
});

it("takes a server over whose holder was killed, and stops it at the end", async () => {
  await start();
  const server = await readPid(postmasterFile());
  const holder = await readPid(join(base, "server", "host.pid"));
  signal(holder, "SIGKILL");
  await until(() => !isAlive(holder));
  const second = await startPostgres(options());
  expect(await readPid(postmasterFile())).toBe(server);
  await second.stop();
  expect(isAlive(server)).toBe(false);
});

it("is not misled by a lock file that names some other program", async () => {
  const first = await start();
  await first.stop();
  await writeFile(
    postmasterFile(),
    `${process.pid}\n${join(base, "server", "data")}\n1700000000\n5432\n\n127.0.0.1\n`,
  );
  const second = await start();
  expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
});

it("starts anew after a first start that was killed while it made the data folder", async () => {
  const first = startPostgres(options());
  const drafts = () => globSync("initialising-*/PG_VERSION", { cwd: join(base, "server") });
  await until(() => drafts().length > 0);
  const holder = Number(/\d+/.exec(drafts()[0] ?? "")?.[0]);
  signal(-holder, "SIGKILL");
  servers.push(await first);
  expect(await query((await first).url, "select 1 as one")).toEqual([{ one: 1 }]);
  expect(drafts()).toEqual([]);
});

it("moves to another port when its own is taken", async () => {
  const first = await start();
  await first.stop();
  const squatter = createServer();
  await new Promise<void>((resolve) =>
    squatter.listen(Number(new URL(first.url).port), "127.0.0.1", resolve),
  );
  const second = await start();
  expect(second.url).not.toBe(first.url);
  expect(await query(second.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await new Promise((resolve) => squatter.close(resolve));
});

it("leaves nothing of a throw-away server", async () => {
  const server = await startPostgres({ ...options(), durable: false });
  expect(await query(server.url, "show fsync")).toEqual([{ fsync: "off" }]);
  await server.stop();
  await expect(stat(join(base, "server"))).rejects.toMatchObject({ code: "ENOENT" });
});
