import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  customType,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  uuid,
} from "drizzle-orm/pg-core";
import { chatMessages, chatRooms } from "./chat.ts";
import { createdAt, moment, updatedAt } from "./columns.ts";
import { users } from "./identity.ts";

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
 * Messages that somebody may have to be notified of: they mention people, or answer in a thread. Written by the
 * statement that commits the message, so that no crash loses one; `handledAt` ends it.
 */
export const chatNotices = pgTable(
  "chat_notices",
  {
    messageId: uuid("message_id")
      .primaryKey()
      .references(() => chatMessages.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
    handledAt: moment("handled_at"),
  },
  (t) => [index("chat_notices_unhandled_idx").on(t.createdAt).where(sql`handled_at is null`)],
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
