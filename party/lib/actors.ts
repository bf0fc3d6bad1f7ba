import { Effect, Layer } from "effect";
import { Actors } from "../../domain/shared/actors.ts";
import { ServiceUnavailable } from "../../domain/shared/errors.ts";
import { callParty, type Parties } from "./calls.ts";
import type { Env } from "./env.ts";

/** `Actors` over the platform: a signed call to the addressee. */
export const actorsLayer = (env: Env, parties: () => Parties): Layer.Layer<Actors> =>
  Layer.succeed(
    Actors,
    Actors.of({
      tell: (party, roomId, message) =>
        Effect.tryPromise({
          try: async () => {
            const answer = await callParty(env, parties(), party, roomId, "", JSON.stringify(message));
            if (!answer.ok) throw new Error(`${party} answered ${answer.status}`);
          },
          catch: () => new ServiceUnavailable({ message: `The ${party} actor is not reachable.` }),
        }),
    }),
  );
