import { Context, Effect, Layer } from "effect";
import { Outbox } from "../../shared/outbox.ts";

/**
 * Where it is said that sign-ins have ended, so that their sockets close. It never fails: the session is gone
 * whether or not a room could be reached, and rooms that could not are left by their next admission.
 */
export class Revocations extends Context.Service<
  Revocations,
  {
    /** One sign-in of the user has ended, or with null all of them. */
    readonly revoked: (userId: string, authSessionId: string | null) => Effect.Effect<void>;
  }
>()("peerloop/identity/Revocations") {
  /** Through the outbox to the user's inbox actor, which has the sockets closed wherever they may be. */
  static readonly layer = Layer.effect(
    Revocations,
    Effect.gen(function* () {
      const outbox = yield* Outbox;
      return Revocations.of({
        revoked: (userId, authSessionId) =>
          outbox
            .transaction(
              outbox.publish([
                {
                  party: "inbox",
                  roomId: userId,
                  message: { _tag: "SignedOut", authSessionId },
                },
              ]),
            )
            .pipe(
              Effect.catchCause((cause) =>
                Effect.logError("a revoked sign-in could not be announced", cause),
              ),
            ),
      });
    }),
  );
}
