import { Effect } from "effect";
import { DatabaseError, isUnavailable } from "../../../db/errors.ts";
import { ServiceUnavailable } from "../../../domain/shared/errors.ts";

/** The answer while the database is away. */
export const databaseAway = () =>
  new ServiceUnavailable({ message: "PeerLoop can’t reach its database right now." });

/** Whether it is one of the failures that the `Database` service has. */
export const isDatabaseError = (error: unknown): error is DatabaseError =>
  DatabaseError.members.some((member) => error instanceof member);

/**
 * What a handler does with the failures of the database: one that is away is the caller's to know (503), any other
 * is a fault of ours, and a defect from here on.
 */
export const settled = <A, E, R>(
  effect: Effect.Effect<A, E, R>,
): Effect.Effect<A, Exclude<E, DatabaseError> | ServiceUnavailable, R> =>
  Effect.catch(effect, (error): Effect.Effect<never, Exclude<E, DatabaseError> | ServiceUnavailable> => {
    if (!isDatabaseError(error)) return Effect.fail(error as Exclude<E, DatabaseError>);
    return isUnavailable(error) ? Effect.fail(databaseAway()) : Effect.die(error);
  });
