import { Column, is, type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * What stands for a value in a statement: a parameter, or an expression of the statement. A fragment that takes values of
 * a statement that it does not know names its own rows by whole words, statements theirs by letters: so that neither
 * captures the other's.
 */
export type Value = string | SQLWrapper;

/** A column with its table: drizzle leaves the table out in queries of one table, where a subquery would capture it. */
export const qualified = (value: Value): Value =>
  is(value, Column) ? sql`${value.table}.${sql.identifier(value.name)}` : value;

/**
 * Whether a statement that begins with `from` has a row, as an SQL condition which looks it up anew for each row around
 * it. For an `exists` the planner may choose to read the whole table once, and a connection keeps that plan however much
 * the table grows.
 */
export const isFound = (from: SQL): SQL<boolean> =>
  sql<boolean>`coalesce((select true ${from} limit 1), false)`;

/** A moment as an `Instant`: ISO 8601 in UTC, to the millisecond. */
export const instantSql = (moment: SQLWrapper): SQL<string> =>
  sql<string>`to_char((${moment}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The row of users under this name as a `Person` in JSON; null where a left join has found none. */
export const personSql = (row: SQL): SQL => sql`case when ${row}.id is not null then json_build_object(
  'id', ${row}.id, 'name', ${row}.name, 'handle', ${row}.handle, 'avatarUrl', ${row}.avatar_url) end`;
