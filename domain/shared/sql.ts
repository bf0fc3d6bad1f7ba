import { Column, is, type SQLWrapper, sql } from "drizzle-orm";

/**
 * What stands for a value in a statement: a parameter, or an expression of the statement. A fragment that takes values of
 * a statement that it does not know names its own rows by whole words, statements theirs by letters: so that neither
 * captures the other's.
 */
export type Value = string | SQLWrapper;

/** A column with its table: drizzle leaves the table out in queries of one table, where a subquery would capture it. */
export const qualified = (value: Value): Value =>
  is(value, Column) ? sql`${value.table}.${sql.identifier(value.name)}` : value;
