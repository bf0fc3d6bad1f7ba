import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { inject } from "vitest";

/** A database of one test file. */
export interface TestDatabase {
  /** As the owner of its tables, for what a test arranges and looks up. */
  readonly url: string;
  /** As the role of the running program. */
  readonly programUrl: string;
  /** Removes it, cutting off whoever is connected. */
  drop(): Promise<void>;
}

/**
 * A fresh database with every migration run, cloned from a template that the first caller makes who finds none of late.
 * @param options.seeded with the demo data
 */
export async function testDatabase(options: { seeded?: boolean } = {}): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const template = await templateDatabase(options.seeded ? "seeded" : "migrated");
  const name = `${inject("databasePrefix")}${randomBytes(6).toString("hex")}`;
  await withAdmin(server, async (sql) => {
    await clone(sql, name, template);
    // The one right that is the database's and not a table's: a clone does not have it from its template.
    await sql.unsafe(`revoke temporary on database "${name}" from public`);
  });
  return {
    url: urlOf(server, name),
    programUrl: asProgram(urlOf(server, name)),
    drop: () => withAdmin(server, (sql) => drop(sql, name)),
  };
}

/** The same database, as the role of the running program. */
export function asProgram(url: string): string {
  const { name, password } = inject("programRole");
  const program = new URL(url);
  program.username = name;
  program.password = password;
  return program.href;
}

/** Removes a role that nothing is granted to any more. */
export const dropRole = (server: string, name: string): Promise<void> =>
  withAdmin(server, async (sql) => void (await sql.unsafe(`drop role if exists "${name}"`)));

/** Removes every database whose name begins so. */
export async function dropDatabases(server: string, prefix: string): Promise<void> {
  await withAdmin(server, async (sql) => {
    const found = await sql<{ datname: string }[]>`
      select datname from pg_database where starts_with(datname, ${prefix})`;
    for (const { datname } of found) {
      await sql.unsafe(`alter database "${datname}" is_template false`);
      await drop(sql, datname);
    }
  });
}

/**
 * Runs `action` while no other test process of this run does the same under that key.
 * The lock goes with its connection, so a killed process holds nobody up.
 */
export async function exclusively<A>(key: string, action: (sql: postgres.Sql) => Promise<A>): Promise<A> {
  return withAdmin(inject("databaseServer"), async (sql) => {
    await sql`select pg_advisory_lock(hashtextextended(${inject("databasePrefix") + key}, 0))`;
    return action(sql);
  });
}

/**
 * Minutes for which a template serves. Demo data lie around the moment at which they were made: a session that is an hour away
 * then keeps its teacher from helping later, and a run takes longer than that.
 */
const TEMPLATE_MINUTES = 10;

async function templateDatabase(kind: "migrated" | "seeded"): Promise<string> {
  const server = inject("databaseServer");
  const prefix = `${inject("databasePrefix")}${kind}_`;
  return exclusively("templates", async (sql) => {
    const [found] = await sql<{ datname: string }[]>`
      select datname from pg_database
      where starts_with(datname, ${prefix}) and datistemplate and
        shobj_description(oid, 'pg_database')::timestamptz > now() - make_interval(mins => ${TEMPLATE_MINUTES})
      limit 1`;
    if (found) return found.datname;
    const name = `${prefix}${randomBytes(4).toString("hex")}`;
    const [{ now }] = await sql<[{ now: string }]>`select now()::text`;
    await sql.unsafe(`create database "${name}"`);
    const { migrate } = await import("../../db/migrate.ts");
    await migrate(urlOf(server, name));
    const { grantToProgram } = await import("../../db/privileges.ts");
    await grantToProgram(urlOf(server, name), inject("programRole").name);
    if (kind === "seeded") {
      const { seed } = await import("../../db/seed/index.ts");
      await seed(urlOf(server, name));
    }
    await sql.unsafe(`comment on database "${name}" is '${now}'`);
    await sql.unsafe(`alter database "${name}" is_template true`);
    return name;
  });
}

/** A template that somebody still has open cannot be cloned at that moment. */
async function clone(sql: postgres.Sql, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql.unsafe(`create database "${name}" template "${template}"`);
      return;
    } catch (error) {
      const inUse = (error as { code?: string }).code === "55006";
      if (!inUse || attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function drop(sql: postgres.Sql, name: string): Promise<void> {
  await sql.unsafe(`drop database if exists "${name}" with (force)`);
}

async function withAdmin<A>(server: string, action: (sql: postgres.Sql) => Promise<A>): Promise<A> {
  const sql = postgres(server, { max: 1, onnotice: () => {} });
  try {
    return await action(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function urlOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
