// Holds one Postgres server for the process that forked it, in a process group of its own, so that Ctrl-C in
// the terminal stops the actors first and the database last. Ends the server when that process goes away.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import {
  hostPidFile,
  type PostgresChildOptions,
  type PostgresChildReport,
} from "../lib/database/postgres-child.ts";
import { postgresName } from "../lib/database/postgres-settings.ts";
import { isAlive } from "../lib/processes.ts";

const [options] = (await once(process, "message")) as [PostgresChildOptions];
const { folder, programs, user } = options.place;
const dataFolder = join(folder, "data");
const recentLines: string[] = [];
let server: ChildProcess | undefined;
let stopping = false;

process.on("disconnect", () => stop(0));
process.on("SIGTERM", () => stop(0));
process.on("SIGINT", () => stop(0));

try {
  if (!existsSync(join(dataFolder, "PG_VERSION"))) await initialise();
  await start();
  writeFileSync(hostPidFile(folder), String(process.pid));
  report({ type: "ready" });
} catch (error) {
  report({ type: "failed", message: `${(error as Error).message}\n${recentLines.join("\n")}`.trim() });
  await stop(1);
}

/** Makes the data folder under another name first: a half made one is never taken for a whole one. */
async function initialise(): Promise<void> {
  for (const name of readdirSync(folder)) {
    const owner = /^(?:initialising|password)-(\d+)$/.exec(name)?.[1];
    if (owner && !isAlive(Number(owner))) await rm(join(folder, name), { recursive: true, force: true });
  }
  const draft = join(folder, `initialising-${process.pid}`);
  const passwordFile = join(folder, `password-${process.pid}`);
  writeFileSync(passwordFile, options.password, { mode: 0o600 });
  if (user) chownSync(passwordFile, user.uid, user.gid);
  const initdb = run("initdb", [
    `--pgdata=${draft}`,
    `--username=${postgresName}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Sorting and case folding that are the same on every machine, whatever its locales.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--text-search-config=english",
    ...(options.durable ? [] : ["--no-sync"]),
  ]);
  keepLines(initdb);
  const [code] = await once(initdb, "exit");
  await rm(passwordFile, { force: true });
  if (code !== 0) throw new Error(`initdb failed (exit code ${code}).`);
  try {
    await rename(draft, dataFolder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    // Unless another start was first.
    if (!existsSync(join(dataFolder, "PG_VERSION"))) throw error;
  }
}

async function start(): Promise<void> {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    port: options.port,
    max_connections: options.maxConnections,
    shared_buffers: "64MB",
    lc_messages: "C",
    ...(options.durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = run("postgres", ["-D", dataFolder, ...flags]);
  server = child;
  await new Promise<void>((resolve, reject) => {
    keepLines(child, (line) => line.includes("database system is ready to accept connections") && resolve());
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      reject(new Error(`Postgres ended (${signal ?? `exit code ${code}`}).`)),
    );
  });
  child.once("exit", () => stop(1));
}

/** Keeps the last lines that a program wrote, for the message of an error. */
function keepLines(child: ChildProcess, onLine?: (line: string) => unknown): void {
  for (const stream of [child.stdout, child.stderr]) {
    if (!stream) continue;
    createInterface(stream).on("line", (line) => {
      recentLines.push(line);
      if (recentLines.length > 20) recentLines.shift();
      onLine?.(line);
    });
  }
}

/** Runs one of the server's programs, in a folder that every user may enter. */
function run(program: "initdb" | "postgres", args: string[]): ChildProcess {
  return spawn(join(programs, program), args, { ...user, cwd: "/" });
}

async function stop(code: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (server && server.exitCode === null && server.signalCode === null) {
    const exited = once(server, "exit");
    // Fast shutdown: clients are cut off, everything committed is written.
    server.kill("SIGINT");
    await exited;
  }
  rmSync(hostPidFile(folder), { force: true });
  if (!options.durable) await rm(folder, { recursive: true, force: true });
  process.exit(code);
}

function report(message: PostgresChildReport): void {
  if (process.connected) process.send?.(message);
}
