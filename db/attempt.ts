import { Effect } from "effect";
import { type DatabaseError, DatabaseUnavailable } from "./errors.ts";
import type { Client, Pool } from "./pool.ts";
import { toDatabaseError } from "./sqlstate.ts";

const refusal = (error: DatabaseError, thrown: unknown): Effect.Effect<never, DatabaseError> => {
  if (error._tag !== "QueryFailed") return Effect.fail(error);
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  // Only the log may see the driver's text: it can hold values.
  return Effect.andThen(
    Effect.logError(`query failed: ${error.code}`, cause instanceof Error ? cause.message : ""),
    Effect.fail(error),
  );
};

/**
 * One exchange with Postgres on `client`, given up after the query timeout.
 */
export const attempt = <A>(
  pool: Pool,
  client: Client,
  run: () => PromiseLike<A>,
): Effect.Effect<A, DatabaseError> =>
  Effect.callback<A, DatabaseError>((resume) => {
    const work = pool.begin(client);
    const inTime = pool.deadlines.begin(() => {
      work.timedOut();
      resume(Effect.fail(new DatabaseUnavailable({ outcome: "unknown" })));
    });
    const failed = (thrown: unknown) => {
      inTime();
      const error = toDatabaseError(thrown);
      work.end(error?._tag === "DatabaseUnavailable" && error.outcome === "unknown");
      resume(error ? refusal(error, thrown) : Effect.die(thrown));
    };
    try {
      const ready = pool.ready(client);
      (ready === null ? run() : ready.then(run)).then((value) => {
        inTime();
        work.end(false);
        resume(Effect.succeed(value));
      }, failed);
    } catch (thrown) {
      failed(thrown);
    }
    return Effect.sync(inTime);
  });
