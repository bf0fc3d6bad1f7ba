import type { Sql } from "postgres";

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  readonly default: string | null;
  /** `table.column` of single-column foreign keys. */
  readonly references: string | null;
}

export interface Relation {
  readonly name: string;
  readonly isView: boolean;
  readonly columns: readonly Column[];
  readonly constraints: readonly string[];
  readonly indexes: readonly string[];
  readonly triggers: readonly string[];
}

export interface Enumeration {
  readonly name: string;
  readonly values: readonly string[];
}

/** Tables and views of the schema `public`, as the database itself describes them. */
export async function introspect(sql: Sql): Promise<Relation[]> {
  const relations = await sql<{ oid: number; name: string; isView: boolean }[]>`
    select oid::int, relname as name, relkind = 'v' as "isView" from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'v') order by relname`;
  return Promise.all(
    relations.map(async ({ oid, name, isView }) => ({
      name,
      isView,
      columns: await columnsOf(sql, oid, isView),
      constraints: await constraintsOf(sql, oid),
      indexes: await indexesOf(sql, oid),
      triggers: await triggersOf(sql, oid),
    })),
  );
}

const columnsOf = (sql: Sql, oid: number, isView: boolean) => sql<Column[]>`
  select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    not a.attnotnull and not ${isView}::boolean as nullable,
    case when a.attgenerated = 's' then 'generated: ' else '' end || pg_get_expr(d.adbin, d.adrelid) as default,
    (select f.confrelid::regclass || '.' || t.attname from pg_constraint f
      join pg_attribute t on t.attrelid = f.confrelid and t.attnum = f.confkey[1]
      where f.contype = 'f' and f.conrelid = a.attrelid and f.conkey = array[a.attnum]) as references
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where a.attrelid = ${oid} and a.attnum > 0 and not a.attisdropped order by a.attnum`;

/** All but not-null, which the columns show, and foreign keys of one column, which they show too. */
async function constraintsOf(sql: Sql, oid: number): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select '\`' || conname || '\`: ' || pg_get_constraintdef(oid, true) as line from pg_constraint
    where conrelid = ${oid} and contype <> 'n'
      and not (contype = 'f' and cardinality(conkey) = 1 and confdeltype = 'a')
      and not (contype = 'p' and cardinality(conkey) = 1)
    order by array_position(array['p','u','x','c','f'], contype::text), conname`;
  return rows.map(({ line }) => line);
}

/** Those that no constraint brings with it. */
async function indexesOf(sql: Sql, oid: number): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select '\`' || c.relname || '\`: ' || regexp_replace(pg_get_indexdef(i.indexrelid, 0, true),
      '^CREATE (UNIQUE )?INDEX \\S+ ON \\S+ USING ', '\\1') as line
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = ${oid} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p','u','x'))
    order by c.relname`;
  return rows.map(({ line }) => line);
}

async function triggersOf(sql: Sql, oid: number): Promise<string[]> {
  const rows = await sql<{ line: string }[]>`
    select '\`' || tgname || '\`: ' || regexp_replace(pg_get_triggerdef(oid, true), '^CREATE (CONSTRAINT )?TRIGGER \\S+ ', '') as line
    from pg_trigger where tgrelid = ${oid} and not tgisinternal order by tgname`;
  return rows.map(({ line }) => line);
}

export const enumerations = (sql: Sql) => sql<Enumeration[]>`
  select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as values
  from pg_type t join pg_enum e on e.enumtypid = t.oid
  where t.typnamespace = 'public'::regnamespace group by 1 order by 1`;
