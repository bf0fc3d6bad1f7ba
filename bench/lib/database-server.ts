import { randomBytes } from "node:crypto";
import { join } from "node:path";
import postgres from "postgres";
import { startPostgres } from "../../scripts/lib/database/embedded-postgres.ts";
import type { Undo } from "./undo.ts";

/** How the benchmark's own connections show up, so that they are not counted as a peer's. */
export const benchApplication = "peerloop-bench";

/** A client of the benchmark itself. */
export const benchClient = (url: string): postgres.Sql =>
  postgres(url, { max: 2, onnotice: () => {}, connection: { application_name: benchApplication } });

/** The one Postgres that every peer of a run stores in, each in a database of its own. */
export interface DatabaseServer {
  /** For example `18.4`. */
  readonly version: string;
  /** Makes an empty database and answers its URL; `undo` drops it. */
  createDatabase(undo: Undo): Promise<string>;
}

/** Starts Postgres in a folder, set as for `npm start`: every commit reaches the disk before it is answered. */
export async function startDatabaseServer(folder: string, undo: Undo): Promise<DatabaseServer> {
  const server = await startPostgres({
    folder: join(folder, "postgres"),
    settingsFile: join(folder, "postgres.json"),
  });
  undo.add(() => server.stop());
  const sql = benchClient(server.url);
  undo.add(() => sql.end({ timeout: 1 }));
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
  return {
    version: row?.version ?? "",
    async createDatabase(undo) {
      const name = `bench_${randomBytes(6).toString("hex")}`;
      await sql.unsafe(`create database "${name}"`);
      undo.add(() => sql.unsafe(`drop database "${name}" with (force)`));
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      return url.href;
    },
  };
}
