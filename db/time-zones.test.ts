import { readFileSync } from "node:fs";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../tests/support/database.ts";

let database: TestDatabase;
let sql: postgres.Sql;
beforeAll(async () => {
  database = await testDatabase();
  sql = postgres(database.url, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql?.end();
  await database?.drop();
});

it("the zones of rows from before the constraint are called as they are shown, and what is none is UTC", async () => {
  await sql`alter table users drop constraint users_time_zone_check`;
  const stored = {
    "Asia/Calcutta": "Asia/Kolkata",
    "europe/kiev": "Europe/Kyiv",
    "US/Pacific": "America/Los_Angeles",
    "America/Bogota": "America/Bogota",
    utc: "UTC",
    PLT: "UTC",
    "+02:00": "UTC",
  };
  for (const [index, zone] of Object.keys(stored).entries())
    await sql`insert into users (email, name, handle, time_zone)
      values (${`${index}@example.test`}, ${zone}, ${`zone${index}`}, ${zone})`;
  const migration = readFileSync(
    new URL("migrations/0027_time_zones_and_sweeps.sql", import.meta.url),
    "utf8",
  );
  for (const statement of migration.split("--> statement-breakpoint"))
    if (/users_time_zone_check|UPDATE users/.test(statement)) await sql.unsafe(statement);
  const rows = await sql<{ name: string; zone: string }[]>`select name, time_zone as zone from users`;
  expect(Object.fromEntries(rows.map(({ name, zone }) => [name, zone]))).toEqual(stored);
});
