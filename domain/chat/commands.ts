import { Schema } from "effect";
import { defineCommand } from "../shared/command.ts";
import { Count, Instant, Person, Uuid } from "../shared/schema.ts";
import { Change, ChatMessage } from "./wire.ts";

/**
 * What holds for those who write in a room. `until` is null for whoever is muted for good; `edits` tells in slow mode who
 * edited a message within its seconds, and when last.
 */
export const Rules = Schema.Struct({
  slowModeSeconds: Count,
  mutes: Schema.Array(Schema.Struct({ userId: Uuid, until: Schema.NullOr(Instant) })),
  edits: Schema.optionalKey(Schema.Array(Schema.Struct({ userId: Uuid, at: Instant }))),
});
export type Rules = typeof Rules.Type;

/** What a room needs in order to begin: itself, its numbers and its newest messages in order of `seq`. */
export const LoadedRoom = Schema.Struct({
  room: Schema.Struct({ id: Uuid, name: Schema.String, courseId: Uuid, courseSlug: Schema.String }),
  lastSeq: Count,
  lastRev: Count,
  /** The latest `rev` among messages that are older than `messages`; 0 where there are none. */
  olderRev: Count,
  messages: Schema.Array(ChatMessage),
  people: Schema.Array(Person),
  rules: Rules,
});
export type LoadedRoom = typeof LoadedRoom.Type;

export const LoadRoom = defineCommand({
  name: "chat.load",
  payload: Schema.Struct({ roomId: Uuid }),
  success: LoadedRoom,
});

/** The room's `lastRev` as it is now: whether there is anything that it does not know. */
export const LastRev = defineCommand({
  name: "chat.lastRev",
  payload: Schema.Struct({ roomId: Uuid }),
  success: Count,
});

/** The rules of a room as they are now. */
export const LoadRules = defineCommand({
  name: "chat.rules",
  payload: Schema.Struct({ roomId: Uuid }),
  success: Rules,
});

/** A message on its way into the book. `attachmentIds` are distinct, and left out where there are none. */
export const NewMessage = Schema.Struct({
  id: Uuid,
  userId: Uuid,
  content: Schema.String,
  replyToId: Schema.NullOr(Uuid),
  /** Of a reply that is to stand among the messages of the room as well. */
  alsoInRoom: Schema.optionalKey(Schema.Literal(true)),
  attachmentIds: Schema.optionalKey(Schema.Array(Uuid)),
});
export type NewMessage = typeof NewMessage.Type;

/**
 * What became of a message: `stored` now, `known` from before (the same frame again), refused because its id
 * belongs to something else (`conflict`), because it answers nothing in this room (`orphan`), or because a file of it
 * is not its sender's to attach (`fileless`).
 */
export const CommitResult = Schema.Union([
  Schema.Struct({ id: Uuid, outcome: Schema.Literals(["stored", "known"]), message: ChatMessage }),
  Schema.Struct({ id: Uuid, outcome: Schema.Literals(["conflict", "orphan", "fileless"]) }),
]);
export type CommitResult = typeof CommitResult.Type;

/**
 * Stores messages in order and numbers them without gaps; results in the order of the payload. `presentIds`, where
 * given, are the people who watch the room, and `goneIds` those who do not any more: the inboxes of all but those who
 * watch hear of what is unread. `place` is the batch's
 * among those of one life of the room (see `BatchPlace`): one that does not follow on what was stored is a `Conflict`.
 */
export const CommitMessages = defineCommand({
  name: "chat.commit",
  payload: Schema.Struct({
    roomId: Uuid,
    messages: Schema.Array(NewMessage),
    presentIds: Schema.optionalKey(Schema.Array(Uuid)),
    goneIds: Schema.optionalKey(Schema.Array(Uuid)),
    place: Schema.Struct({ life: Uuid, number: Count, after: Schema.NullOr(Count) }),
  }),
  success: Schema.Array(CommitResult),
});

