import { rm } from "node:fs/promises";
import { join } from "node:path";
import postgres from "postgres";
import { seed } from "../db/seed/index.ts";
import { migrateLocal, withLocalDatabase } from "./lib/database/local-database.ts";
import { dataFolder } from "./lib/paths.ts";
import { claimDataFolder } from "./lib/start/claim.ts";

const othersData = process.env.DATABASE_URL !== undefined && process.env.DATABASE_URL !== "";

if (othersData && !process.argv.includes("--yes")) {
  console.error(
    "This deletes everything in the schemas public and drizzle of the database at DATABASE_URL. If that is meant: npm run db:reset -- --yes",
  );
  process.exit(1);
}

claimDataFolder();
await withLocalDatabase(async (database) => {
  const { url } = database;
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  // What is recorded of past migrations is in the schema drizzle.
  await sql`drop schema if exists drizzle cascade`;
  await sql`drop schema if exists public cascade`;
  await sql`create schema public`;
  await sql.end();
  await migrateLocal(database);
  await seed(url);
});
// What the actors keep belongs to the data that is gone.
await rm(join(dataFolder, "runtime"), { recursive: true, force: true });
