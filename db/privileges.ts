import postgres from "postgres";

/** The role that the running program of an embedded Postgres uses. */
export const PROGRAM_ROLE = "peerloop_program";

/**
 * What every role may do in Postgres and the running program does not: keep large objects, which belong to no table and
 * are cleared away by nothing, and write into the log of changes past all of them.
 */
const NOT_NEEDED = String.raw`
  do $$
  declare unneeded record;
  begin
    for unneeded in
      select p.oid::regprocedure as name from pg_proc p
      where p.pronamespace = 'pg_catalog'::regnamespace
        and (p.proname like 'lo\_%' or p.proname in ('loread', 'lowrite', 'pg_logical_emit_message'))
        and has_function_privilege('public', p.oid, 'execute')
    loop
      execute format('revoke execute on function %s from public', unneeded.name);
    end loop;
  -- Where a server belongs to somebody else, so do its functions.
  exception when insufficient_privilege then null;
  end $$`;

/** Books without a trigger of their own that the program only adds to. */
const ONLY_ADDED_TO = ["chat_message_versions"];

/** Held while rights are changed: two starts that change the same ones at once would each fail for the other. */
const rightsLock = 7_066_136;

const oneClient = async <A>(url: string, action: (sql: postgres.Sql) => Promise<A>): Promise<A> => {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    return await action(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
};

/**
 * Makes the role that the running program uses, or gives it this password: it may sign in, and nothing more.
 * @param url of a database on the server, as a role that may create others
 */
export const createProgramRole = (url: string, role: string, password: string): Promise<void> =>
  oneClient(url, async (sql) => {
    const [name, secret] = [quoted(role, '"'), quoted(password, "'")];
    await sql.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(${rightsLock})`;
      const [found] = await transaction`select 1 from pg_roles where rolname = ${role}`;
      if (!found) await transaction.unsafe(`create role ${name}`);
      await transaction.unsafe(
        `alter role ${name} login password ${secret} nosuperuser nocreatedb nocreaterole noreplication nobypassrls`,
      );
    });
  });

const quoted = (text: string, mark: '"' | "'") => `${mark}${text.replaceAll(mark, mark + mark)}${mark}`;

/** The role that a URL signs in as, and whether it could change the schema: it owns tables or is a superuser. */
export const roleOf = (url: string): Promise<{ readonly name: string; readonly isOwner: boolean }> =>
  oneClient(url, async (sql) => {
    const [row] = await sql<{ name: string; isOwner: boolean }[]>`
      select current_user as name, r.rolsuper or exists (
        select 1 from pg_class c where c.relnamespace = 'public'::regnamespace
          and c.relkind in ('r', 'p') and pg_has_role(current_user, c.relowner, 'member')) as "isOwner"
      from pg_roles r where r.rolname = current_user`;
    if (!row) throw new Error("The database does not say who is signed in.");
    return row;
  });

/**
 * Gives the role what the running program does, on every table that there is now: reading and writing rows. It owns
 * nothing, changes no schema, and what is append only (by a trigger, or in `ONLY_ADDED_TO`) it can only add to.
 * To be run after every migration; does nothing where the role owns the tables anyway.
 * @param url of the owner of the tables
 */
export const grantToProgram = (url: string, role: string): Promise<void> =>
  oneClient(url, async (sql) => {
    const to = quoted(role, '"');
    const tables = await sql<{ name: string; isView: boolean; isBook: boolean }[]>`
      select c.relname as name, c.relkind in ('v', 'm') as "isView", c.relname = any(${ONLY_ADDED_TO})
        or exists (select 1 from pg_trigger t where t.tgrelid = c.oid
          and t.tgfoid = 'public.refuse_change()'::regprocedure) as "isBook"
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      order by c.relname`;
    const grants = tables.map(({ name, isView, isBook }) => {
      const rights = isView ? "select" : isBook ? "select, insert" : "select, insert, update, delete";
      return `grant ${rights} on public.${quoted(name, '"')} to ${to}`;
    });
    // Whoever may sign in could otherwise make tables of their own: temporary ones, and in old databases others too.
    const [database] = await sql<{ name: string }[]>`select current_database() as name`;
    const here = quoted(database?.name ?? "", '"');
    await sql.begin(async (transaction) => {
      await transaction`select pg_advisory_xact_lock(${rightsLock})`;
      await transaction.unsafe(
        [
          NOT_NEEDED,
          "revoke create on schema public from public",
          `revoke temporary on database ${here} from public`,
          `revoke all on all tables in schema public from ${to}`,
          `grant usage on schema public to ${to}`,
          `grant usage, select on all sequences in schema public to ${to}`,
          ...grants,
        ].join(";\n"),
      );
    });
  });
