import type postgres from "postgres";
import type { RunningPeer } from "./peer.ts";

/** Looks into the table `messages` that every peer but PeerLoop itself keeps. */
export const storedIn =
  (sql: postgres.Sql): RunningPeer["stored"] =>
  async (ids) => {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from messages where id = any(${sql.array([...ids])}::uuid[])`;
    return { count: row?.count ?? 0 };
  };
