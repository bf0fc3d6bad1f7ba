import { setTimeout } from "node:timers/promises";
import type postgres from "postgres";
import { benchApplication } from "./database-server.ts";

const sampleMs = 250;

/** Watches how many connections a peer holds to its database, from now until `stop`, which answers the most. */
export function watchConnections(sql: postgres.Sql): { stop(): Promise<number> } {
  let isOver = false;
  let most = 0;
  const watching = (async () => {
    while (!isOver) {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend'
          and application_name <> ${benchApplication}`;
      most = Math.max(most, row?.count ?? 0);
      await setTimeout(sampleMs);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await watching;
      return most;
    },
  };
}
