import { expect, it } from "@effect/vitest";
import { eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "./database.ts";
import { keptStatement, preparedQuery } from "./prepared.ts";
import { categories } from "./schema/index.ts";
import { add, transaction, useDatabase } from "./testing/use-database.ts";

const { on } = useDatabase();

let built = 0;
const named = preparedQuery<{ readonly slug: string }>()((db) => {
  built++;
  return db
    .select({ slug: categories.slug })
    .from(categories)
    .where(eq(categories.slug, sql.placeholder("slug")));
});
const find = (slug: string) =>
  Effect.flatMap(Database, (database) => database.query((db) => named(db, { slug })));

it.live("is put together once, and finds what each call asks for", () =>
  Effect.gen(function* () {
    yield* Effect.all([add("a"), add("b")]);
    built = 0;
    expect(yield* Effect.all([find("a"), find("b"), find("c")])).toEqual([
      [{ slug: "a" }],
      [{ slug: "b" }],
      [],
    ]);
    expect(built).toBe(1);
    const kept = yield* Effect.flatMap(Database, (database) =>
      database.rows<{ statement: string }>(sql`select statement from pg_prepared_statements`),
    );
    expect(kept.filter(({ statement }) => statement.includes('"categories"."slug" = $1'))).not.toEqual([]);
  }).pipe(on({ max: 1 })),
);

it.live("sees in a transaction what that has written, and nothing of it after a rollback", () =>
  Effect.gen(function* () {
    const inside = transaction(
      Effect.andThen(
        add("new"),
        Effect.flatMap(find("new"), (rows) => Effect.fail(rows)),
      ),
    );
    expect(yield* Effect.flip(inside)).toEqual([{ slug: "new" }]);
    expect(yield* find("new")).toEqual([]);
  }).pipe(on()),
);

const kept = keptStatement<
  { readonly word: string; readonly number: number | null },
  { readonly said: string }
>()(
  sql`select ${sql.placeholder("word")}::text || coalesce(${sql.placeholder("number")}::int, ${0}::int)
    || ${sql.placeholder("word")}::text as said`,
);

it.live(
  "a kept statement is planned once, and takes values by their names as often as they stand in it",
  () =>
    Effect.gen(function* () {
      const database = yield* Database;
      const say = (word: string, number: number | null) =>
        Effect.map(database.prepared(kept, { word, number }), (rows) => rows.map(({ said }) => said));
      expect(yield* say("it's ", 7)).toEqual(["it's 7it's "]);
      expect(yield* say("", null)).toEqual(["0"]);
      const plans = yield* database.rows<{ statement: string }>(
        sql`select statement from pg_prepared_statements`,
      );
      expect(plans.filter(({ statement }) => statement === kept.text)).toHaveLength(1);
    }).pipe(on({ max: 1 })),
);
