import { type EmbeddedPostgres, startPostgres } from "./embedded-postgres.ts";

/** The database of `npm start` and of the `db:` commands. */
export interface LocalDatabase {
  readonly url: string;
  /** Stops what was started for it. */
  stop(): Promise<void>;
}

/**
 * Uses the database at `DATABASE_URL`, or starts the embedded Postgres and starts it again should it end.
 */
export async function openLocalDatabase(): Promise<LocalDatabase> {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => {} };
  let server = await startPostgres();
  let stopped = false;
  const keep = async ({ lost }: EmbeddedPostgres): Promise<void> => {
    await lost;
    if (stopped) return;
    console.error("Postgres has ended; starting it again.");
    server = await startPostgres();
    await keep(server);
  };
  const { url } = server;
  keep(server).catch((error: Error) => console.error(error.message));
  return {
    url,
    async stop() {
      stopped = true;
      await server.stop();
    },
  };
}

/** Runs an action on the local database and stops again what had to be started for it. */
export async function withLocalDatabase<A>(action: (url: string) => Promise<A>): Promise<A> {
  const database = await openLocalDatabase();
  try {
    return await action(database.url);
  } finally {
    await database.stop();
  }
}