/**
 * These people were said to watch a room, and have gone without having seen its newest messages: their inboxes hear of
 * what is unread.
 */
export const StoppedWatching = defineCommand({
  name: "chat.stoppedWatching",
  payload: Schema.Struct({ roomId: Uuid, goneIds: Schema.Array(Uuid) }),
  success: Schema.Null,
});

const wanted = { id: Uuid, userId: Uuid } as const;

/** A change of the message `id` that `userId` wants. What the room can decide alone (who may pin) is decided. */
export const NewChange = Schema.Union([
  Schema.TaggedStruct("Edit", { ...wanted, content: Schema.String }),
  /** `moderates`: the sender may delete others' messages. */
  Schema.TaggedStruct("Delete", { ...wanted, moderates: Schema.Boolean }),
  Schema.TaggedStruct("React", { ...wanted, emoji: Schema.String, is: Schema.Boolean }),
  Schema.TaggedStruct("Pin", { ...wanted, is: Schema.Boolean }),
]);
export type NewChange = typeof NewChange.Type;

/**
 * What became of a change: made (`changed`), nothing to do (`same`, with the message as it is), or refused.
 * `empty`: an edit would leave neither text nor files; `too_many`: see `MAX_REACTIONS`, `MAX_PINS`
 * and `MAX_EDITS`.
 */
export const ChangeResult = Schema.Union([
  Schema.Struct({
    outcome: Schema.Literal("changed"),
    change: Change,
    /** Of an answer that was marked. */
    thanks: Schema.optionalKey(Schema.Struct({ points: Count, message: Schema.String })),
  }),
  Schema.Struct({ outcome: Schema.Literal("same"), message: ChatMessage, person: Person }),
  Schema.Struct({ outcome: Schema.Literals(["forbidden", "not_found", "empty", "too_many"]) }),
]);
export type ChangeResult = typeof ChangeResult.Type;

/** Makes changes of one room, numbered by `rev`; results in the order of the payload. Keys as `splitChanges` says. */
export const CommitChanges = defineCommand({
  name: "chat.change",
  payload: Schema.Struct({ roomId: Uuid, changes: Schema.Array(NewChange) }),
  success: Schema.Array(ChangeResult),
});

/** Marks message `id` as the answer of its thread, or takes the mark off; `userId` must have asked. */
export const MarkAnswered = defineCommand({
  name: "chat.markAnswer",
  payload: Schema.Struct({ roomId: Uuid, id: Uuid, userId: Uuid, is: Schema.Boolean }),
  success: ChangeResult,
});

/**
 * What a room or a newcomer missed: up to `limit` messages after `after`, in order of `seq`, and, where `rev` is
 * given, up to `limit` messages up to `after` that changed after `rev`, as they are now, in order of `rev`.
 * `lastRev` is the room's at that moment.
 */
export const MessagesSince = defineCommand({
  name: "chat.since",
  payload: Schema.Struct({ roomId: Uuid, after: Count, rev: Schema.NullOr(Count), limit: Count }),
  success: Schema.Struct({
    changed: Schema.Array(ChatMessage),
    messages: Schema.Array(ChatMessage),
    people: Schema.Array(Person),
    lastRev: Count,
  }),
});
export type Missed = typeof MessagesSince.success.Type;

/**
 * Messages of a room before the `seq` `before` that changed after `rev`, as they are now, in order of `rev`: up to
 * `limit`, those that changed last. They are all that changed after `from`, as of the room's `rev` `through`; `isCut`
 * where there are more.
 */
export const OlderChanged = defineCommand({
  name: "chat.olderChanged",
  payload: Schema.Struct({ roomId: Uuid, before: Count, rev: Count, limit: Count }),
  success: Schema.Struct({
    from: Count,
    through: Count,
    isCut: Schema.Boolean,
    messages: Schema.Array(ChatMessage),
    people: Schema.Array(Person),
  }),
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
