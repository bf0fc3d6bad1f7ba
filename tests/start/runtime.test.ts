import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { root } from "../../scripts/lib/paths.ts";
import { freePort, isPortFree } from "../../scripts/lib/ports.ts";
import { isAlive, sleep } from "../../scripts/lib/processes.ts";
import { type Runtime, startRuntime } from "../../scripts/lib/runtime/runtime.ts";
import { bundleWorker } from "../../scripts/lib/runtime/worker-bundle.ts";
import { run } from "../support/run.ts";

const project = join(root, "tests", "support", "fixtures", "worker");
const client = join(root, "tests", "support", "fixtures", "client");

let folder: string;
let port: number;
let runtime: Runtime;
let deaths = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "peerloop-runtime-"));
  port = await freePort();
  await bundleWorker(project, join(folder, "worker.mjs"));
  runtime = await startRuntime(options(), () => {
    deaths += 1;
  });
});

afterAll(async () => {
  await runtime.stop();
  await rm(folder, { recursive: true, force: true });
});

const options = () => ({
  bundle: join(folder, "worker.mjs"),
  project,
  client,
  host: "127.0.0.1",
  port,
  storage: join(folder, "storage"),
  env: { GREETING: "hello" },
});

async function count(room: string): Promise<number> {
  const response = await fetch(`${runtime.url}/parties/counter/${room}`);
  return ((await response.json()) as { count: number }).count;
}

