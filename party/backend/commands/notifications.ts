import { Effect } from "effect";
import { Chat } from "../../../domain/chat/service.ts";
import {
  AckNotifications,
  CountUnread,
  ListRooms,
  LoadInbox,
  NoteOnline,
  SetAvailable,
} from "../../../domain/notifications/commands.ts";
import { inboxContent, noteOnline, setAvailable } from "../../../domain/notifications/inbox.ts";
import { ONLINE_FOR_SECONDS } from "../../../domain/notifications/limits.ts";
import { Notifications } from "../../../domain/notifications/service.ts";
import { handle } from "./dispatcher.ts";

/** What inboxes ask of a backend. */
export const notificationCommands = [
  // First the note: who has just come is called from then on.
  handle(LoadInbox, ({ userId }) =>
    Effect.andThen(noteOnline(userId, ONLINE_FOR_SECONDS), inboxContent(userId)),
  ),
  handle(ListRooms, ({ userId }) =>
    Chat.use((chat) => Effect.map(chat.unreadRooms(userId), (rooms) => ({ rooms }))),
  ),
  handle(SetAvailable, ({ userId, is }) => Effect.as(setAvailable(userId, is), null)),
  handle(AckNotifications, ({ userId, ids }) => Notifications.use((service) => service.ack(userId, ids))),
  handle(CountUnread, ({ userId }) =>
    Notifications.use((service) => Effect.map(service.unreadCount(userId), (unread) => ({ unread }))),
  ),
  handle(NoteOnline, ({ userId, seconds }) => Effect.as(noteOnline(userId, seconds), null)),
];
