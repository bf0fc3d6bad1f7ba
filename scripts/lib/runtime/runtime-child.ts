import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../paths.ts";

/** What `scripts/children/runtime.ts` is told. */
export interface RuntimeChildOptions {
  /** The bundled worker. */
  readonly bundle: string;
  /** The folder that holds `partykit.json`. */
  readonly project: string;
  /** The built client; without one there are no static files. */
  readonly client?: string | undefined;
  readonly host: string;
  readonly port: number;
  /** The folder for the storage of the actors and for R2. */
  readonly storage: string;
  /** Strings that the worker finds in its `env`. */
  readonly env: Readonly<Record<string, string>>;
  /** A path that is asked for after every start: the local runtime forgets alarms, and this sets them again. */
  readonly wake?: string;
}

/** What the child sends: it listens (again), or why it cannot. */
export type RuntimeChildReport = { type: "ready"; workerd: number } | { type: "failed"; message: string };

/** What the child takes: how to start, or a new bundle to change to. */
export type RuntimeChildCommand =
  | { type: "start"; options: RuntimeChildOptions }
  | { type: "reload"; bundle: string };

/** Starts the process that holds the actor runtime, as the leader of a process group. */
export function spawnRuntimeChild(): ChildProcess {
  return spawn(process.execPath, [join(root, "scripts", "children", "runtime.ts")], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}
