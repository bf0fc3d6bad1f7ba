import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { signal, sleep } from "../processes.ts";
import { type RuntimeChildOptions, type RuntimeChildReport, spawnRuntimeChild } from "./runtime-child.ts";

/** A running actor runtime that is started again whenever it dies. */
export interface Runtime {
  /** For example `http://127.0.0.1:1999`. */
  readonly url: string;
  /** The process id of workerd now; 0 while it is being started again. */
  pid(): number;
  /** Kills workerd at once (SIGKILL). */
  kill(): Promise<void>;
  /** Waits until the runtime listens again after `kill`. */
  restarted(): Promise<void>;
  /** Changes to another bundle on the same port; open sockets are cut. */
  reload(bundle: string): Promise<void>;
  /** Ends all of its processes. */
  stop(): Promise<void>;
}

/** How long to wait before the next start, in milliseconds, by the number of starts that failed in a row. */
const backoffMs = [0, 250, 500, 1_000, 2_000, 5_000];

/** How long a runtime may take to end before it is killed, in milliseconds. */
const endTimeoutMs = 5_000;

/** A runtime that has lived this long counts as having started well. */
const steadyMs = 10_000;

const loopback = new Set(["127.0.0.1", "::1"]);

const urlOf = ({ host, port }: RuntimeChildOptions): string =>
  `http://${host.includes(":") ? `[${host}]` : host}:${port}`;

/**
 * Starts the runtime and keeps it running on its port.
 * @param onDeath is told whenever it has died, before it is started again
 * @throws Error when the first start fails, or what is only local would listen where others reach it
 */
export async function startRuntime(options: RuntimeChildOptions, onDeath?: () => void): Promise<Runtime> {
  if (options.env.LOCAL && !loopback.has(options.host))
    throw new Error(`A worker with what is only local must not listen on ${options.host}.`);
  mkdirSync(options.storage, { recursive: true, mode: 0o700 });
  let bundle = options.bundle;
  let current = await launch({ ...options, bundle });
  let stopping = false;
  let failures = 0;
  let ready: Promise<void> = Promise.resolve();

  const supervise = (running: Launched) => {
    ready = running.died.then(async () => {
      if (stopping) return;
      onDeath?.();
      failures = Date.now() - running.since > steadyMs ? 0 : failures + 1;
      await relaunch();
    });
    ready.catch(() => {});
  };
  const relaunch = async () => {
    for (;;) {
      await sleep(backoffMs[Math.min(failures - 1, backoffMs.length - 1)] ?? 0);
      if (stopping) return;
      try {
        current = await launch({ ...options, bundle });
        break;
      } catch (error) {
        failures += 1;
        console.error(`The actor runtime does not start: ${(error as Error).message}`);
      }
    }
    if (stopping) await end(current);
    else supervise(current);
  };
  supervise(current);
  let awaited: Promise<void> = Promise.resolve();
  return {
    url: urlOf(options),
    pid: () => (current.child.exitCode === null && current.child.signalCode === null ? current.workerd : 0),
    async kill() {
      awaited = ready;
      const { died, workerd } = current;
      signal(workerd, "SIGKILL");
      await died;
    },
    restarted: () => awaited,
    async reload(next) {
      bundle = next;
      // One that has just died is started again with the new bundle anyhow.
      if (!current.child.connected) return;
      current.child.send({ type: "reload", bundle });
      const workerd = await started(current.child);
      current = { ...current, workerd };
    },
    async stop() {
      stopping = true;
      await end(current);
    },
  };
}

/** A runtime process that has reported itself ready. */
interface Launched {
  readonly child: ChildProcess;
  readonly workerd: number;
  /** When it was ready, in milliseconds since the epoch. */
  readonly since: number;
  /** Settles when nothing is left of its process group. */
  readonly died: Promise<void>;
}

async function launch(options: RuntimeChildOptions): Promise<Launched> {
  const child = spawnRuntimeChild();
  const died = once(child, "exit").then(() => {
    // What the process left behind would keep the port.
    if (child.pid) signal(-child.pid, "SIGKILL");
  });
  child.send({ type: "start", options });
  const workerd = await started(child);
  // Not awaited: what it wakes may itself wait for a database that is away.
  if (options.wake) fetch(`${urlOf(options)}${options.wake}`).catch(() => {});
  return { child, workerd, since: Date.now(), died };
}

async function end({ child, died }: Launched): Promise<void> {
  if (child.connected) child.disconnect();
  const timer = setTimeout(() => child.pid && signal(-child.pid, "SIGKILL"), endTimeoutMs);
  await died;
  clearTimeout(timer);
}

function started(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void) => {
      child.off("message", onMessage);
      child.off("exit", onExit);
      action();
    };
    const onMessage = (report: RuntimeChildReport) =>
      settle(() => (report.type === "ready" ? resolve(report.workerd) : reject(new Error(report.message))));
    const onExit = (code: number | null, name: string | null) =>
      settle(() => reject(new Error(`its process ended (${name ?? `exit code ${code}`}).`)));
    child.on("message", onMessage);
    child.on("exit", onExit);
  });
}
