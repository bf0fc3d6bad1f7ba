import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as run } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

const migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url));

/** Any number that nothing else on this database locks. */
const migrationLock = 7_066_135;

/**
 * Brings the database at `url` to the newest schema; all pending migrations are one transaction.
 * Several processes may call it at once: an advisory lock lets one work while the others wait.
 *
 * @throws the driver's error when the database cannot be reached or a migration fails
 */
export async function migrate(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await run(drizzle(sql), { migrationsFolder });
  } finally {
    // Closing the connection releases the lock.
    await sql.end({ timeout: 5 });
  }
}
