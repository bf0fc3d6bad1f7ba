import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { CurrentUser } from "../../domain/identity/authentication.ts";
import { Sessions } from "../../domain/sessions/service.ts";
import { settled } from "./boundary/database-failures.ts";

export const SessionsHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "sessions",
  Effect.fnUntraced(function* (handlers) {
    const sessions = yield* Sessions;
    return handlers.handleAll({
      mine: () => settled(Effect.flatMap(CurrentUser, (user) => sessions.mine(user.id))),
      onNow: () =>
        settled(
          Effect.flatMap(CurrentUser, (user) => sessions.onNow(user.id)).pipe(
            Effect.map((found) => ({ sessions: found })),
          ),
        ),
      byId: ({ params }) => settled(Effect.flatMap(CurrentUser, (user) => sessions.byId(user.id, params.id))),
    });
  }),
);
