import { Effect } from "effect";
import { HttpApiBuilder } from "effect/http-api";
import { PeerLoopApi } from "../../domain/api.ts";
import { ChatHistory } from "../../domain/chat/history/service.ts";
import { ChatSettings } from "../../domain/chat/notices/settings.ts";
import { CurrentUser, type SignedIn } from "../../domain/identity/authentication.ts";
import { settled } from "./boundary/database-failures.ts";

/** What a handler does with its reader; failures of the database as `settled` has them. */
const asReader = <A, E, R>(read: (reader: SignedIn) => Effect.Effect<A, E, R>) =>
  settled(Effect.flatMap(CurrentUser, read));

export const ChatHandlers = HttpApiBuilder.group(
  PeerLoopApi,
  "chat",
  Effect.fnUntraced(function* (handlers) {
    const history = yield* ChatHistory;
    const settings = yield* ChatSettings;
    return handlers.handleAll({
      history: ({ params, query }) => asReader((reader) => history.page(reader, params.roomId, query)),
      latest: ({ params }) => asReader((reader) => history.latest(reader, params.roomId)),
      message: ({ params }) => asReader((reader) => history.message(reader, params.id)),
      thread: ({ params, query }) => asReader((reader) => history.thread(reader, params.id, query)),
      follow: ({ params, payload }) =>
        asReader((reader) => history.follow(reader, params.id, payload.isFollowing)),
      pins: ({ params }) => asReader((reader) => history.pins(reader, params.roomId)),
      answers: ({ params, query }) => asReader((reader) => history.answers(reader, params.roomId, query)),
      search: ({ query }) => asReader((reader) => history.search(reader, query)),
      members: ({ params, query }) => asReader((reader) => history.members(reader, params.roomId, query)),
      settings: ({ params }) => asReader((reader) => settings.of(reader, params.roomId)),
      setSettings: ({ params, payload }) =>
        asReader((reader) => settings.set(reader, params.roomId, payload)),
    });
  }),
);
