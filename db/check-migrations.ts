import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const migrations = join(root, "db/migrations");
const drizzleKit = join(dirname(createRequire(import.meta.url).resolve("drizzle-kit")), "bin.cjs");

/**
 * Fails when db/migrations is not what drizzle-kit makes of db/schema: it generates into a copy and sees whether
 * anything new comes out. Needs no database.
 *
 * @param schema file that exports the tables: absolute, or from the project's root
 * @throws Error with the SQL of the migration that is missing
 */
export async function checkMigrations(schema = "db/schema/index.ts"): Promise<void> {
  const copy = await mkdtemp(join(tmpdir(), "peerloop-migrations-"));
  try {
    await cp(migrations, copy, { recursive: true });
    const before = new Set(await readdir(copy));
    await generate(schema, copy);
    const added = (await readdir(copy)).filter((name) => name.endsWith(".sql") && !before.has(name));
    if (added.length === 0) return;
    const missing = await Promise.all(added.map((name) => readFile(join(copy, name), "utf8")));
    throw new Error(
      `migrations are not in step with the schema (npm run db:generate):\n${missing.join("\n")}`,
    );
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function generate(schema: string, out: string): Promise<void> {
  const flags = ["generate", "--dialect=postgresql", `--schema=${schema}`, `--out=${relative(root, out)}`];
  // Without a terminal drizzle-kit cannot ask whether a column was renamed, and fails.
  const done = run(process.execPath, [drizzleKit, ...flags], { cwd: root, timeout: 300_000 });
  done.child.stdin?.end();
  const { stdout, stderr } = await done.catch((error: { stdout?: string; stderr?: string }) => {
    throw new Error(`drizzle-kit generate failed:\n${error.stdout ?? ""}${error.stderr ?? ""}`);
  });
  // drizzle-kit exits with 0 after some failures.
  if (!/No schema changes|Your SQL migration file/.test(stdout)) {
    throw new Error(`drizzle-kit generate failed:\n${stdout}${stderr}`);
  }
}
