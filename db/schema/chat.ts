import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, moment, updatedAt } from "./columns.ts";
import { courses } from "./courses.ts";
import { users } from "./identity.ts";

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
    createdAt: createdAt(),
  },
  (t) => [
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
    isDeleted: boolean("is_deleted").notNull().default(false),
    seq: bigint("seq", { mode: "number" }).notNull(),
    rev: bigint("rev", { mode: "number" }).notNull(),
    bodyHash: bytea("body_hash").notNull(),
    editedAt: moment("edited_at"),
    deletedAt: moment("deleted_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("chat_messages_room_id_seq_key").on(t.roomId, t.seq),
    index("chat_messages_room_id_rev_idx").on(t.roomId, t.rev),
    index("chat_messages_room_id_created_at_idx").on(t.roomId, t.createdAt),
    index("chat_messages_reply_to_id_idx").on(t.replyToId).where(sql`reply_to_id is not null`),
    check("chat_messages_seq_check", sql`${t.seq} > 0 and ${t.rev} >= ${t.seq}`),
    check("chat_messages_body_hash_check", sql`octet_length(${t.bodyHash}) = 32`),
    check("chat_messages_is_deleted_check", sql`${t.isDeleted} = (${t.deletedAt} is not null)`),
    check("chat_messages_reply_to_id_check", sql`${t.replyToId} <> ${t.id}`),
  ],
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
