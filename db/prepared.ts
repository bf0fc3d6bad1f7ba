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