/** The process that started another one; read where Linux shows it. */
async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]);
}

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(runtime.url + path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe("the worker", () => {
  it("gets its settings and the request's own Host", async () => {
    const { text } = await get("/echo");
    expect(JSON.parse(text)).toEqual({ greeting: "hello", host: `127.0.0.1:${port}` });
  });

  it("has actors with storage, and WebSockets", async () => {
    expect([await count("a"), await count("a"), await count("b")]).toEqual([1, 2, 1]);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/parties/counter/a`);
    const answer = new Promise((resolve) => socket.once("message", (data) => resolve(String(data))));
    await new Promise((resolve) => socket.once("open", resolve));
    socket.send("echo");
    expect(await answer).toBe("echo");
    socket.close();
  });

  it("has its R2 buckets", async () => {
    expect((await get("/file")).text).toBe("kept in the bucket");
  });
});

describe("static files", () => {
  it("come before the worker, with their type", async () => {
    const script = await get("/assets/entry-a1b2c3.js");
    expect(script.status).toBe(200);
    expect(script.headers.get("content-type")).toMatch(/^text\/javascript/);
    expect(script.headers.get("x-content-type-options")).toBe("nosniff");
    expect(script.text).toContain("greeting");
  });

  it("stay in the browser when their name holds a hash, and are asked for again otherwise", async () => {
    const hashed = await get("/assets/entry-a1b2c3.js");
    expect(hashed.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    const other = await get("/robots.txt");
    expect(other.headers.get("cache-control")).toBe("no-cache");
    const again = await get("/robots.txt", { "if-none-match": other.headers.get("etag") ?? "" });
    expect(again).toMatchObject({ status: 304, text: "" });
  });

  it("are compressed for whoever takes it", async () => {
    const encoding = async (accept: string) =>
      (await get("/assets/entry-a1b2c3.js", { "accept-encoding": accept })).headers.get("content-encoding");
    expect(await encoding("gzip")).toBe("gzip");
    expect(await encoding("br")).toBe("br");
    expect(await encoding("identity")).toBeNull();
    expect(await encoding("gzip;q=0")).toBeNull();
    expect(await encoding("x-gzip")).toBe("gzip");
    expect(await encoding("*")).toBe("gzip");
  });

  it("stay as they are where they fit one packet", async () => {
    const small = await get("/robots.txt", { "accept-encoding": "gzip, br" });
    expect(Number(small.headers.get("content-length"))).toBeLessThan(1_024);
    expect(small.headers.get("content-encoding")).toBeNull();
  });

  it("say that they depend on what is taken, whatever they came as", async () => {
    const path = "/assets/entry-a1b2c3.js";
    const vary = async (headers: Record<string, string>) => (await get(path, headers)).headers.get("vary");
    expect(await vary({ "accept-encoding": "gzip" })).toMatch(/^accept-encoding$/i);
    expect(await vary({ "accept-encoding": "identity" })).toMatch(/^accept-encoding$/i);
    const etag = (await get(path)).headers.get("etag") ?? "";
    expect(await vary({ "if-none-match": etag })).toMatch(/^accept-encoding$/i);
  });

  it("come in parts as they are", async () => {
    const part = await get("/assets/entry-a1b2c3.js", { range: "bytes=0-3", "accept-encoding": "gzip" });
    expect(part).toMatchObject({ status: 206 });
    expect(part.headers.get("content-encoding")).toBeNull();
    expect(part.text).toHaveLength(4);
  });

  it("reach the worker through its assets", async () => {
    const { status, text } = await get("/shell");
    expect(status).toBe(200);
    expect(text).toContain("<title>Fixture</title>");
  });

  it.each(["/", "/constructor", "/__proto__", "/assets/", "/assets/none.js", "/..%2fpartykit.json"])(
    "do not include %s",
    async (path) => expect(await get(path)).toMatchObject({ status: 404, text: "no such page" }),
  );

  it("answer a malformed path with 400", async () => {
    expect((await get("/%")).status).toBe(400);
  });
});

describe("the supervisor", () => {
  it("starts the runtime again on the same port when workerd is killed, and its storage is there", async () => {
    const before = await count("survivor");
    const [pid, seen] = [runtime.pid(), deaths];
    await runtime.kill();
    expect(isAlive(pid)).toBe(false);
    const killedAt = Date.now();
    await runtime.restarted();
    expect(Date.now() - killedAt).toBeLessThan(10_000);
    expect(runtime.pid()).not.toBe(pid);
    expect(deaths).toBe(seen + 1);
    expect(await count("survivor")).toBe(before + 1);
  });

  it("closes the sockets of a killed runtime at once", async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/parties/counter/a`);
    await new Promise((resolve) => socket.once("open", resolve));
    const closed = new Promise((resolve) => socket.once("close", resolve));
    await runtime.kill();
    await closed;
    await runtime.restarted();
  });

  it.runIf(process.platform === "linux")(
    "ends workerd when its host process is killed, and starts both again",
    async () => {
      const workerd = runtime.pid();
      const seen = deaths;
      process.kill(await parentOf(workerd), "SIGKILL");
      while (deaths === seen) await sleep(20);
      await runtime.restarted();
      while ((await get("/echo").catch(() => undefined))?.status !== 200) await sleep(50);
      expect(runtime.pid()).not.toBe(workerd);
      expect(isAlive(workerd)).toBe(false);
    },
  );

  it("changes to another bundle", async () => {
    const pid = runtime.pid();
    await runtime.reload(join(folder, "worker.mjs"));
    expect((await get("/echo")).status).toBe(200);
    expect(runtime.pid()).not.toBe(pid);
  });

  it("ends in the middle of a change to another bundle", async () => {
    const other = { ...options(), port: await freePort(), storage: join(folder, "reloaded") };
    const reloading = await startRuntime(other);
    const reloaded = reloading.reload(other.bundle).catch(() => {});
    await reloading.stop();
    await reloaded;
    expect(await isPortFree(other.port)).toBe(true);
  });

  it("refuses to start with a worker that does not load", async () => {
    await writeFile(join(folder, "broken.mjs"), "throw new Error('broken')");
    const broken = { ...options(), bundle: join(folder, "broken.mjs"), port: await freePort() };
    await expect(startRuntime(broken)).rejects.toThrow();
  });

  it("leaves no process behind when the process that started it is killed", async () => {
    const own = { ...options(), port: await freePort(), storage: join(folder, "other") };
    await writeFile(
      join(folder, "starter.ts"),
      `import { startRuntime } from ${JSON.stringify(join(root, "scripts/lib/runtime/runtime.ts"))};
       const runtime = await startRuntime(${JSON.stringify(own)});
       console.log("pid", runtime.pid());`,
    );
    const starter = run(process.execPath, [join(folder, "starter.ts")]);
    await starter.says("\n");
    const pid = Number(/\d+/.exec(starter.output().stdout)?.[0]);
    expect(isAlive(pid)).toBe(true);
    starter.child.kill("SIGKILL");
    for (const deadline = Date.now() + 10_000; isAlive(pid) && Date.now() < deadline; ) await sleep(50);
    expect(isAlive(pid)).toBe(false);
    expect(await isPortFree(own.port)).toBe(true);
  });
});
