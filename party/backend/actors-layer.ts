import { Effect, Layer } from "effect";
import { Actors, NotTold } from "../../domain/shared/actors.ts";
import { callParty, type Parties } from "../wire/calls.ts";
import type { Env } from "../wire/env.ts";

/** `Actors` over the platform: a call to the addressee. */
export const actorsLayer = (env: Env, parties: () => Parties): Layer.Layer<Actors> =>
  Layer.succeed(
    Actors,
    Actors.of({
      tell: Effect.fnUntraced(function* (party, roomId, message) {
        const answer = yield* Effect.tryPromise({
          try: () => callParty(env, parties(), party, roomId, "", JSON.stringify(message)),
          catch: (cause) => new NotTold({ reason: `${party} was not reached: ${cause}`, isRefused: false }),
        });
        const { status, ok } = answer;
        if (ok) return;
        const isRefused = status >= 400 && status < 500;
        return yield* new NotTold({ reason: `${party} answered ${status} to ${message._tag}`, isRefused });
      }),
    }),
  );
