import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { ChatModeration } from "../../domain/chat/moderation/service.ts";
import { CurrentUser } from "../../domain/identity/authentication.ts";
import { settled } from "./boundary/database-failures.ts";

export const ChatModerationHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "chatModeration",
  Effect.fnUntraced(function* (handlers) {
    const moderation = yield* ChatModeration;
    return handlers.handleAll({
      setSlowMode: ({ params, payload }) =>
        settled(Effect.flatMap(CurrentUser, (user) => moderation.setSlowMode(user, params.roomId, payload))),
      sanctions: ({ params }) =>
        settled(Effect.flatMap(CurrentUser, (user) => moderation.sanctions(user, params.roomId))),
      sanction: ({ params, payload }) =>
        settled(Effect.flatMap(CurrentUser, (user) => moderation.sanction(user, params.roomId, payload))),
      lift: ({ params }) => settled(Effect.flatMap(CurrentUser, (user) => moderation.lift(user, params.id))),
      versions: ({ params }) =>
        settled(Effect.flatMap(CurrentUser, (user) => moderation.versions(user, params.id))),
      report: ({ params, payload }) =>
        settled(Effect.flatMap(CurrentUser, (user) => moderation.report(user, params.id, payload))),
      audit: ({ params, query }) =>
        settled(Effect.flatMap(CurrentUser, (user) => moderation.audit(user, params.roomId, query.cursor))),
    });
  }),
);
