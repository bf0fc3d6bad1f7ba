import { eq, type SQL, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { authRateLimits } from "../../../db/schema/index.ts";
import { TooManyRequests } from "../../shared/errors.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import { waitInWords } from "../../shared/rules.ts";
import type { AttemptLimit } from "../limits.ts";

/** Share of attempts after which counts that nobody needs any more are removed. */
const CLEANING_SHARE = 0.01;
const KEPT_MS = 24 * 3_600_000;
const MAX_COUNT = 1_000_000;

type Refusal = TooManyRequests | DatabaseError;

/**
 * Counts attempts in Postgres, so that all backends count together. A window begins with the first attempt in it.
 * Each attempt is counted by one statement that answers the count, before what is tried is looked at: those made at
 * the same moment count as well. Where rate limits are lifted nothing is counted.
 */
export class Attempts extends Context.Service<
  Attempts,
  {
    /** Counts one attempt under `key`; `TooManyRequests` when there were too many. */
    readonly count: (key: string, limit: AttemptLimit) => Effect.Effect<void, Refusal>;
    /** Counts one attempt under `key` and answers which of its window it is, from 1. */
    readonly countOf: (key: string, windowSeconds: number) => Effect.Effect<number, DatabaseError>;
    /**
     * Lets one attempt through that has waited since it first asked under `key`, and asks every other one to wait.
     * Whoever comes back later than a window after asking has not waited.
     */
    readonly afterWaiting: (
      key: string,
      waitSeconds: number,
      windowSeconds: number,
    ) => Effect.Effect<void, Refusal>;
    /** Takes one attempt under `key` back: it was none, or it succeeded. */
    readonly giveBack: (key: string) => Effect.Effect<void, DatabaseError>;
    /** Begins afresh under `key`. */
    readonly forget: (key: string) => Effect.Effect<void, DatabaseError>;
  }
>()("peerloop/identity/Attempts") {
  static readonly layer = Layer.effect(
    Attempts,
    Effect.gen(function* () {
      const database = yield* Database;
      const limited = yield* RateLimits;

      /** Writes the row of `key` anew, or as the SQL says where there is one; answers it as it is then. */
      const upsert = (key: string, now: number, set: { count: SQL; lastRequest: SQL }) =>
        database.query((db) =>
          db
            .insert(authRateLimits)
            .values({ key, count: 1, lastRequest: now })
            .onConflictDoUpdate({ target: authRateLimits.key, set })
            .returning(),
        );

      const counted = Effect.fnUntraced(function* (key: string, windowSeconds: number, now: number) {
        const isOver = sql`${authRateLimits.lastRequest} <= ${now - windowSeconds * 1_000}::bigint`;
        const [row] = yield* upsert(key, now, {
          count: sql`case when ${isOver} then 1 else least(${authRateLimits.count} + 1, ${MAX_COUNT}::int) end`,
          lastRequest: sql`case when ${isOver} then ${now}::bigint else ${authRateLimits.lastRequest} end`,
        });
        if (Math.random() < CLEANING_SHARE) yield* clean(now - KEPT_MS);
        return row ?? { count: 1, lastRequest: now };
      });

      const count = Effect.fn("Attempts.count")(function* (key: string, limit: AttemptLimit) {
        if (!limited) return;
        const now = Date.now();
        const row = yield* counted(key, limit.windowSeconds, now);
        if (row.count > limit.max)
          return yield* tooMany((row.lastRequest - now) / 1_000 + limit.windowSeconds);
      });

      const countOf = Effect.fn("Attempts.countOf")(function* (key: string, windowSeconds: number) {
        return limited ? (yield* counted(key, windowSeconds, Date.now())).count : 1;
      });

      const afterWaiting = Effect.fn("Attempts.afterWaiting")(function* (
        key: string,
        waitSeconds: number,
        windowSeconds: number,
      ) {
        if (!limited) return;
        const now = Date.now();
        const { lastRequest } = authRateLimits;
        const isOver = sql`${lastRequest} <= ${now - (waitSeconds + windowSeconds) * 1_000}::bigint`;
        const hasWaited = sql`${lastRequest} <= ${now - waitSeconds * 1_000}::bigint`;
        // A count of 0 stands for the one that may pass; it begins the wait of the next.
        const [row] = yield* upsert(key, now, {
          count: sql`case when ${isOver} then 1 when ${hasWaited} then 0 else 1 end`,
          lastRequest: sql`case when ${isOver} or ${hasWaited} then ${now}::bigint else ${lastRequest} end`,
        });
        if (row?.count !== 0) return yield* tooMany(((row?.lastRequest ?? now) - now) / 1_000 + waitSeconds);
      });

      const giveBack = Effect.fn("Attempts.giveBack")(function* (key: string) {
        yield* database.query((db) =>
          db
            .update(authRateLimits)
            .set({ count: sql`greatest(${authRateLimits.count} - 1, 0)` })
            .where(eq(authRateLimits.key, key)),
        );
      });

      const forget = Effect.fn("Attempts.forget")(function* (key: string) {
        yield* database.query((db) => db.delete(authRateLimits).where(eq(authRateLimits.key, key)));
      });

      const clean = (before: number) =>
        database.rows(sql`
            delete from auth_rate_limits where key in (
              select key from auth_rate_limits where last_request < ${before}::bigint for update skip locked)`);

      return Attempts.of({ count, countOf, afterWaiting, giveBack, forget });
    }),
  );
}

const tooMany = (seconds: number): TooManyRequests => {
  const retryAfterSeconds = Math.max(1, Math.ceil(seconds));
  const message = `Too many attempts. Please try again in ${waitInWords(retryAfterSeconds)}.`;
  return new TooManyRequests({ message, retryAfterSeconds });
};
