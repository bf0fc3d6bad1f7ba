import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { checkMigrations } from "./check-migrations.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

it("finds the migrations in step with the schema", { timeout: 60_000 }, async () => {
  await checkMigrations();
});

it("names what a changed schema lacks", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "peerloop-planted-"));
  const planted = join(folder, "schema.ts");
  await writeFile(
    planted,
    `import { pgTable, text } from "${join(root, "node_modules/drizzle-orm/pg-core/index.js")}";
     export * from "${join(root, "db/schema/index.ts")}";
     export const planted = pgTable("planted", { note: text("note") });`,
  );
  try {
    await expect(checkMigrations(planted)).rejects.toThrow('CREATE TABLE "planted"');
  } finally {
    await rm(folder, { recursive: true });
  }
});
