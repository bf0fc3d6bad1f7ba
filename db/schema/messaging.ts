import { sql } from "drizzle-orm";
import { check, index, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";
import { users } from "./identity.ts";

/** `updated_at` is the time of the last message. */
export const conversations = pgTable(
  "conversations",
  { id: id(), createdAt: createdAt(), updatedAt: moment("updated_at").notNull().defaultNow() },
  (t) => [index("conversations_updated_at_idx").on(t.updatedAt)],
);

export const conversationParticipants = pgTable(
  "conversation_participants",
  {
    id: id(),
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    joinedAt: createdAt("joined_at"),
    lastReadAt: moment("last_read_at"),
  },
  (t) => [
    unique("conversation_participants_conversation_id_user_id_key").on(t.conversationId, t.userId),
    index("conversation_participants_user_id_idx").on(t.userId),
  ],
);

export const messages = pgTable(
  "messages",
  {
    id: id(),
    conversationId: uuid("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "restrict" }),
    senderId: uuid("sender_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    content: text("content").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("messages_conversation_id_created_at_idx").on(t.conversationId, t.createdAt),
    index("messages_sender_id_idx").on(t.senderId),
    check("messages_content_check", sql`char_length(${t.content}) between 1 and 10000`),
  ],
);
