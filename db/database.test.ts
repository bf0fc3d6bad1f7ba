import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@effect/vitest";
import { eq, sql } from "drizzle-orm";
import { Deferred, Effect, Exit, Fiber } from "effect";
import { type TestDatabase, testDatabase } from "../tests/support/database.ts";
import { Database, isUnavailable } from "./database.ts";
import { categories, courseTags } from "./schema/index.ts";
import { stallingProxy } from "./testing/stalling-proxy.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());

const on =
  (options: { url?: string; max?: number; queryTimeoutMs?: number } = {}) =>
  <A, E>(effect: Effect.Effect<A, E, Database>) =>
    Effect.provide(effect, Database.layer({ url: database.url, max: 4, ...options }));

const add = (slug: string) =>
  Effect.flatMap(Database, (db) => db.query((d) => d.insert(categories).values({ name: slug, slug })));
const slugs = Effect.flatMap(Database, (db) =>
  Effect.map(
    db.query((d) => d.select().from(categories).orderBy(categories.slug)),
    (rows) => rows.map(({ slug }) => slug),
  ),
);
const transaction = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
  Effect.flatMap(Database, (db) => db.transaction(effect));
const execute = (statement: string) =>
  Effect.flatMap(Database, (db) => db.query((d) => d.execute(sql.raw(statement))));

beforeEach(() =>
  Effect.runPromise(Effect.flatMap(Database, (db) => db.query((d) => d.delete(categories))).pipe(on())),
);

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
      const lockBoth = (
        first: string,
        second: string,
        met: Deferred.Deferred<void>,
        other: Deferred.Deferred<void>,
      ) =>
        transaction(
          Effect.gen(function* () {
            runs += 1;
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
        );
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

describe("errors", () => {
  it.live("are tagged by what was refused, and name the constraint", () =>
    Effect.gen(function* () {
      yield* add("a");
      expect(yield* Effect.flip(add("a"))).toMatchObject({
        _tag: "UniqueViolation",
        constraint: "categories_name_key",
      });
      expect(yield* Effect.flip(add("A b"))).toMatchObject({
        _tag: "CheckViolation",
        constraint: "categories_slug_check",
      });
      const db = yield* Database;
      const courseId = "00000000-0000-7000-8000-000000000001";
      const orphan = db.query((d) => d.insert(courseTags).values({ courseId, tag: "t" }));
      expect(yield* Effect.flip(orphan)).toMatchObject({
        _tag: "ForeignKeyViolation",
        constraint: "course_tags_course_id_courses_id_fk",
      });
    }).pipe(on()),
  );

  it.live("carry neither SQL nor values", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(execute("select 'a secret' from nowhere"));
      expect(error).toMatchObject({ _tag: "QueryFailed", code: "42P01" });
      expect(`${String(error)} ${error.stack} ${JSON.stringify(error)}`).not.toMatch(/secret|nowhere/);
    }).pipe(on()),
  );

  it.live("leave a mistake in the code a defect", () =>
    Effect.gen(function* () {
      const db = yield* Database;
      const exit = yield* Effect.exit(
        db.query(() => {
          throw new TypeError("bug");
        }),
      );
      expect(Exit.hasDies(exit)).toBe(true);
    }).pipe(on()),
  );

  it.live("say that the server is not reached, and that nothing was written", () =>
    Effect.gen(function* () {
      expect(yield* Effect.flip(slugs)).toMatchObject({ _tag: "DatabaseUnavailable", outcome: "none" });
    }).pipe(on({ url: "postgres://nobody@127.0.0.1:1/nothing" })),
  );
});

