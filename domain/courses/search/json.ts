import { Column, is, SQL, sql } from "drizzle-orm";

interface Columns {
  readonly [name: string]: SQL | SQL.Aliased | Column | Columns;
}

/** Columns of a query as one object in JSON, with those of its parts as objects in it. */
export const objectOf = (columns: Columns): SQL =>
  sql`json_build_object(${sql.join(
    Object.entries(columns).map(([name, value]) => {
      const isPlain = is(value, Column) || is(value, SQL) || is(value, SQL.Aliased);
      return sql`${sql.raw(`'${name}'`)}, ${isPlain ? value : objectOf(value as Columns)}`;
    }),
    sql`, `,
  )})`;
