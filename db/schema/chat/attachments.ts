import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, smallint, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, moment } from "../columns.ts";
import { users } from "../identity.ts";
import { chatMessages, chatRooms } from "./rooms.ts";

/**
 * A file for a chat message. Its object in R2 is at `chat/<room id>/<id>`; it is `stored` once that is whole, and
 * belongs to a message from the moment that one is committed.
 */
export const chatAttachments = pgTable(
  "chat_attachments",
  {
    id: uuid("id").primaryKey(),
    roomId: uuid("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "restrict" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    messageId: uuid("message_id").references(() => chatMessages.id, { onDelete: "restrict" }),
    /** Its place among the attachments of its message, from 0. */
    position: smallint("position").notNull().default(0),
    name: text("name").notNull(),
    contentType: text("content_type").notNull(),
    size: integer("size").notNull(),
    /** Pixels, of an image. */
    width: integer("width"),
    height: integer("height"),
    storedAt: moment("stored_at"),
    /** When its message was deleted, by a trigger; the file follows some weeks later. */
    messageDeletedAt: moment("message_deleted_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("chat_attachments_message_id_idx").on(t.messageId, t.position).where(sql`message_id is not null`),
    index("chat_attachments_unattached_idx").on(t.createdAt).where(sql`message_id is null`),
    index("chat_attachments_deleted_idx").on(t.messageDeletedAt).where(sql`message_deleted_at is not null`),
    index("chat_attachments_room_id_idx").on(t.roomId, t.createdAt),
    index("chat_attachments_user_id_idx").on(t.userId, t.createdAt),
    check("chat_attachments_name_check", sql`char_length(btrim(${t.name})) between 1 and 200`),
    check("chat_attachments_content_type_check", sql`char_length(${t.contentType}) between 1 and 100`),
    check("chat_attachments_size_check", sql`${t.size} between 1 and 10485760`),
    check("chat_attachments_dimensions_check", sql`(${t.width} is null) = (${t.height} is null)`),
    check("chat_attachments_message_check", sql`${t.messageId} is null or ${t.storedAt} is not null`),
  ],
);
