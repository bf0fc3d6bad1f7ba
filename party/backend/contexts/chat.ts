import { Effect, Layer } from "effect";
import {
  CommitChanges,
  CommitMessages,
  LastRev,
  LoadRoom,
  LoadRules,
  MarkAnswered,
  MarkRead,
  MessagesSince,
  OlderChanged,
  StoppedWatching,
} from "../../../domain/chat/commands.ts";
import { AnswerMarking } from "../../../domain/chat/notices/answers-marking.ts";
import { Chat } from "../../../domain/chat/service.ts";
import { ChatHandlers } from "../../http/chat.ts";
import { ChatModerationHandlers } from "../../http/chat-moderation.ts";
import { handle } from "../dispatcher.ts";
import { chatAttachmentCommands } from "./chat-attachments.ts";

/** What chat rooms ask of a backend. */
const commands = [
  handle(LoadRoom, ({ roomId }) => Chat.use((chat) => chat.load(roomId))),
  handle(LastRev, ({ roomId }) => Chat.use((chat) => chat.lastRev(roomId))),
  handle(LoadRules, ({ roomId }) => Chat.use((chat) => chat.rules(roomId))),
  handle(CommitMessages, ({ roomId, messages, ...more }) =>
    Chat.use((chat) => chat.commit(roomId, messages, more)),
  ),
  handle(StoppedWatching, ({ roomId, goneIds }) =>
    Chat.use((chat) => chat.stoppedWatching(roomId, goneIds)).pipe(Effect.as(null)),
  ),
  handle(CommitChanges, ({ roomId, changes }) => Chat.use((chat) => chat.change(roomId, changes))),
  handle(MarkAnswered, (mark) => AnswerMarking.use((marking) => marking.mark(mark))),
  handle(MessagesSince, ({ roomId, after, rev, limit }) =>
    Chat.use((chat) => chat.since(roomId, after, rev, limit)),
  ),
  handle(OlderChanged, (asked) => Chat.use((chat) => chat.olderChanged(asked))),
  handle(MarkRead, ({ roomId, markers }) =>
    Chat.use((chat) => chat.markRead(roomId, markers)).pipe(Effect.as(null)),
  ),
  ...chatAttachmentCommands,
] as const;

export const chat = { commands, handlers: Layer.mergeAll(ChatHandlers, ChatModerationHandlers), shared: [] };
