import type postgres from "postgres";
import { childrenOf, processStat } from "./proc.ts";

/** Answers the processes of a server at any later moment: the one that every connection's process stems from, and all its children. */
export async function postgresProcesses(sql: postgres.Sql): Promise<() => number[]> {
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const server = row && processStat(row.pid)?.parent;
  return () => (server === undefined ? [] : [server, ...childrenOf(server)]);
}
