import { describe, expect, it } from "@effect/vitest";
import { eq, sql } from "drizzle-orm";
import { Deferred, Effect, Exit, Fiber } from "effect";
import { Database, isUnavailable } from "./database.ts";
import { categories } from "./schema/index.ts";
import { add, execute, slugs, transaction, useDatabase } from "./testing/use-database.ts";

const { on } = useDatabase();

describe("transaction", () => {
  it.live("commits when the effect succeeds", () =>
    Effect.gen(function* () {
      expect(yield* transaction(Effect.as(add("a"), "done"))).toBe("done");
      expect(yield* slugs).toEqual(["a"]);
    }).pipe(on()),
  );

  it.live("rolls back and passes the failure on", () =>
    Effect.gen(function* () {
      expect(yield* Effect.flip(transaction(Effect.andThen(add("a"), Effect.fail("no"))))).toBe("no");
      expect(yield* slugs).toEqual([]);
    }).pipe(on()),
  );

  it.live("rolls back on a defect", () =>
    Effect.gen(function* () {
      const exit = yield* Effect.exit(transaction(Effect.andThen(add("a"), Effect.die(new Error("bug")))));
      expect(Exit.hasDies(exit)).toBe(true);
      expect(yield* slugs).toEqual([]);
    }).pipe(on()),
  );

  it.live("rolls back when interrupted, and gives its connection back", () =>
    Effect.gen(function* () {
      const inside = yield* Deferred.make<void>();
      const fiber = yield* Effect.forkChild(
        transaction(
          add("a").pipe(Effect.andThen(Deferred.succeed(inside, undefined)), Effect.andThen(Effect.never)),
        ),
      );
      yield* Deferred.await(inside);
      yield* Fiber.interrupt(fiber);
      expect(yield* slugs).toEqual([]);
    }).pipe(on({ max: 1 })),
  );

  it.live("is joined by a nested one, whose work falls with the outer", () =>
    Effect.gen(function* () {
      const nested = transaction(Effect.andThen(add("b"), slugs));
      expect(yield* transaction(Effect.andThen(add("a"), nested))).toEqual(["a", "b"]);
      yield* Effect.flip(transaction(nested.pipe(Effect.ignore, Effect.andThen(Effect.fail("no")))));
      expect(yield* slugs).toEqual(["a", "b"]);
    }).pipe(on({ max: 1 })),
  );

  it.live("says when it is committed, once, whatever was tried before", () =>
    Effect.gen(function* () {
      const database = yield* Database;
      const said: string[] = [];
      const told = (word: string) => database.afterCommit(() => void said.push(word));
      const within = Effect.andThen(
        add("a"),
        Effect.sync(() => said.push("inside")),
      );
      yield* transaction(Effect.andThen(told("committed"), within));
      yield* Effect.flip(transaction(Effect.andThen(told("rolled back"), Effect.fail("no"))));
      yield* told("outside");
      expect(said).toEqual(["inside", "committed", "outside"]);
    }).pipe(on()),
  );

  it.live("is not seen from outside before it commits", () =>
    Effect.gen(function* () {
      const inside = yield* Deferred.make<void>();
      const go = yield* Deferred.make<void>();
      const fiber = yield* Effect.forkChild(
        transaction(
          add("a").pipe(
            Effect.andThen(Deferred.succeed(inside, undefined)),
            Effect.andThen(Deferred.await(go)),
          ),
        ),
      );
      yield* Deferred.await(inside);
      expect(yield* slugs).toEqual([]);
      yield* Deferred.succeed(go, undefined);
      yield* Fiber.join(fiber);
      expect(yield* slugs).toEqual(["a"]);
    }).pipe(on()),
  );

  it.live("fails when a failed query in it was swallowed, since nothing would be committed", () =>
    Effect.gen(function* () {
      yield* add("a");
      const error = yield* Effect.flip(transaction(Effect.andThen(add("b"), Effect.ignore(add("a")))));
      expect(error).toMatchObject({ _tag: "UniqueViolation" });
      expect(yield* slugs).toEqual(["a"]);
    }).pipe(on()),
  );

  it.live("reports what a deferred check refuses at the commit", () =>
    Effect.gen(function* () {
      yield* execute(
        `create table deferred (n int constraint deferred_n_key unique deferrable initially deferred)`,
      );
      const twice = Effect.andThen(
        execute("insert into deferred values (1)"),
        execute("insert into deferred values (1)"),
      );
      expect(yield* Effect.flip(transaction(twice))).toMatchObject({
        _tag: "UniqueViolation",
        constraint: "deferred_n_key",
      });
    }).pipe(on()),
  );

  it.live("repeats a transaction that collided with another", () =>
    Effect.gen(function* () {
      yield* add("a");
      yield* add("b");
      let runs = 0;
      const through = yield* Deferred.make<void>();
      const lockBoth = (
        first: string,
        second: string,
        met: Deferred.Deferred<void>,
        other: Deferred.Deferred<void>,
      ) =>
        transaction(
          Effect.gen(function* () {
            runs += 1;
            if (runs > 2) yield* Deferred.await(through);
            const db = yield* Database;
            const lock = (slug: string) =>
              db.query((d) =>
                d
                  .update(categories)
                  .set({ displayOrder: sql`display_order + 1` })
                  .where(eq(categories.slug, slug)),
              );
            yield* lock(first);
            yield* Deferred.succeed(met, undefined);
            yield* Deferred.await(other);
            yield* lock(second);
          }),
        ).pipe(Effect.tap(() => Deferred.succeed(through, undefined)));
      const one = yield* Deferred.make<void>();
      const two = yield* Deferred.make<void>();
      yield* Effect.all([lockBoth("a", "b", one, two), lockBoth("b", "a", two, one)], { concurrency: 2 });
      expect(runs).toBe(3);
      const rows = yield* Effect.flatMap(Database, (db) => db.query((d) => d.select().from(categories)));
      expect(rows.map(({ displayOrder }) => displayOrder)).toEqual([2, 2]);
    }).pipe(on()),
  );

  it.live("fails once its connection is lost, and commits nothing of it", () =>
    Effect.gen(function* () {
      const killed = transaction(
        Effect.andThen(add("a"), execute("select pg_terminate_backend(pg_backend_pid())")),
      );
      expect(isUnavailable(yield* Effect.flip(killed))).toBe(true);
      yield* transaction(add("b"));
      expect(yield* slugs).toEqual(["b"]);
    }).pipe(on({ max: 1 })),
  );
});
