import { migrate } from "../../../db/migrate.ts";
import { grantToProgram, roleOf } from "../../../db/privileges.ts";
import { tlsProblem } from "../../../db/tls.ts";
import { closeDataFolder } from "../data-folder.ts";
import { fail } from "../fail.ts";
import { type EmbeddedPostgres, startPostgres } from "./embedded-postgres.ts";

/** The database of `npm start` and of the `db:` commands. */
export interface LocalDatabase {
  /** As the owner of its tables, who migrates. */
  readonly url: string;
  /** As the running program, which owns nothing where the two differ. */
  readonly programUrl: string;
  /** Stops what was started for it. */
  stop(): Promise<void>;
}

/**
 * Uses the database at `DATABASE_URL` (and `MIGRATION_DATABASE_URL`, as its owner), or starts the embedded Postgres and
 * starts it again should it end.
 */
export async function openLocalDatabase(): Promise<LocalDatabase> {
  const { DATABASE_URL: given, MIGRATION_DATABASE_URL: owner } = process.env;
  if (given) {
    refuseWithoutTls("DATABASE_URL", given);
    if (owner) refuseWithoutTls("MIGRATION_DATABASE_URL", owner);
    return { url: owner || given, programUrl: given, stop: async () => {} };
  }
  closeDataFolder();
  let server = await startPostgres();
  let stopped = false;
  const keep = async ({ lost }: EmbeddedPostgres): Promise<void> => {
    await lost;
    if (stopped) return;
    console.error("Postgres has ended; starting it again.");
    server = await startPostgres();
    await keep(server);
  };
  const { url, programUrl } = server;
  keep(server).catch((error: Error) => console.error(error.message));
  return {
    url,
    programUrl,
    async stop() {
      stopped = true;
      await server.stop();
    },
  };
}

function refuseWithoutTls(name: string, url: string): void {
  const problem = tlsProblem(url, process.env.DATABASE_TLS);
  if (problem !== null) fail(`${name} ${problem}`);
}

/** Where the database is, without what it takes to sign in. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}

/** Brings the schema up to date, and gives the running program's role what it needs of it. */
export async function migrateLocal({ url, programUrl }: LocalDatabase): Promise<void> {
  const role = await migrate(url)
    .then(() => roleOf(programUrl))
    .catch((error: Error) =>
      // A driver's error tells a lot of its connection when it is printed whole.
      fail(`The database at ${placeOf(url)} cannot be brought up to date: ${error.message || error.name}`),
    );
  if (!role.isOwner) return grantToProgram(url, role.name);
  console.warn(
    `The running program signs in to the database as ${role.name}, who may change the schema. Better give it a role of its own: see README.`,
  );
}

/** Runs an action on the local database and stops again what had to be started for it. */
export async function withLocalDatabase<A>(action: (database: LocalDatabase) => Promise<A>): Promise<A> {
  const database = await openLocalDatabase();
  try {
    return await action(database);
  } finally {
    await database.stop();
  }
}
