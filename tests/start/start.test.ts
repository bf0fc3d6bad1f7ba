import { existsSync, globSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres } from "../../scripts/lib/database/embedded-postgres.ts";
import { programPassword } from "../../scripts/lib/database/postgres-settings.ts";
import { root } from "../../scripts/lib/paths.ts";
import { freePort, isPortFree } from "../../scripts/lib/ports.ts";
import { sleep } from "../../scripts/lib/processes.ts";
import { rawRequest } from "../support/network/raw-http.ts";
import { type Running, run } from "../support/run.ts";
import { openSocket, signIn } from "../support/running/people.ts";

const onLinux = it.runIf(process.platform === "linux");

let data: string;
let port: number;
let running: Running | undefined;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "peerloop-start-"));
  await chmod(data, 0o755);
  port = await freePort();
});

afterAll(async () => {
  running?.child.kill("SIGTERM");
  await running?.ended;
  await rm(data, { recursive: true, force: true });
});

/** Runs a task as `npm run` does, with a data folder and a port of its own. */
function task(name: string, args: string[] = [], env: Record<string, string> = {}): Running {
  const own = { DATA_FOLDER: data, PORT: String(port), DATABASE_URL: "", CI: "" };
  return run(process.execPath, [join(root, "scripts", "bootstrap.mjs"), name, ...args], {
    cwd: tmpdir(),
    env: { ...process.env, ...own, ...env },
  });
}

async function start(name = "start"): Promise<Running> {
  // What a failed test has left.
  await stop("SIGTERM");
  running = task(name);
  await running.says("Stop with Ctrl-C.", 110_000);
  return running;
}

async function stop(signal: NodeJS.Signals): Promise<{ code: number | null }> {
  running?.child.kill(signal);
  const end = await running?.ended;
  running = undefined;
  return { code: end?.code ?? null };
}

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, { headers });

/** Processes whose command line holds a text; read where Linux shows it. */
function processesWith(text: string): number[] {
  return globSync("/proc/[0-9]*/cmdline").flatMap((file) => {
    try {
      return readFileSync(file, "utf8").includes(text) ? [Number(file.split("/")[2])] : [];
    } catch {
      return [];
    }
  });
}

/** Processes that listen on the port: it stands in no command line. Read where Linux shows it. */
function workerd(): number[] {
  const address = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const sockets = readFileSync("/proc/net/tcp", "utf8")
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local, , state]) => state === "0A" && local?.endsWith(address))
    .map((fields) => `socket:[${fields[9]}]`);
  const owners = globSync("/proc/[0-9]*/fd/*").flatMap((file) => {
    try {
      return sockets.includes(readlinkSync(file)) ? [Number(file.split("/")[2])] : [];
    } catch {
      return [];
    }
  });
  return [...new Set(owners)];
}

