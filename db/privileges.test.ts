import { randomBytes } from "node:crypto";
import postgres from "postgres";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { type TestDatabase, testDatabase } from "../tests/support/database.ts";
import { createProgramRole, grantToProgram, roleOf } from "./privileges.ts";

let database: TestDatabase;
let owner: postgres.Sql;
let program: postgres.Sql;
beforeAll(async () => {
  database = await testDatabase({ seeded: true });
  owner = postgres(database.url, { max: 1, onnotice: () => {} });
  program = postgres(database.programUrl, { max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await Promise.all([owner?.end(), program?.end()]);
  await database?.drop();
});

/** Not allowed, or only the owner may. */
const REFUSED = "42501";

describe("the running program's role", () => {
  it("is made and given its rights by many starts at once", async () => {
    const role = `at_once_${randomBytes(4).toString("hex")}`;
    const start = async () => {
      await createProgramRole(database.url, role, "a password");
      await grantToProgram(database.url, role);
    };
    try {
      await Promise.all(Array.from({ length: 6 }, start));
    } finally {
      await owner.unsafe(`drop owned by ${role}; drop role ${role}`);
    }
  });

  it("owns nothing, and is told apart from who does", async () => {
    expect(await roleOf(database.programUrl)).toEqual({ name: inject("programRole").name, isOwner: false });
    expect((await roleOf(database.url)).isOwner).toBe(true);
    const [role] = await owner`
      select rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls from pg_roles
      where rolname = ${inject("programRole").name}`;
    expect(Object.values(role ?? {})).toEqual([false, false, false, false, false]);
  });

  it.each([
    "create table planted (id int)",
    "create temporary table planted (id int)",
    "create schema planted",
    "create function planted() returns int language sql as 'select 1'",
    "create extension pg_trgm",
    "create role planted",
    "create database planted",
    "alter table users add column planted int",
    "alter table goodwill_transactions disable trigger all",
    "alter table audit_log disable trigger audit_log_append_only",
    "drop trigger audit_log_append_only on audit_log",
    "create trigger planted before insert on users execute function refuse_change()",
    "alter function refuse_change() rename to planted",
    "create or replace function refuse_change() returns trigger language plpgsql as 'begin return new; end'",
    "drop table audit_log",
    "truncate audit_log",
    "truncate sessions cascade",
    "update audit_log set action = action",
    "delete from audit_log",
    "update goodwill_transactions set points = points",
    "delete from goodwill_transactions",
    "update chat_message_versions set content = content",
    "delete from chat_message_versions",
    "set session_replication_role = replica",
    "set role postgres",
    "select * from drizzle.__drizzle_migrations",
    "select pg_read_file('postgresql.conf')",
    "copy users to program 'cat'",
    "alter role current_user superuser",
    "select lo_create(0)",
    "select lo_creat(-1)",
    "select lo_from_bytea(0, 'planted')",
    "select lo_put(1, 0, 'planted')",
    "select lo_get(1)",
    "select lo_open(1, 131072)",
    "select lo_unlink(1)",
    "select loread(0, 1)",
    "select lowrite(0, 'planted')",
    "select lo_import('/etc/hostname')",
    "select pg_logical_emit_message(false, 'planted', 'planted')",
    "select pg_switch_wal()",
    "select pg_ls_dir('.')",
    "alter system set log_statement = 'all'",
    "alter table users set (autovacuum_enabled = false)",
    "create publication planted for table users",
    "create index planted on users (name)",
    "comment on table users is 'planted'",
  ])("cannot: %s", async (statement) => {
    const refused = await program.unsafe(statement).then(
      () => "done",
      (error: postgres.PostgresError) => error.code,
    );
    expect(refused).toBeOneOf(statement.startsWith("set role") ? [REFUSED, "22023"] : [REFUSED, "3F000"]);
  });

  it("may run no function of Postgres that keeps something past all tables", async () => {
    const may = await program`
      select p.oid::regprocedure::text as name from pg_proc p
      where has_function_privilege(current_user, p.oid, 'execute') and p.provolatile = 'v'
        and p.pronamespace = 'pg_catalog'::regnamespace
        and p.proname ~ '^lo_|^lo(read|write)$|emit_message'`;
    expect(may.map(({ name }) => name)).toEqual([]);
  });

  it("passes on no right of its own", async () => {
    // Postgres answers with a warning here.
    await program.unsafe(
      "grant select on users to public; alter default privileges grant all on tables to public",
    );
    const [row] =
      await owner`select count(*)::int from information_schema.table_privileges where grantee = 'PUBLIC'
      and table_schema = 'public'`;
    expect(row).toEqual({ count: 0 });
  });

  it("reads and writes rows, and adds to the books", async () => {
    const undone = new Error("undone");
    await expect(
      program.begin(async (sql) => {
        await sql`update users set name = name`;
        await sql`insert into audit_log (actor_id, action, target_type, target_id)
          select id, 'test.added', 'user', id from users limit 1`;
        await sql`select count(*) from help_requests`;
        throw undone;
      }),
    ).rejects.toBe(undone);
  });
});

describe("a table of a later migration", () => {
  it("is the program's to use once it is granted, and no other role's", async () => {
    const other = `${inject("databasePrefix")}${randomBytes(4).toString("hex")}`;
    await createProgramRole(database.url, other, "secret");
    try {
      await owner`create table later (id int)`;
      await owner`create table later_book (id int)`;
      await owner`create trigger later_book_append_only before update or delete on later_book
        for each row execute function refuse_change()`;
      await expect(program`select * from later`).rejects.toMatchObject({ code: REFUSED });
      await grantToProgram(database.url, inject("programRole").name);
      await program`insert into later values (1)`;
      await program`update later set id = 2`;
      await program`insert into later_book values (1)`;
      await expect(program`delete from later_book`).rejects.toMatchObject({ code: REFUSED });
      const stranger = postgres(database.url.replace(/\/\/[^@]*@/, `//${other}:secret@`), { max: 1 });
      await expect(stranger`select * from later`).rejects.toMatchObject({ code: REFUSED });
      await stranger.end();
    } finally {
      await owner.unsafe(`drop role "${other}"`);
    }
  });
});
