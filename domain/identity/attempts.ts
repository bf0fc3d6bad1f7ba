import { eq, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { authRateLimits } from "../../db/schema/index.ts";
import { TooManyRequests } from "../shared/errors.ts";
import { RateLimits } from "../shared/rate-limits.ts";
import type { AttemptLimit } from "./limits.ts";

/** Share of attempts after which counts that nobody needs any more are removed. */
const CLEANING_SHARE = 0.01;
const KEPT_MS = 24 * 3_600_000;

/**
 * Counts attempts in Postgres, so that all backends count together. A window begins with the first attempt in it.
 * Where rate limits are lifted nothing is counted.
 */
export class Attempts extends Context.Service<
  Attempts,
  {
    /** Counts one attempt under `key`; `TooManyRequests` when there were too many. */
    readonly count: (
      key: string,
      limit: AttemptLimit,
    ) => Effect.Effect<void, TooManyRequests | DatabaseError>;
    /** Fails as `count` would, without counting. */
    readonly check: (
      key: string,
      limit: AttemptLimit,
    ) => Effect.Effect<void, TooManyRequests | DatabaseError>;
    /** Begins afresh under `key`. */
    readonly forget: (key: string) => Effect.Effect<void, DatabaseError>;
  }
>()("peerloop/identity/Attempts") {
  static readonly layer = Layer.effect(
    Attempts,
    Effect.gen(function* () {
      const database = yield* Database;
      const limited = yield* RateLimits;

      const count = Effect.fn("Attempts.count")(function* (key: string, limit: AttemptLimit) {
        if (!limited) return;
        const now = Date.now();
        const since = now - limit.windowSeconds * 1_000;
        const isOver = sql`${authRateLimits.lastRequest} <= ${since}::bigint`;
        const [row] = yield* database.query((db) =>
          db
            .insert(authRateLimits)
            .values({ key, count: 1, lastRequest: now })
            .onConflictDoUpdate({
              target: authRateLimits.key,
              set: {
                // One past the limit is enough to know, however often somebody goes on.
                count: sql`case when ${isOver} then 1 else least(${authRateLimits.count} + 1, ${limit.max + 1}::int) end`,
                lastRequest: sql`case when ${isOver} then ${now}::bigint else ${authRateLimits.lastRequest} end`,
              },
            })
            .returning(),
        );
        if (Math.random() < CLEANING_SHARE) yield* clean(now - KEPT_MS);
        if (row && row.count > limit.max) return yield* tooMany(row.lastRequest, limit, now);
      });

      const check = Effect.fn("Attempts.check")(function* (key: string, limit: AttemptLimit) {
        if (!limited) return;
        const now = Date.now();
        const [row] = yield* database.query((db) =>
          db.select().from(authRateLimits).where(eq(authRateLimits.key, key)),
        );
        const isOpen = row !== undefined && row.lastRequest > now - limit.windowSeconds * 1_000;
        if (isOpen && row.count >= limit.max) return yield* tooMany(row.lastRequest, limit, now);
      });

      const forget = Effect.fn("Attempts.forget")(function* (key: string) {
        yield* database.query((db) => db.delete(authRateLimits).where(eq(authRateLimits.key, key)));
      });

      const clean = (before: number) =>
        database.query((db) =>
          db.execute(sql`
            delete from auth_rate_limits where key in (
              select key from auth_rate_limits where last_request < ${before}::bigint for update skip locked)`),
        );

      return Attempts.of({ count, check, forget });
    }),
  );
}

const tooMany = (since: number, limit: AttemptLimit, now: number): TooManyRequests => {
  const retryAfterSeconds = Math.max(1, Math.ceil((since + limit.windowSeconds * 1_000 - now) / 1_000));
  return new TooManyRequests({ message: "Too many attempts. Please try again later.", retryAfterSeconds });
};
