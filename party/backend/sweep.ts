import { Effect } from "effect";
import { sweeps } from "../../domain/contexts.ts";

/** Finds what alarms and deliveries missed: a runtime that died, an actor that was away. */
export const sweep = Effect.forEach(
  sweeps,
  (one) => Effect.asVoid(one).pipe(Effect.catchCause((cause) => Effect.logError("sweep", cause))),
  { discard: true },
);
