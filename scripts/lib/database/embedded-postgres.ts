import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import postgres from "postgres";
import { createProgramRole, PROGRAM_ROLE } from "../../../db/privileges.ts";
import { dataFolder } from "../paths.ts";
import { freePort, isPortFree } from "../ports.ts";
import { isAlive, programOf, signal, sleep } from "../processes.ts";
import { hostPidFile, type PostgresChildReport, spawnPostgresChild } from "./postgres-child.ts";
import { postgresPlace } from "./postgres-place.ts";
import {
  type PostgresSettings,
  postgresName,
  postgresSettings,
  postgresUrl,
  programPassword,
  programUrl,
  withPort,
} from "./postgres-settings.ts";

/** A running Postgres server with the database `peerloop`. */
export interface EmbeddedPostgres {
  /** As the owner of everything. */
  readonly url: string;
  /** As the role of the running program, which has what `grantToProgram` gave it. */
  readonly programUrl: string;
  /** Stops the server if this process started it; leaves one alone that somebody else started. */
  stop(): Promise<void>;
  /** Settles when the server has ended without `stop`. */
  readonly lost: Promise<void>;
}

/** Where and how to run a server; by default that of `npm start`, in `.data/postgres`. */
export interface EmbeddedPostgresOptions {
  readonly folder?: string;
  /** File that keeps port and password between starts. */
  readonly settingsFile?: string;
  /** false: a throw-away server for tests; its folder is removed when it stops. */
  readonly durable?: boolean;
  readonly maxConnections?: number;
}

/** A server that was killed needs a moment until its processes have let go of its memory, and to recover. */
const patienceMs = 30_000;

/**
 * Starts Postgres on 127.0.0.1, or joins the server that already runs on the same folder.
 * Overcomes what a killed server leaves behind.
 * @throws Error with the server's own last lines when it cannot start
 */
export async function startPostgres(options: EmbeddedPostgresOptions = {}): Promise<EmbeddedPostgres> {
  const place = await postgresPlace(options.folder ?? join(dataFolder, "postgres"));
  const { folder } = place;
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const taken = !(await isPortFree((await postgresSettings(options.settingsFile)).port));
    // A server has its lock file before it has its port: when it is not this one, another program took the port.
    const running = runningServer(folder);
    if (running) {
      const settings = await withPort(running.port, options.settingsFile);
      if (await answers(settings)) return joinServer(folder, settings, running.pid);
    } else {
      const settings = await withPort(taken ? await freePort() : undefined, options.settingsFile);
      const durable = options.durable ?? true;
      const maxConnections = options.maxConnections ?? 100;
      const child = spawnPostgresChild({ place, ...settings, durable, maxConnections });
      const failure = await outcome(child);
      if (failure === undefined) return own(settings, child);
      if (Date.now() > deadline) throw new Error(`Postgres does not start.\n${failure}`);
    }
    if (Date.now() > deadline)
      throw new Error(`The Postgres server of ${folder} is there, but does not answer.`);
    await sleep(200);
  }
}

/** The server on this folder by its lock file. One whose process is gone, or is another program, is removed. */
function runningServer(folder: string): { pid: number; port: number | undefined } | undefined {
  const file = join(folder, "data", "postmaster.pid");
  const pid = readNumber(file, 0);
  if (pid === undefined) return undefined;
  if (isAlive(pid) && (programOf(pid) ?? "postgres") === "postgres")
    return { pid, port: readNumber(file, 3) };
  rmSync(file, { force: true });
  return undefined;
}

/** The number in a line of a file, counted from 0. */
function readNumber(file: string, line: number): number | undefined {
  try {
    return Number.parseInt(readFileSync(file, "utf8").split("\n")[line] ?? "", 10) || undefined;
  } catch {
    return undefined;
  }
}

async function own(settings: PostgresSettings, child: ChildProcess): Promise<EmbeddedPostgres> {
  let stopping = false;
  const exited = once(child, "exit");
  const lost = exited.then(() => (stopping ? new Promise<void>(() => {}) : undefined));
  await createDatabase(settings);
  return {
    url: postgresUrl(settings),
    programUrl: programUrl(settings),
    lost,
    async stop() {
      stopping = true;
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}

/** Joins a running server. One whose holder was killed has nobody left to stop it, so that falls to this process. */
async function joinServer(
  folder: string,
  settings: PostgresSettings,
  server: number,
): Promise<EmbeddedPostgres> {
  const host = readNumber(hostPidFile(folder), 0);
  const orphaned = host === undefined || !isAlive(host);
  await createDatabase(settings);
  let stopped = false;
  const lost = (async () => {
    // It is nobody's child here, so only asking tells. That keeps no process from ending.
    while (isAlive(server)) await setTimeout(500, undefined, { ref: false });
    if (stopped) await new Promise(() => {});
  })();
  return {
    url: postgresUrl(settings),
    programUrl: programUrl(settings),
    lost,
    async stop() {
      stopped = true;
      if (!orphaned) return;
      signal(server, "SIGINT");
      while (isAlive(server)) await sleep(50);
    },
  };
}

/** @returns undefined when the server takes connections, else why it does not */
async function outcome(child: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    child.once("message", (report: PostgresChildReport) =>
      resolve(report.type === "ready" ? undefined : report.message),
    );
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, name) => resolve(`Its process ended (${name ?? `exit code ${code}`}).`));
  });
}

async function answers(settings: PostgresSettings): Promise<boolean> {
  const sql = postgres(postgresUrl(settings, "postgres"), { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function createDatabase(settings: PostgresSettings): Promise<void> {
  const sql = postgres(postgresUrl(settings, "postgres"), { max: 1, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${postgresName}`;
    if (!found) await sql.unsafe(`create database "${postgresName}"`);
  } catch (error) {
    // Another start was first: the database exists, or its name does at this very moment.
    if (!["42P04", "23505"].includes((error as { code?: string }).code ?? "")) throw error;
  } finally {
    await sql.end({ timeout: 1 });
  }
  await createProgramRole(postgresUrl(settings), PROGRAM_ROLE, programPassword(settings));
}
