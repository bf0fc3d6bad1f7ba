import { Effect } from "effect";
import {
  AnnounceUnread,
  CommitMessages,
  LoadRoom,
  MarkRead,
  MessagesSince,
} from "../../domain/chat/commands.ts";
import { Chat } from "../../domain/chat/service.ts";
import { handle } from "../lib/commands.ts";

/** What chat rooms ask of a backend. */
export const chatCommands = [
  handle(LoadRoom, ({ roomId }) => Chat.use((chat) => chat.load(roomId))),
  handle(CommitMessages, ({ roomId, messages }) => Chat.use((chat) => chat.commit(roomId, messages))),
  handle(MessagesSince, ({ roomId, after, limit }) => Chat.use((chat) => chat.since(roomId, after, limit))),
  handle(MarkRead, ({ roomId, markers }) =>
    Chat.use((chat) => chat.markRead(roomId, markers)).pipe(Effect.as(null)),
  ),
  handle(AnnounceUnread, ({ roomId, presentIds }) =>
    Chat.use((chat) => chat.announce(roomId, presentIds)).pipe(Effect.as(null)),
  ),
];
