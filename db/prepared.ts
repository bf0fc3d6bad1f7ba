import { fillPlaceholders, type SQL } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import type { Drizzle } from "./pool.ts";

/** A query of Drizzle's builder, as far as it is needed here. */
interface Preparable<A> {
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<A> };
}

/**
 * A query of Drizzle's builder that is put together once for each client, and planned once on each of its connections:
 * for those that every request makes. Inside a transaction it is put together anew, for that transaction.
 * `preparedQuery<Values>()(build)`: the variable values in `build` are `sql.placeholder("name")`, with the names of `Values`.
 */
export const preparedQuery =
  <Values extends Readonly<Record<string, unknown>>>() =>
  <A>(build: (db: Drizzle) => Preparable<A>): ((db: Drizzle, values: Values) => Promise<A>) => {
    const known = new WeakMap<Drizzle, ReturnType<Preparable<A>["prepare"]>>();
    return (db, values) => {
      // The driver keeps what has any name at all, by its text.
      const ready = known.get(db) ?? build(db).prepare("kept");
      known.set(db, ready);
      return ready.execute({ ...values });
    };
  };

/** What a statement may be given: a number is sent as its digits. */
export type StatementValues = Readonly<Record<string, string | number | null>>;

/** A statement that each connection plans once and keeps; `Database.prepared` runs it. */
export interface KeptStatement<Values extends StatementValues, Row extends object> {
  readonly text: string;
  readonly parameters: (values: Values) => readonly (string | null)[];
  /** What its rows look like is for whoever wrote it to say; nothing at run time. */
  readonly row?: Row;
}

const asText = (value: unknown): string | null => (value === null ? null : String(value));

/**
 * Makes a statement's text once. `keptStatement<Values, Row>()(statement)`: the variable values in `statement` are
 * `sql.placeholder("name")`, with the names of `Values`.
 */
export const keptStatement =
  <Values extends StatementValues, Row extends object = object>() =>
  (statement: SQL): KeptStatement<Values, Row> => {
    const { sql: text, params } = new PgDialect().sqlToQuery(statement);
    return { text, parameters: (values) => fillPlaceholders(params, { ...values }).map(asText) };
  };