describe("timeouts", () => {
  it.live("end a slow statement on the server, and leave the connection usable", () =>
    Effect.gen(function* () {
      yield* slugs;
      const started = Date.now();
      expect(yield* Effect.flip(execute("select pg_sleep(20)"))).toMatchObject({
        _tag: "DatabaseUnavailable",
        outcome: "none",
      });
      expect(Date.now() - started).toBeLessThan(10_000);
      expect(yield* slugs).toEqual([]);
    }).pipe(on({ max: 1, queryTimeoutMs: 3_000 })),
  );

  it.live("replace the client of a frozen server, inside and outside of transactions", () =>
    Effect.gen(function* () {
      const proxy = yield* Effect.acquireRelease(
        Effect.promise(() => stallingProxy(database.url)),
        ({ close }) => Effect.promise(close),
      );
      const program = Effect.gen(function* () {
        yield* add("a");
        proxy.freeze();
        expect(yield* Effect.flip(slugs)).toMatchObject({ _tag: "DatabaseUnavailable", outcome: "unknown" });
        expect(yield* slugs).toEqual(["a"]);
        const frozen = transaction(
          Effect.andThen(add("b"), Effect.andThen(Effect.sync(proxy.freeze), add("c"))),
        );
        expect(isUnavailable(yield* Effect.flip(frozen))).toBe(true);
        expect(yield* transaction(Effect.andThen(add("d"), slugs))).toEqual(["a", "d"]);
      });
      yield* program.pipe(on({ url: proxy.url, max: 1, queryTimeoutMs: 2_000 }));
    }),
  );
});

describe("connections", () => {
  it.live("are kept when there is more to do than the server can", () =>
    Effect.gen(function* () {
      const backend = Effect.map(execute("select pg_backend_pid() as pid"), (rows) => rows[0]?.pid);
      const before = yield* backend;
      const exits = yield* Effect.all(
        Array.from({ length: 6 }, () => Effect.exit(execute("select pg_sleep(0.4)"))),
        { concurrency: 6 },
      );
      expect(exits.filter(Exit.isSuccess).length).toBeGreaterThan(0);
      expect(exits.filter(Exit.isFailure).length).toBeGreaterThan(0);
      yield* Effect.sleep("2 seconds");
      expect(yield* backend).toBe(before);
    }).pipe(on({ max: 1, queryTimeoutMs: 1_000 })),
  );

  it.live("of a client that was replaced end before those of the new one begin", () =>
    Effect.gen(function* () {
      const proxy = yield* Effect.acquireRelease(
        Effect.promise(() => stallingProxy(database.url)),
        ({ close }) => Effect.promise(close),
      );
      let most = 0;
      const watch = setInterval(() => {
        most = Math.max(most, proxy.connections());
      }, 2);
      const sleeps = Effect.all(
        Array.from({ length: 3 }, () => Effect.exit(execute("select pg_sleep(0.2)"))),
        { concurrency: 3 },
      );
      yield* Effect.gen(function* () {
        yield* sleeps;
        proxy.mute();
        expect((yield* sleeps).every(Exit.isFailure)).toBe(true);
        expect((yield* sleeps).every(Exit.isSuccess)).toBe(true);
      }).pipe(on({ url: proxy.url, max: 3, queryTimeoutMs: 1_500 }));
      clearInterval(watch);
      expect(most).toBe(3);
    }),
  );

  it.live("end with the layer", () =>
    Effect.gen(function* () {
      const count = Effect.map(
        execute(
          "select count(*)::int as n from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
        ),
        (rows) => rows[0]?.n,
      );
      yield* Effect.scoped(
        Effect.all(
          Array.from({ length: 3 }, () => execute("select pg_sleep(0.05)")),
          { concurrency: 3 },
        ),
      ).pipe(on());
      yield* Effect.sleep("200 millis");
      expect(yield* count).toBe(0);
    }).pipe(on({ max: 1 })),
  );

  it.live("serve a library that keeps the drizzle object, also after the client was replaced", () =>
    Effect.gen(function* () {
      const db = yield* Database;
      const kept = db.drizzle;
      expect(yield* db.query(() => kept.select().from(categories))).toEqual([]);
      expect(yield* db.query(() => kept.transaction((tx) => tx.$count(categories)))).toBe(0);
    }).pipe(on()),
  );
});
