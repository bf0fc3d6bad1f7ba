import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../paths.ts";
import type { PostgresPlace } from "./postgres-place.ts";

/** What `scripts/children/postgres.ts` is told. */
export interface PostgresChildOptions {
  readonly place: PostgresPlace;
  /** TCP port on 127.0.0.1. */
  readonly port: number;
  /** Password of the user `peerloop`. */
  readonly password: string;
  readonly maxConnections: number;
  /** false: a throw-away server for tests, without fsync, whose folder is removed when it stops. */
  readonly durable: boolean;
}

/** What the child sends once: the server takes connections, or why it does not. */
export type PostgresChildReport = { type: "ready" } | { type: "failed"; message: string };

/** Names the process that holds the server of a folder. */
export const hostPidFile = (folder: string): string => join(folder, "host.pid");

/** Starts the process that holds a server, and stops it once this process disconnects from it or ends. */
export function spawnPostgresChild(options: PostgresChildOptions): ChildProcess {
  const child = spawn(process.execPath, [join(root, "scripts", "children", "postgres.ts")], {
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  child.send(options);
  return child;
}
