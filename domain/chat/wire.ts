import { Schema } from "effect";
import { Count, FrameText, Instant, Person, Text, Uuid } from "../shared/schema.ts";
import { Beat, BeatAnswer, Rejected } from "../shared/wire.ts";
import { MAX_ATTACHMENTS, MAX_EMOJI_LENGTH, MAX_MESSAGE_LENGTH } from "./limits.ts";

const Emoji = Text(1, MAX_EMOJI_LENGTH).check(Schema.isPattern(/^\p{RGI_Emoji}$/v));

/**
 * A new message. `id` is made by the client: the same frame sent again is answered with the same message,
 * to its sender alone; another body under a known id is refused with `conflict`. `content` may show nothing only where
 * there are attachments, and is empty then, which the sender has uploaded to this room before. A reply stands in its
 * thread alone unless it is sent `alsoInRoom`, which decides nothing for a message that replies to none. The first
 * frame under an id decides it.
 */
export const Send = Schema.TaggedStruct("Send", {
  id: Uuid,
  content: FrameText(MAX_MESSAGE_LENGTH),
  replyToId: Schema.optionalKey(Schema.NullOr(Uuid)),
  alsoInRoom: Schema.optionalKey(Schema.Boolean),
  attachmentIds: Schema.optionalKey(Schema.Array(Uuid).check(Schema.isMaxLength(MAX_ATTACHMENTS))),
});
export type Send = typeof Send.Type;

/** Another text for one's own message. Sent again it changes nothing. */
export const Edit = Schema.TaggedStruct("Edit", { id: Uuid, content: FrameText(MAX_MESSAGE_LENGTH) });
export type Edit = typeof Edit.Type;

/** Deletes one's own message, or anybody's for whoever moderates the room. Sent again it changes nothing. */
export const Delete = Schema.TaggedStruct("Delete", { id: Uuid });
export type Delete = typeof Delete.Type;

/** Puts a reaction of the sender on a message, or takes it off. Sent again it changes nothing. */
export const React = Schema.TaggedStruct("React", { id: Uuid, emoji: Emoji, is: Schema.Boolean });
export type React = typeof React.Type;

/** Pins a message for everybody, or unpins it: for those who teach the course or moderate the room. */
export const Pin = Schema.TaggedStruct("Pin", { id: Uuid, is: Schema.Boolean });
export type Pin = typeof Pin.Type;

/**
 * Marks a message as the answer to the first message of its thread, or takes the mark off: for the asker alone.
 * Marking awards goodwill to the answer's author under the rules of goodwill, once a question.
 */
export const MarkAnswer = Schema.TaggedStruct("MarkAnswer", { id: Uuid, is: Schema.Boolean });
export type MarkAnswer = typeof MarkAnswer.Type;

/** The sender is typing, or has stopped. Lost frames do no harm: it lapses after `TYPING_MS`. */
const Typing = Schema.TaggedStruct("Typing", { is: Schema.Boolean });

/** The sender has read everything up to and including `seq`. Markers only move forward. */
const Read = Schema.TaggedStruct("Read", { seq: Count });

/** What a client may send to `/parties/chat/<room id>`. */
export const ChatClientFrame = Schema.Union([Send, Edit, Delete, React, Pin, MarkAnswer, Typing, Read, Beat]);
export type ChatClientFrame = typeof ChatClientFrame.Type;

/** A file of a message, read at `/api/chat/attachments/<id>`. `size` in bytes, `width` and `height` in pixels. */
export const Attachment = Schema.Struct({
  id: Uuid,
  name: Schema.String,
  contentType: Schema.String,
  size: Count,
  width: Schema.NullOr(Count),
  height: Schema.NullOr(Count),
});
export type Attachment = typeof Attachment.Type;

/** One emoji on a message, and everybody who put it there, in that order. */
export const Reaction = Schema.Struct({ emoji: Schema.String, userIds: Schema.Array(Uuid) });
export type Reaction = typeof Reaction.Type;

/**
 * The replies in the thread that begins with a message: how many there are up to and including `lastSeq`, when that
 * one was sent, and who wrote last, the latest first.
 */
export const ThreadSummary = Schema.Struct({
  count: Count,
  lastSeq: Count,
  lastAt: Instant,
  userIds: Schema.Array(Uuid),
});
export type ThreadSummary = typeof ThreadSummary.Type;

/** What most messages have not: left out where there is none. */
const details = {
  /** The first message of the thread that this one belongs to. */
  threadId: Schema.optionalKey(Uuid),
  /** A reply that stands among the messages of the room as well as in its thread. */
  alsoInRoom: Schema.optionalKey(Schema.Literal(true)),
  thread: Schema.optionalKey(ThreadSummary),
  reactions: Schema.optionalKey(Schema.Array(Reaction)),
  attachments: Schema.optionalKey(Schema.Array(Attachment)),
  pinnedAt: Schema.optionalKey(Instant),
  /** The message that was marked as the answer to this question. */
  answerId: Schema.optionalKey(Uuid),
} as const;

/** A message as the room shows it. `content` is empty once deleted. `rev` numbers its latest change. */
export const ChatMessage = Schema.Struct({
  id: Uuid,
  seq: Count,
  rev: Count,
  userId: Uuid,
  content: Schema.String,
  replyToId: Schema.NullOr(Uuid),
  createdAt: Instant,
  editedAt: Schema.optionalKey(Instant),
  isDeleted: Schema.optionalKey(Schema.Literal(true)),
  ...details,
});
export type ChatMessage = typeof ChatMessage.Type;

const changed = { id: Uuid, rev: Count } as const;

