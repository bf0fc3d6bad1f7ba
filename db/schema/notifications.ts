import { sql } from "drizzle-orm";
import { boolean, index, pgEnum, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";
import { users } from "./identity.ts";

export const notificationType = pgEnum("notification_type", [
  "session_reminder",
  "session",
  "payment",
  "message",
  "certificate",
  "enrollment",
  "homework",
  "summon",
  "goodwill",
  "chat",
  "community",
  "follow",
  "newsletter",
  "moderation",
  "system",
]);

/** `cause` names what led to it, so that the same event delivered twice notifies once. */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    type: notificationType("type").notNull(),
    title: text("title").notNull(),
    body: text("body").notNull(),
    actionUrl: text("action_url"),
    isRead: boolean("is_read").notNull().default(false),
    cause: text("cause"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("notifications_user_id_cause_key").on(t.userId, t.cause),
    index("notifications_user_id_created_at_idx").on(t.userId, t.createdAt),
    index("notifications_unread_idx").on(t.userId).where(sql`not is_read`),
  ],
);

export const notificationPreferences = pgTable(
  "notification_preferences",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    type: notificationType("type").notNull(),
    inApp: boolean("in_app").notNull().default(true),
    email: boolean("email").notNull().default(true),
    push: boolean("push").notNull().default(true),
  },
  (t) => [primaryKey({ name: "notification_preferences_pkey", columns: [t.userId, t.type] })],
);

export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    endpoint: text("endpoint").notNull().unique("push_subscriptions_endpoint_key"),
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("push_subscriptions_user_id_idx").on(t.userId)],
);

export const inboxPresence = pgTable(
  "inbox_presence",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    onlineUntil: moment("online_until").notNull(),
  },
  (t) => [index("inbox_presence_online_until_idx").on(t.onlineUntil)],
);

export const localMails = pgTable(
  "local_mails",
  {
    id: id(),
    toAddress: text("to_address").notNull(),
    subject: text("subject").notNull(),
    html: text("html").notNull(),
    text: text("text").notNull(),
    createdAt: createdAt(),
  },
  (t) => [index("local_mails_to_address_idx").on(t.toAddress, t.createdAt)],
);
