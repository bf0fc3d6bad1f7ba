import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, updatedAt } from "../columns.ts";
import { users } from "../identity.ts";
import { chatMessages, chatRooms } from "./rooms.ts";

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });

export const chatNotificationLevel = pgEnum("chat_notification_level", ["all", "mentions", "nothing"]);

/** What somebody wants to hear of a room. Without a row: `all`. */
export const chatRoomSettings = pgTable(
  "chat_room_settings",
  {
    roomId: uuid("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    level: chatNotificationLevel("level").notNull().default("all"),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "chat_room_settings_pkey", columns: [t.roomId, t.userId] }),
    index("chat_room_settings_user_id_idx").on(t.userId),
  ],
);

/**
 * Whether somebody follows a thread, where they have said so. Without a row, those follow it who wrote in it.
 */
export const chatThreadFollows = pgTable(
  "chat_thread_follows",
  {
    threadId: uuid("thread_id")
      .notNull()
      .references(() => chatMessages.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    isFollowing: boolean("is_following").notNull(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "chat_thread_follows_pkey", columns: [t.threadId, t.userId] }),
    index("chat_thread_follows_user_id_idx").on(t.userId),
  ],
);

/**
 * Work: whom to notify of a message, or of what became of it. Written by the statement that commits the message or
 * the change, so that no crash loses one, and gone once it is done. A row each, also of the same message, so that
 * no commit waits for one that is being handled.
 */
export const chatNotices = pgTable(
  "chat_notices",
  {
    id: id(),
    messageId: uuid("message_id")
      .notNull()
      .references(() => chatMessages.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    availableAt: createdAt("available_at"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    setAsideAt: moment("set_aside_at"),
  },
  (t) => [
    index("chat_notices_due_idx").on(t.availableAt).where(sql`set_aside_at is null`),
    index("chat_notices_message_id_idx").on(t.messageId),
    check("chat_notices_attempts_check", sql`${t.attempts} >= 0`),
  ],
);

/**
 * The words of each message that can be found, kept apart from the messages so that indexing them never holds up a
 * commit. Follows `chat_rooms.indexed_rev`. The index keeps the words of every few thousand messages of a room apart
 * (`chat_bucket`), so that a search can go from the newest to the oldest and stop.
 */
export const chatSearch = pgTable(
  "chat_search",
  {
    messageId: uuid("message_id")
      .primaryKey()
      .references(() => chatMessages.id, { onDelete: "cascade" }),
    roomId: uuid("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "cascade" }),
    seq: bigint("seq", { mode: "number" }).notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: moment("created_at").notNull(),
    words: tsvector("words").notNull(),
  },
  (t) => [
    index("chat_search_room_id_seq_idx").on(t.roomId, t.seq),
    index("chat_search_room_id_user_id_seq_idx").on(t.roomId, t.userId, t.seq),
    index("chat_search_words_idx").using(
      "gin",
      t.roomId,
      sql`chat_words_in(chat_bucket(${t.seq}), ${t.userId}, ${t.words})`,
    ),
    check("chat_search_seq_check", sql`${t.seq} > 0`),
  ],
);