/**
 * A change of the message `id`, numbered `rev`. Applied with `applyChange` of `rules.ts`: one that a message has
 * seen, or gone beyond, does nothing.
 */
export const Change = Schema.Union([
  Schema.TaggedStruct("Edited", { ...changed, content: Schema.String, editedAt: Instant }),
  Schema.TaggedStruct("Deleted", changed),
  Schema.TaggedStruct("Reacted", { ...changed, userId: Uuid, emoji: Schema.String, is: Schema.Boolean }),
  Schema.TaggedStruct("Pinned", { ...changed, at: Schema.NullOr(Instant) }),
  Schema.TaggedStruct("Answered", { ...changed, answerId: Schema.NullOr(Uuid) }),
]);
export type Change = typeof Change.Type;

/** Somebody in the room now. `away` while all their tabs are hidden. */
export const PresentMember = Schema.Struct({
  ...Person.fields,
  role: Schema.String,
  connections: Count,
  away: Schema.Boolean,
});
export type PresentMember = typeof PresentMember.Type;

/** First frame. `lastSeq` − `lastReadSeq` is the number of messages behind the marker, those in threads included. */
const Welcome = Schema.TaggedStruct("Welcome", {
  protocol: Schema.Int,
  you: Schema.Struct({ ...Person.fields, role: Schema.String, connectionId: Schema.String }),
  room: Schema.Struct({ id: Uuid, name: Schema.String, courseId: Uuid, courseSlug: Schema.String }),
  lastSeq: Count,
  lastRev: Count,
  lastReadSeq: Count,
  /** Seconds that somebody who does not moderate waits between two messages; 0 without slow mode. */
  slowModeSeconds: Count,
  /** Until when the reader may not write here; `forever`, or null when they may. */
  mutedUntil: Schema.NullOr(Schema.Union([Instant, Schema.Literal("forever")])),
  presence: Schema.Struct({ count: Count, first: Schema.Array(PresentMember) }),
});

/** Messages in order of `seq`, with the people who wrote them. One's own message in it is its acknowledgement. */
export const Messages = Schema.TaggedStruct("Messages", {
  messages: Schema.Array(ChatMessage),
  people: Schema.Array(Person),
});

export type Messages = typeof Messages.Type;

/**
 * `Messages` of one commit in short, to connections that asked for it with `compact=1`: half of the bytes.
 * `seq`, `rev` and `createdAt` are those of the first message; the next ones count on, at the same time. Each message
 * is its id, its author's place in `authors`, its content and, where it has any, its other fields.
 */
export const MessageBatch = Schema.TaggedStruct("MessageBatch", {
  seq: Count,
  rev: Count,
  createdAt: Instant,
  authors: Schema.Array(Uuid),
  messages: Schema.Array(
    Schema.Union([
      Schema.Tuple([Uuid, Count, Schema.String]),
      Schema.Tuple([
        Uuid,
        Count,
        Schema.String,
        Schema.Struct({ replyToId: Schema.optionalKey(Uuid), ...details }),
      ]),
    ]),
  ),
  people: Schema.Array(Person),
});
export type MessageBatch = typeof MessageBatch.Type;

/** Changes in order of `rev`. One's own change in it is its acknowledgement. */
const Changes = Schema.TaggedStruct("Changes", { changes: Schema.Array(Change) });

/**
 * To whoever marked message `id` as the answer to their question, on the connection they did it on: how many goodwill
 * points that gave its author, and a sentence about it; 0 points where the question had given its own before, or a
 * limit of the day is reached.
 */
const Thanked = Schema.TaggedStruct("Thanked", { id: Uuid, points: Count, message: Schema.String });

/**
 * Too much was missed to send it all: everything between `after` and the messages that follow this frame is left
 * out, and so are changes of older messages. Forget what you show; older pages are read over HTTP.
 */
const Jumped = Schema.TaggedStruct("Jumped", { after: Count });

/** The room's rules for its writers changed; the fields are those of `Welcome`. */
const RoomRules = Schema.TaggedStruct("RoomRules", {
  slowModeSeconds: Count,
  mutedUntil: Schema.NullOr(Schema.Union([Instant, Schema.Literal("forever")])),
});

/** Differences of presence since the last such frame, of the people who are listed; `count` is the number of people after them. */
const Presence = Schema.TaggedStruct("Presence", {
  count: Count,
  joined: Schema.Array(PresentMember),
  left: Schema.Array(Uuid),
  /** True: `joined` is the full state, to one whose differences were left out while they read too slowly. */
  isFull: Schema.optionalKey(Schema.Boolean),
});

/**
 * Who is typing now: the whole list, the reader left in it, in place of the last one. Where it would be too long, the
 * first of them, and `count` tells how many there are.
 */
const TypingNow = Schema.TaggedStruct("Typing", {
  userIds: Schema.Array(Uuid),
  count: Schema.optionalKey(Count),
});

/** The reader's own marker, moved on one of their devices. */
const ReadMarker = Schema.TaggedStruct("Read", { seq: Count });

/** Whether the room can store messages now. `unavailable`: keep what is typed, it is not taken. */
const Status = Schema.TaggedStruct("Status", {
  state: Schema.Literals(["ok", "unavailable"]),
  message: Schema.String,
});

/** What `/parties/chat/<room id>` sends. */
export const ChatServerFrame = Schema.Union([
  Welcome,
  Messages,
  MessageBatch,
  Changes,
  Thanked,
  Jumped,
  RoomRules,
  Presence,
  TypingNow,
  ReadMarker,
  Status,
  Rejected,
  BeatAnswer,
]);
export type ChatServerFrame = typeof ChatServerFrame.Type;
