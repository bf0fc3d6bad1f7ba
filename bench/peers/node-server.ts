import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Undo } from "../lib/undo.ts";

/** A chat server in a Node process of its own. */
export interface NodeServer {
  readonly port: number;
  readonly pid: number;
}

/**
 * Starts a program beside this file that reads `DATABASE_URL`, tells its port in a message and ends when it is
 * disconnected; `undo` ends it.
 */
export async function startNodeServer(file: string, databaseUrl: string, undo: Undo): Promise<NodeServer> {
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), {
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: "production" },
  });
  const exited = once(child, "exit");
  undo.add(async () => {
    if (child.connected) child.disconnect();
    await exited;
  });
  const ended = exited.then(() => Promise.reject(new Error(`${file} has ended.`)));
  ended.catch(() => {});
  const [{ port }] = (await Promise.race([once(child, "message"), ended])) as [{ port: number }];
  return { port, pid: child.pid ?? 0 };
}
