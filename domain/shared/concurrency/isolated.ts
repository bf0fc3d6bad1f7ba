import { Cause, Effect } from "effect";
import { isUnavailable } from "../../../db/database.ts";

/**
 * Null once it is done, or in words why it is not, defects included. Only a database that is away fails it: then
 * nothing is to blame, and everything is to be tried again.
 */
export const settled = <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<string | null, E, R> =>
  effect.pipe(
    Effect.as(null),
    Effect.catchCause((cause) => {
      const error = Cause.squash(cause);
      return isUnavailable(error) ? Effect.fail(error as E) : Effect.succeed(String(error));
    }),
  );

/**
 * Does something for all at once; where that fails, for each alone, so that one that cannot be done holds up no
 * other. `failed` hears of each that cannot, and why.
 */
export const isolated = <Item, E, R, F, S>(
  items: readonly Item[],
  run: (items: readonly Item[]) => Effect.Effect<unknown, E, R>,
  failed: (item: Item, reason: string) => Effect.Effect<unknown, F, S>,
): Effect.Effect<void, E | F, R | S> =>
  Effect.gen(function* () {
    if (items.length === 0) return;
    const reason = yield* settled(run(items));
    if (reason === null) return;
    const [only, ...others] = items;
    if (only !== undefined && others.length === 0) yield* failed(only, reason);
    else yield* Effect.forEach(items, (item) => isolated([item], run, failed), { discard: true });
  });
