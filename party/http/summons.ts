import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { CurrentUser } from "../../domain/identity/authentication.ts";
import { Summons } from "../../domain/summons/service.ts";
import { settled } from "./boundary/database-failures.ts";

export const SummonsHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "summons",
  Effect.fnUntraced(function* (handlers) {
    const summons = yield* Summons;
    return handlers.handleAll({
      create: ({ payload }) => settled(Effect.flatMap(CurrentUser, (user) => summons.create(user, payload))),
      helpers: () =>
        settled(
          Effect.flatMap(CurrentUser, (user) => summons.helpFor(user.id)).pipe(
            Effect.map((courses) => ({ courses })),
          ),
        ),
      byId: ({ params }) => settled(Effect.flatMap(CurrentUser, (user) => summons.byId(user.id, params.id))),
    });
  }),
);
