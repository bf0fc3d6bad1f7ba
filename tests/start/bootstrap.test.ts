import { copyFile, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import { run } from "../support/run.ts";

let project: string;

/** A project with the real bootstrap script, whose only package is the Node that runs this test. */
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), "peerloop-bootstrap-"));
  await mkdir(join(project, "scripts"));
  await mkdir(join(project, "node-package", "bin"), { recursive: true });
  await symlink(process.execPath, join(project, "node-package", "bin", "node"));
  await copyFile(join(root, "scripts", "bootstrap.mjs"), join(project, "scripts", "bootstrap.mjs"));
  await writeVersion("1.0.0");
  await write("package.json", {
    name: "fixture",
    version: "1.0.0",
    dependencies: { node: "file:node-package" },
  });
  await write("package-lock.json", {
    name: "fixture",
    version: "1.0.0",
    lockfileVersion: 3,
    requires: true,
    packages: {
      "": { name: "fixture", version: "1.0.0", dependencies: { node: "file:node-package" } },
      "node-package": { name: "node", version: "1.0.0", bin: { node: "bin/node" } },
      "node_modules/node": { resolved: "node-package", link: true },
    },
  });
});

afterEach(() => rm(project, { recursive: true, force: true }));

const write = (file: string, content: unknown) =>
  writeFile(join(project, file), typeof content === "string" ? content : JSON.stringify(content));
const writeVersion = (version: string) =>
  write("node-package/package.json", { name: "node", version, bin: { node: "bin/node" } });
const start = (...args: string[]) =>
  run(process.execPath, [join(project, "scripts", "bootstrap.mjs"), ...args], { cwd: tmpdir() });
const installing = "Installing packages";

it("installs what is missing, once, and leaves standard output to the task", async () => {
  await write(
    "scripts/db-say.ts",
    `const words: string[] = process.argv.slice(2); console.log(words.join("-"));`,
  );
  const first = await start("db:say", "a", "b c").ended;
  expect(first).toMatchObject({ code: 0, stdout: "a-b c\n" });
  expect(first.stderr).toContain(installing);
  const second = await start("db:say").ended;
  expect(second).toMatchObject({ code: 0, stderr: "" });
});

it("installs again when the lock file has changed", async () => {
  await write("scripts/say.ts", "");
  await start("say").ended;
  const lock = JSON.parse(await readFile(join(project, "package-lock.json"), "utf8"));
  lock.packages["node-package"].version = "1.0.1";
  await write("package-lock.json", lock);
  await writeVersion("1.0.1");
  expect((await start("say").ended).stderr).toContain(installing);
  expect((await start("say").ended).stderr).toBe("");
});

it("installs once when two tasks start at the same time", async () => {
  await write("scripts/say.ts", `console.log("ran");`);
  const both = await Promise.all([start("say").ended, start("say").ended]);
  expect(both.map(({ code, stdout }) => [code, stdout])).toEqual([
    [0, "ran\n"],
    [0, "ran\n"],
  ]);
  expect(both.filter(({ stderr }) => stderr.includes(installing))).toHaveLength(1);
});

it("is not held up by an install that was killed", async () => {
  await write("scripts/say.ts", "");
  await mkdir(join(project, ".data"));
  const killed = run(process.execPath, ["-e", ""]);
  await killed.ended;
  await write(".data/install.lock", String(killed.child.pid));
  expect((await start("say").ended).code).toBe(0);
});

it("ends as the task ends", async () => {
  await write("scripts/fail.ts", "process.exit(7);");
  await write("scripts/die.ts", `process.kill(process.pid, "SIGKILL"); setTimeout(() => {}, 60_000);`);
  expect((await start("fail").ended).code).toBe(7);
  expect((await start("die").ended).signal).toBe("SIGKILL");
});

it("passes signals on and waits for the task to stop in its own way", async () => {
  await write(
    "scripts/wait.ts",
    `process.on("SIGTERM", () => setTimeout(() => { console.log("stopped"); process.exit(0); }, 100));
     setInterval(() => {}, 1_000);
     console.log("waiting");`,
  );
  const task = start("wait");
  await task.says("waiting");
  task.child.kill("SIGTERM");
  expect(await task.ended).toMatchObject({ code: 0, stdout: "waiting\nstopped\n" });
});

it("knows no other tasks", async () => {
  expect(await start("nonsense").ended).toMatchObject({ code: 1, stderr: 'There is no task "nonsense".\n' });
});

it("says so on a Node that is too old", async () => {
  const pretend = `Object.defineProperty(process.versions, "node", { value: "18.19.0" });`;
  const script = `${pretend} await import(${JSON.stringify(join(project, "scripts", "bootstrap.mjs"))});`;
  const { code, stderr } = await run(process.execPath, ["--input-type=module", "-e", script]).ended;
  expect(code).toBe(1);
  expect(stderr).toBe("PeerLoop needs Node 20 or newer to start; this is Node 18.19.0.\n");
});
