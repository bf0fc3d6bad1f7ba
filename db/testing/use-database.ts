import { afterAll, beforeAll, beforeEach } from "@effect/vitest";
import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { Database } from "../database.ts";
import { categories } from "../schema/index.ts";

interface Options {
  readonly url?: string;
  readonly max?: number;
  readonly queryTimeoutMs?: number;
}

/**
 * A database for the tests of the calling file, without categories before each of them: they are what these tests
 * write. `on` gives an effect a connection pool to it.
 */
export const useDatabase = () => {
  let database: TestDatabase;
  const on =
    (options: Options = {}) =>
    <A, E>(effect: Effect.Effect<A, E, Database>) =>
      Effect.provide(effect, Database.layer({ url: database.url, max: 4, ...options }));
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database?.drop());
  beforeEach(() =>
    Effect.runPromise(Effect.flatMap(Database, (db) => db.query((d) => d.delete(categories))).pipe(on())),
  );
  return { on, url: () => database.url };
};

/** Adds a category. */
export const add = (slug: string) =>
  Effect.flatMap(Database, (db) => db.query((d) => d.insert(categories).values({ name: slug, slug })));

/** The categories that are there. */
export const slugs = Effect.flatMap(Database, (db) =>
  Effect.map(
    db.query((d) => d.select().from(categories).orderBy(categories.slug)),
    (rows) => rows.map(({ slug }) => slug),
  ),
);

export const transaction = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.flatMap(Database, (db) => db.transaction(effect));

export const execute = (statement: string) =>
  Effect.flatMap(Database, (db) => db.query((d) => d.execute(sql.raw(statement))));
