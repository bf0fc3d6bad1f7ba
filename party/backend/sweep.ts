import { Effect } from "effect";
import { chores } from "../../domain/contexts.ts";

/** Finds what alarms and deliveries missed: a runtime that died, an actor that was away. */
export const sweep = Effect.forEach(
  chores,
  (chore) => Effect.asVoid(chore).pipe(Effect.catchCause((cause) => Effect.logError("sweep", cause))),
  { discard: true },
);
