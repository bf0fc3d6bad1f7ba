import { Schema } from "effect";
import { Count, Instant, Person, Text, Uuid } from "../shared/schema.ts";
import { Beat, BeatAnswer, Rejected } from "../shared/wire.ts";
import { MAX_MESSAGE_LENGTH } from "./limits.ts";

/**
 * A new message. `id` is made by the client: the same frame sent again is answered with the same message,
 * to its sender alone; another body under a known id is refused with `conflict`.
 */
export const Send = Schema.TaggedStruct("Send", {
  id: Uuid,
  content: Text(1, MAX_MESSAGE_LENGTH),
  replyToId: Schema.optionalKey(Schema.NullOr(Uuid)),
});
export type Send = typeof Send.Type;

/** The sender is typing, or has stopped. Lost frames do no harm: it lapses after `TYPING_MS`. */
export const Typing = Schema.TaggedStruct("Typing", { is: Schema.Boolean });

/** The sender has read everything up to and including `seq`. Markers only move forward. */
export const Read = Schema.TaggedStruct("Read", { seq: Count });

/** What a client may send to `/parties/chat/<room id>`. */
export const ChatClientFrame = Schema.Union([Send, Typing, Read, Beat]);
export type ChatClientFrame = typeof ChatClientFrame.Type;

/** A message as the room shows it. `content` is empty once deleted. `rev` numbers its latest change. */
export const ChatMessage = Schema.Struct({
  id: Uuid,
  seq: Count,
  rev: Count,
  userId: Uuid,
  content: Schema.String,
  replyToId: Schema.NullOr(Uuid),
  createdAt: Instant,
  editedAt: Schema.NullOr(Instant),
  isDeleted: Schema.Boolean,
});
export type ChatMessage = typeof ChatMessage.Type;

/** Somebody in the room now. `away` while all their tabs are hidden. */
export const PresentMember = Schema.Struct({
  ...Person.fields,
  role: Schema.String,
  connections: Count,
  away: Schema.Boolean,
});
export type PresentMember = typeof PresentMember.Type;

/** First frame. `lastSeq` − `lastReadSeq` is the number of unread messages. */
export const Welcome = Schema.TaggedStruct("Welcome", {
  protocol: Schema.Int,
  you: Schema.Struct({ ...Person.fields, role: Schema.String, connectionId: Schema.String }),
  room: Schema.Struct({ id: Uuid, name: Schema.String, courseId: Uuid, courseSlug: Schema.String }),
  lastSeq: Count,
  lastRev: Count,
  lastReadSeq: Count,
  presence: Schema.Struct({ count: Count, first: Schema.Array(PresentMember) }),
});

/** Messages in order of `seq`, with the people who wrote them. One's own message in it is its acknowledgement. */
export const Messages = Schema.TaggedStruct("Messages", {
  messages: Schema.Array(ChatMessage),
  people: Schema.Array(Person),
});

/** Differences of presence since the last such frame; `count` is the number of people after them. */
export const Presence = Schema.TaggedStruct("Presence", {
  count: Count,
  joined: Schema.Array(PresentMember),
  left: Schema.Array(Uuid),
});

/** Who is typing now: the whole list, the reader left in it. */
export const TypingNow = Schema.TaggedStruct("Typing", { userIds: Schema.Array(Uuid) });

/** The reader's own marker, moved on one of their devices. */
export const ReadMarker = Schema.TaggedStruct("Read", { seq: Count });

/** Whether the room can store messages now. `unavailable`: keep what is typed, it is not taken. */
export const Status = Schema.TaggedStruct("Status", {
  state: Schema.Literals(["ok", "unavailable"]),
  message: Schema.String,
});

/** What `/parties/chat/<room id>` sends. */
export const ChatServerFrame = Schema.Union([
  Welcome,
  Messages,
  Presence,
  TypingNow,
  ReadMarker,
  Status,
  Rejected,
  BeatAnswer,
]);
export type ChatServerFrame = typeof ChatServerFrame.Type;
