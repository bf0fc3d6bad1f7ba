import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, moment, updatedAt } from "../columns.ts";
import { courses } from "../courses.ts";
import { users } from "../identity.ts";

export const chatRooms = pgTable(
  "chat_rooms",
  {
    id: id(),
    courseId: uuid("course_id")
      .notNull()
      .unique("chat_rooms_course_id_key")
      .references(() => courses.id, { onDelete: "restrict" }),
    name: text("name").notNull(),
    isActive: boolean("is_active").notNull().default(true),
    lastSeq: bigint("last_seq", { mode: "number" }).notNull().default(0),
    lastRev: bigint("last_rev", { mode: "number" }).notNull().default(0),
    /** Changes up to this `rev` are in `chat_search`. */
    indexedRev: bigint("indexed_rev", { mode: "number" }).notNull().default(0),
    /** Messages below this `seq` are in `chat_search` by an older rule of what a word is; 0 where none is. */
    reindexBelow: bigint("reindex_below", { mode: "number" }).notNull().default(0),
    slowModeSeconds: integer("slow_mode_seconds").notNull().default(0),
    // A column of its own, since an index over the numbers themselves would make each commit write to all indexes.
    isUnindexed: boolean("is_unindexed").notNull().generatedAlwaysAs(sql`indexed_rev < last_rev`),
    createdAt: createdAt(),
  },
  (t) => [
    index("chat_rooms_unindexed_idx").on(t.id).where(sql`is_unindexed`),
    check("chat_rooms_slow_mode_seconds_check", sql`${t.slowModeSeconds} between 0 and 21600`),
    check("chat_rooms_indexed_rev_check", sql`${t.indexedRev} between 0 and ${t.lastRev}`),
    check("chat_rooms_reindex_below_check", sql`${t.reindexBelow} >= 0`),
    index("chat_rooms_reindex_idx").on(t.id).where(sql`reindex_below > 0`),
    check("chat_rooms_last_seq_check", sql`${t.lastSeq} >= 0`),
    check("chat_rooms_last_rev_check", sql`${t.lastRev} >= ${t.lastSeq}`),
  ],
);

export const chatMessages = pgTable(
  "chat_messages",
  {
    id: uuid("id").primaryKey(),
    roomId: uuid("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "restrict" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    content: text("content").notNull(),
    replyToId: uuid("reply_to_id").references((): AnyPgColumn => chatMessages.id),
    /** The first message of the thread that this one belongs to; null for one that answers nothing. */
    threadId: uuid("thread_id").references((): AnyPgColumn => chatMessages.id),
    /** Whether it stands among the messages of the room: a reply only where its author sent it there as well. */
    isInRoom: boolean("is_in_room").notNull().default(true),
    isDeleted: boolean("is_deleted").notNull().default(false),
    seq: bigint("seq", { mode: "number" }).notNull(),
    rev: bigint("rev", { mode: "number" }).notNull(),
    bodyHash: bytea("body_hash").notNull(),
    editedAt: moment("edited_at"),
    deletedAt: moment("deleted_at"),
    deletedBy: uuid("deleted_by").references(() => users.id, { onDelete: "restrict" }),
    pinnedAt: moment("pinned_at"),
    pinnedBy: uuid("pinned_by").references(() => users.id, { onDelete: "restrict" }),
    /** The message of its thread that the asker marked as the answer. */
    answerId: uuid("answer_id").references((): AnyPgColumn => chatMessages.id),
    answeredAt: moment("answered_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("chat_messages_room_id_seq_key").on(t.roomId, t.seq),
    index("chat_messages_room_id_rev_idx").on(t.roomId, t.rev),
    // Finds where a moment lies in the sequence, for searches by date and their later pages.
    index("chat_messages_room_id_created_at_idx").on(t.roomId, t.createdAt),
    index("chat_messages_reply_to_id_idx").on(t.replyToId).where(sql`reply_to_id is not null`),
    index("chat_messages_thread_id_seq_idx").on(t.threadId, t.seq).where(sql`thread_id is not null`),
    index("chat_messages_pinned_idx").on(t.roomId, t.pinnedAt).where(sql`pinned_at is not null`),
    index("chat_messages_answered_idx").on(t.roomId, t.answeredAt).where(sql`answer_id is not null`),
    check("chat_messages_thread_id_check", sql`(${t.threadId} is null) = (${t.replyToId} is null)`),
    check("chat_messages_is_in_room_check", sql`${t.isInRoom} or ${t.replyToId} is not null`),
    check("chat_messages_pinned_check", sql`(${t.pinnedAt} is null) = (${t.pinnedBy} is null)`),
    check(
      "chat_messages_answer_check",
      sql`(${t.answerId} is null) = (${t.answeredAt} is null) and ${t.answerId} <> ${t.id}`,
    ),
    check("chat_messages_seq_check", sql`${t.seq} > 0 and ${t.rev} >= ${t.seq}`),
    check("chat_messages_body_hash_check", sql`octet_length(${t.bodyHash}) = 32`),
    check("chat_messages_is_deleted_check", sql`${t.isDeleted} = (${t.deletedAt} is not null)`),
    check("chat_messages_reply_to_id_check", sql`${t.replyToId} <> ${t.id}`),
  ],
);

/** What a message said before it was edited or deleted, for moderators. `rev` is that of the change that ended it. */
export const chatMessageVersions = pgTable(
  "chat_message_versions",
  {
    messageId: uuid("message_id")
      .notNull()
      .references(() => chatMessages.id, { onDelete: "cascade" }),
    rev: bigint("rev", { mode: "number" }).notNull(),
    content: text("content").notNull(),
    changedBy: uuid("changed_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "chat_message_versions_pkey", columns: [t.messageId, t.rev] })],
);

export const chatReactions = pgTable(
  "chat_reactions",
  {
    messageId: uuid("message_id")
      .notNull()
      .references(() => chatMessages.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    emoji: varchar("emoji", { length: 16 }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "chat_reactions_pkey", columns: [t.messageId, t.userId, t.emoji] })],
);

export const chatReadMarkers = pgTable(
  "chat_read_markers",
  {
    roomId: uuid("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    lastReadSeq: bigint("last_read_seq", { mode: "number" }).notNull().default(0),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "chat_read_markers_pkey", columns: [t.roomId, t.userId] }),
    index("chat_read_markers_user_id_idx").on(t.userId),
    check("chat_read_markers_last_read_seq_check", sql`${t.lastReadSeq} >= 0`),
  ],
);
