// Runs a task of this project on the Node version that the project pins.
// Plain JavaScript with built-ins only, so that any Node from 20 on can run it before a package is installed.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const pinnedNode = join(root, "node_modules", "node", "bin", "node");
const oldestNode = 20;

if (Number(process.versions.node.split(".")[0]) < oldestNode) {
  fail(`PeerLoop needs Node ${oldestNode} or newer to start; this is Node ${process.versions.node}.`);
}

const [task, ...args] = process.argv.slice(2);
const script = task && join(root, "scripts", `${task.replaceAll(":", "-")}.ts`);
if (!script || !existsSync(script)) fail(`There is no task "${task ?? ""}".`);

if (!isInstalled()) {
  const failure = await withLock(install);
  if (failure) fail(failure);
}
await run();

/** Whether every package of the lock file is in node_modules, in its version. */
function isInstalled() {
  if (!existsSync(pinnedNode)) return false;
  const wanted = readPackages(join(root, "package-lock.json"));
  const present = readPackages(join(root, "node_modules", ".package-lock.json"));
  return (
    present !== undefined &&
    Object.entries(wanted).every(([path, { version, optional }]) => {
      const found = present[path];
      // Optional packages are those of other platforms; npm leaves them out.
      return path === "" || (found ? found.version === version : optional === true);
    })
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Holds other starts of the same clone back while this one installs. Returns what went wrong. */
async function withLock(action) {
  const lock = join(root, ".data", "install.lock");
  // As in scripts/lib/data-folder.ts: what lies here is nobody else's to read.
  mkdirSync(dirname(lock), { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  while (!tryLock(lock)) await new Promise((resolve) => setTimeout(resolve, 200));
  try {
    return isInstalled() ? undefined : await action();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (!isAlive(Number(readFileSync(lock, "utf8")))) rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(pid) {
  // An empty file belongs to somebody who is about to write into it.
  if (!pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

async function install() {
  process.stderr.write("Installing packages (once, about a minute)...\n");
  const flags = [
    "ci",
    "--no-audit",
    "--no-fund",
    "--ignore-scripts=false",
    "--include=dev",
    "--loglevel=error",
  ];
  const npm = process.env.npm_execpath;
  const command = npm?.endsWith(".js") ? [process.execPath, npm, ...flags] : ["npm", ...flags];
  // Standard output belongs to the task (`npm run -s db:url` prints a URL and nothing else).
  const child = spawn(command[0], command.slice(1), { cwd: root, stdio: ["ignore", 2, 2] });
  const code = await new Promise((resolve) => child.once("exit", resolve));
  if (code !== 0) return `npm ci failed (exit code ${code}).`;
  return isInstalled() ? undefined : "npm ci ended, and yet packages are missing: see its messages above.";
}

async function run() {
  const env = { ...process.env, PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH}` };
  const child = spawn(pinnedNode, [script, ...args], { stdio: "inherit", env });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  watchNpm(child);
  const { code, signal } = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  if (signal) {
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  }
  process.exitCode = code ?? 1;
}

/** Ends the task when the npm that started it is gone: npm passes no signal on when it is killed itself. */
function watchNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    child.kill("SIGTERM");
  }, 500);
  timer.unref();
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
