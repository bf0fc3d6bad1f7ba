import { describe, expect, it } from "@effect/vitest";
import { Effect, Exit } from "effect";
import { Database, isUnavailable } from "./database.ts";
import { categories } from "./schema/index.ts";
import { stallingProxy } from "./testing/stalling-proxy.ts";
import { add, execute, slugs, transaction, useDatabase } from "./testing/use-database.ts";

const { on, url } = useDatabase();

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
        Effect.promise(() => stallingProxy(url())),
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
        Effect.promise(() => stallingProxy(url())),
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
