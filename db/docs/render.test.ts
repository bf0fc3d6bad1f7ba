import { readFile } from "node:fs/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { renderSchemaDocs } from "./render.ts";

const page = new URL("../../docs/schema.md", import.meta.url);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());

it("docs/schema.md is what the migrations make (npm run db:docs)", async () => {
  expect(await readFile(page, "utf8")).toBe(await renderSchemaDocs(database.url));
});

it("refuses a table that nobody has described", async () => {
  const sql = postgres(database.url, { max: 1 });
  await sql`create table undescribed (id int)`;
  await sql.end();
  await expect(renderSchemaDocs(database.url)).rejects.toThrow("undescribed is not described");
});