describe("npm start", () => {
  it("brings everything up and says where it is", async () => {
    const { stdout } = (await start()).output();
    expect(stdout).toContain(`PeerLoop runs at http://localhost:${port}`);
    expect(stdout).toContain("sarah@peerloop.test");
    const health = await get("/api/health");
    expect([health.status, await health.json()]).toEqual([200, { status: "ok", database: "ok" }]);
    const page = await get("/", { accept: "text/html" });
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    const script = /<script type="module"[^>]* src="([^"]+)"/.exec(await page.text())?.[1] ?? "";
    expect((await get(script)).headers.get("content-type")).toMatch(/javascript/);
    for (const path of [
      script,
      "/app.html",
      "/favicon.ico",
      "/%",
      "/parties/none/x",
      "/api/nothing",
      "/courses",
    ]) {
      const { headers } = await get(path);
      expect([path, headers.get("content-security-policy")]).toEqual([
        path,
        expect.stringContaining("default-src 'none'"),
      ]);
      expect([path, headers.get("x-content-type-options")]).toEqual([path, "nosniff"]);
      expect([path, headers.get("x-frame-options")]).toEqual([path, "DENY"]);
    }
  });

  it("has loaded the demo data into the database that db:url names", async () => {
    const { code, stdout, stderr } = await task("db:url").ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^postgres:\/\/\S+\n$/);
    const sql = postgres(stdout.trim(), { max: 1 });
    const [found] = await sql`select handle from users where email = 'sarah@peerloop.test'`;
    expect(found?.handle).toBeTypeOf("string");
    // The program itself signs in as somebody who owns nothing.
    const roles =
      await sql`select distinct usename from pg_stat_activity where application_name = 'peerloop'`;
    expect([...roles]).toEqual([{ usename: "peerloop_program" }]);
    await sql.end();
  });

  it("says on standard error what fails inside, in one line each, and nothing of sockets that are cut", async () => {
    const sql = postgres((await task("db:url").ended).stdout.trim(), { max: 1 });
    // A first build may have said something too.
    const before = running?.output().stderr.length;
    const errors = () => (running?.output().stderr ?? "").slice(before);
    const lines = () => errors().split("\n").filter(Boolean);
    const url = `http://127.0.0.1:${port}`;
    const { cookie } = await signIn({ url }, "sarah@peerloop.test");
    const [room] = await sql`select r.id from chat_rooms r join enrollments e on e.course_id = r.course_id
      join users u on u.id = e.student_id where u.email = 'sarah@peerloop.test' limit 1`;
    const sockets = await Promise.all(
      Array.from({ length: 10 }, () => openSocket({ url }, cookie, "chat", room?.id)),
    );
    await Promise.all(sockets.map((socket) => socket.next("Welcome")));
    for (const [index, socket] of sockets.entries()) index % 2 ? socket.terminate() : socket.reset();
    await sql`alter table categories rename to categories_gone`;
    const failed = await get("/api/courses?token=seen-by-nobody");
    expect(failed.status).toBe(500);
    await expect.poll(errors).toContain("query failed: 42P01");
    await sql`alter table categories_gone rename to categories`;
    // What a sweep meets with is nobody's answer: only the log can tell.
    await sql`alter table socket_entries rename to socket_entries_gone`;
    await expect
      .poll(() => lines().filter((line) => /^sweep: /.test(line)), { timeout: 45_000 })
      .not.toEqual([]);
    await sql`alter table socket_entries_gone rename to socket_entries`;
    await sql.end();
    expect(lines().filter((line) => !/failed|^sweep: /.test(line))).toEqual([]);
    expect(errors()).not.toContain("seen-by-nobody");
  });

  it("refuses a port that is taken, in one clear line, and does no harm to whoever has it", async () => {
    const { code, stderr } = await task("start").ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is taken\\. [^\\n]+\\n$`));
    expect((await get("/api/health")).status).toBe(200);
  });

  onLinux("starts the actor runtime again when it is killed", async () => {
    const [pid] = workerd();
    if (!pid) throw new Error("No workerd listens on the port.");
    process.kill(pid, "SIGKILL");
    const deadline = Date.now() + 10_000;
    while ((await get("/api/health").catch(() => undefined))?.status !== 200) {
      if (Date.now() > deadline) throw new Error("It did not come back within 10 s.");
      await sleep(50);
    }
    expect(workerd()).not.toContain(pid);
  });

  it("keeps what it stores for its owner alone", () => {
    const open = readdirSync(data, { recursive: true, withFileTypes: true })
      .map((entry) => join(entry.parentPath, entry.name))
      // Postgres makes and removes files meanwhile.
      .map((path) => ({ path, mode: (lstatSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077 }))
      .filter(({ mode }) => mode !== 0);
    expect(open).toEqual([]);
    // Whoever is not its owner may go through at most, to the folder that is theirs.
    expect(lstatSync(data).mode & 0o066).toBe(0);
  });

  it("has said nothing that lets anybody in", () => {
    const { stdout = "", stderr = "" } = running?.output() ?? {};
    const { password } = JSON.parse(readFileSync(join(data, "postgres.json"), "utf8")) as {
      password: string;
    };
    const secrets = JSON.parse(readFileSync(join(data, "secrets.json"), "utf8")) as Record<string, string>;
    for (const secret of [password, programPassword({ password, port: 0 }), ...Object.values(secrets)])
      expect((stdout + stderr).includes(secret)).toBe(false);
  });

  it("stops on Ctrl-C with code 0 and leaves nothing running", async () => {
    expect(await stop("SIGINT")).toEqual({ code: 0 });
    expect(await isPortFree(port)).toBe(true);
    expect(existsSync(join(data, "postgres", "data", "postmaster.pid"))).toBe(false);
    expect(processesWith(data)).toEqual([]);
    expect(workerd()).toEqual([]);
  });

  it("answers again, with the data that was there", async () => {
    await start();
    expect((await get("/api/health")).status).toBe(200);
    const { stdout } = await task("db:url").ended;
    const sql = postgres(stdout.trim(), { max: 1 });
    const [count] = await sql`select count(*)::int from users where email = 'sarah@peerloop.test'`;
    expect(count).toEqual({ count: 1 });
    await sql.end();
    expect(await stop("SIGTERM")).toEqual({ code: 0 });
  });
});

it("runs once out of a data folder", async () => {
  await start();
  const { code, stderr } = await task("start", [], { PORT: "0" }).ended;
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: expect.stringMatching(/^PeerLoop runs out of [^\n]+\n$/),
  });
  expect((await get("/api/health")).status).toBe(200);
  await stop("SIGTERM");
});

describe("npm run db:reset", () => {
  it("deletes nothing in a database of somebody's own unless told twice", async () => {
    const url = "postgres://somebody@127.0.0.1:1/theirs";
    const { code, stderr } = await task("db:reset", [], { DATABASE_URL: url }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain("npm run db:reset -- --yes");
  });

  it("is refused while PeerLoop runs", async () => {
    await start();
    const { code, stderr } = await task("db:reset").ended;
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^PeerLoop runs out of [^\n]+\n$/),
    });
    await stop("SIGTERM");
  });

  it("brings the demo data back", async () => {
    await stop("SIGTERM");
    const server = await startPostgres({
      folder: join(data, "postgres"),
      settingsFile: join(data, "postgres.json"),
    });
    const sql = postgres(server.url, { max: 1, onnotice: () => {} });
    await sql`create table planted (id int)`;
    await sql`update users set handle = 'changed' where email = 'sarah@peerloop.test'`;
    expect((await task("db:reset").ended).code).toBe(0);
    expect([...(await sql`select to_regclass('planted') as planted`)]).toEqual([{ planted: null }]);
    const [sarah] = await sql`select handle from users where email = 'sarah@peerloop.test'`;
    expect(sarah?.handle).not.toBe("changed");
    await sql.end();
    await server.stop();
  });
});

describe("npm run dev", () => {
  it("serves the client with hot reload, and the worker's paths from the worker", async () => {
    await start("dev");
    const page = await (await get("/courses", { accept: "text/html" })).text();
    expect(page).toContain("/@vite/client");
    for (const path of ["/courses", "/api/local-mails"]) {
      const head = `GET ${path} HTTP/1.1\nHost: evil.example\nAccept: text/html`;
      expect((await rawRequest(`http://127.0.0.1:${port}`, head)).status).toBe(403);
    }
    expect(await (await get("/api/health")).json()).toEqual({ status: "ok", database: "ok" });
    expect(await stop("SIGINT")).toEqual({ code: 0 });
    expect(processesWith(data)).toEqual([]);
  });
});
