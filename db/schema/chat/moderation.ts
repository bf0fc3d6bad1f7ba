import { sql } from "drizzle-orm";
import { check, index, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "../columns.ts";
import { users } from "../identity.ts";
import { chatRooms } from "./rooms.ts";

export const chatSanctionKind = pgEnum("chat_sanction_kind", ["mute", "remove"]);

/**
 * Somebody may not write in a room (`mute`) or not enter it (`remove`), until `until`, or for good when that is
 * null, unless it is lifted before. One of a kind is open at a time for a person in a room.
 */
export const chatSanctions = pgTable(
  "chat_sanctions",
  {
    id: id(),
    roomId: uuid("room_id")
      .notNull()
      .references(() => chatRooms.id, { onDelete: "restrict" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    kind: chatSanctionKind("kind").notNull(),
    reason: text("reason").notNull(),
    imposedBy: uuid("imposed_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    until: moment("until"),
    liftedBy: uuid("lifted_by").references(() => users.id, { onDelete: "restrict" }),
    liftedAt: moment("lifted_at"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("chat_sanctions_open_key").on(t.roomId, t.userId, t.kind).where(sql`lifted_at is null`),
    index("chat_sanctions_user_id_idx").on(t.userId, t.createdAt),
    check("chat_sanctions_reason_check", sql`char_length(btrim(${t.reason})) between 1 and 2000`),
    check("chat_sanctions_until_check", sql`${t.until} > ${t.createdAt}`),
    check("chat_sanctions_people_check", sql`${t.userId} <> ${t.imposedBy}`),
    check("chat_sanctions_lifted_check", sql`(${t.liftedBy} is null) = (${t.liftedAt} is null)`),
  ],
);
