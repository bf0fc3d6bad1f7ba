import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { PAGE_SIZE } from "../../domain/chat/limits.ts";
import { Chat } from "../../domain/chat/service.ts";
import { CurrentUser } from "../../domain/identity/authentication.ts";
import { settled } from "./database-failures.ts";

export const ChatHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "chat",
  Effect.fnUntraced(function* (handlers) {
    const chat = yield* Chat;
    return handlers.handleAll({
      history: ({ params, query }) =>
        settled(
          Effect.flatMap(CurrentUser, (user) =>
            chat.history(user, params.roomId, query.before, query.limit ?? PAGE_SIZE),
          ),
        ),
    });
  }),
);
