import { Schema } from "effect";
import { defineCommand } from "../shared/command.ts";
import { Count, Person, Uuid } from "../shared/schema.ts";
import { ChatMessage } from "./wire.ts";

/** What a room needs in order to begin: itself, its numbers and its newest messages in order of `seq`. */
export const LoadedRoom = Schema.Struct({
  room: Schema.Struct({ id: Uuid, name: Schema.String, courseId: Uuid, courseSlug: Schema.String }),
  lastSeq: Count,
  lastRev: Count,
  messages: Schema.Array(ChatMessage),
  people: Schema.Array(Person),
});
export type LoadedRoom = typeof LoadedRoom.Type;

export const LoadRoom = defineCommand({
  name: "chat.load",
  payload: Schema.Struct({ roomId: Uuid }),
  success: LoadedRoom,
});

/** A message on its way into the book. */
export const NewMessage = Schema.Struct({
  id: Uuid,
  userId: Uuid,
  content: Schema.String,
  replyToId: Schema.NullOr(Uuid),
});
export type NewMessage = typeof NewMessage.Type;

/**
 * What became of a message: `stored` now, `known` from before (the same frame again), refused because its id
 * belongs to something else (`conflict`) or because it answers nothing in this room (`orphan`).
 */
export const CommitResult = Schema.Union([
  Schema.Struct({ id: Uuid, outcome: Schema.Literals(["stored", "known"]), message: ChatMessage }),
  Schema.Struct({ id: Uuid, outcome: Schema.Literals(["conflict", "orphan"]) }),
]);
export type CommitResult = typeof CommitResult.Type;

/** Stores messages in order and numbers them without gaps; results in the order of the payload. */
export const CommitMessages = defineCommand({
  name: "chat.commit",
  payload: Schema.Struct({ roomId: Uuid, messages: Schema.Array(NewMessage) }),
  success: Schema.Array(CommitResult),
});

/** Up to `limit` messages after `after`, in order of `seq`. */
export const MessagesSince = defineCommand({
  name: "chat.since",
  payload: Schema.Struct({ roomId: Uuid, after: Count, limit: Count }),
  success: Schema.Struct({ messages: Schema.Array(ChatMessage), people: Schema.Array(Person) }),
});

/** Moves read markers forward; one that is behind what is stored changes nothing. */
export const MarkRead = defineCommand({
  name: "chat.markRead",
  payload: Schema.Struct({
    roomId: Uuid,
    markers: Schema.Array(Schema.Struct({ userId: Uuid, seq: Count })),
  }),
  success: Schema.Null,
});

/** Tells the inboxes of members who are online, but not in `presentIds`, how much they have not read. */
export const AnnounceUnread = defineCommand({
  name: "chat.announce",
  payload: Schema.Struct({ roomId: Uuid, presentIds: Schema.Array(Uuid) }),
  success: Schema.Null,
});
