import { Effect, Layer } from "effect";
import { Chat } from "../../../domain/chat/service.ts";
import { ListRooms, LoadInbox } from "../../../domain/inbox/commands.ts";
import { inboxContent } from "../../../domain/inbox/content.ts";
import { ONLINE_FOR_SECONDS } from "../../../domain/inbox/limits.ts";
import { Availability } from "../../../domain/summons/offers/availability.ts";
import { handle } from "../dispatcher.ts";

/** What inboxes ask of a backend. */
const commands = [
  // First the note: who has just come is called from then on.
  handle(LoadInbox, ({ userId }) =>
    Availability.use((availability) => availability.notePresence(userId, "looking", ONLINE_FOR_SECONDS)).pipe(
      Effect.andThen(inboxContent(userId)),
    ),
  ),
  handle(ListRooms, ({ userId }) =>
    Chat.use((chat) => Effect.map(chat.unreadRooms(userId), (rooms) => ({ rooms }))),
  ),
];

export const inbox = { commands, handlers: Layer.empty, shared: [] };
