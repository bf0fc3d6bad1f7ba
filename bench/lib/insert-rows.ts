import type postgres from "postgres";

/** Rows in one statement: with eighteen columns each still below the 65,535 parameters of the protocol. */
const ROWS = 3_500;

/** Puts a row for each item into a table, many to a statement. */
export async function insertRows<A>(
  sql: postgres.Sql,
  table: string,
  items: readonly A[],
  row: (item: A) => Record<string, string | number | boolean | Date>,
): Promise<void> {
  for (let start = 0; start < items.length; start += ROWS)
    await sql`insert into ${sql(table)} ${sql(items.slice(start, start + ROWS).map(row))}`;
}
