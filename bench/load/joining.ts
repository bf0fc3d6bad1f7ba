import { Effect, Schedule } from "effect";
import { JoinRefused } from "./client.ts";

/** How often a client tries again to join a busy server, as a browser would. */
const joinTries = 8;

/**
 * Has clients join, so many at a time, each again after a while where the server is too busy. Rejects when one is
 * refused for good.
 * @returns how many joins were tried again
 */
export async function joinAll(joins: readonly (() => Promise<void>)[], atOnce: number): Promise<number> {
  let again = 0;
  const patiently = (join: () => Promise<void>) =>
    // Its caller gets what a join was refused with.
    // @effect-diagnostics-next-line unknownInEffectCatch:off
    Effect.retry(Effect.tryPromise({ try: join, catch: (error) => error }), {
      while: (error) => error instanceof JoinRefused && error.isTemporary,
      times: joinTries,
      schedule: Schedule.tap(Schedule.jittered(Schedule.exponential("250 millis")), () =>
        Effect.sync(() => {
          again += 1;
        }),
      ),
    });
  await Effect.runPromise(Effect.forEach(joins, patiently, { concurrency: atOnce, discard: true }));
  return again;
}
