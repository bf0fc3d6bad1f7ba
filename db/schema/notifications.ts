import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { chatRooms } from "./chat/rooms.ts";
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

/**
 * `cause` names what led to it, so that the same event delivered twice notifies once. `subject_type` and `subject_id`
 * name what it is about and tells of, `actor_id` who did it, `room_id` the chat room where: so that whatever becomes
 * of those withdraws or renews it. One that is folded into another is shown with that one.
 */
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
    subjectType: text("subject_type"),
    subjectId: uuid("subject_id"),
    actorId: uuid("actor_id").references(() => users.id, { onDelete: "cascade" }),
    roomId: uuid("room_id").references(() => chatRooms.id, { onDelete: "cascade" }),
    inApp: boolean("in_app").notNull().default(true),
    email: boolean("email").notNull().default(true),
    push: boolean("push").notNull().default(true),
    heldUntil: moment("held_until"),
    foldedInto: uuid("folded_into").references((): AnyPgColumn => notifications.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [
    unique("notifications_user_id_cause_key").on(t.userId, t.cause),
    index("notifications_shown_idx").on(t.userId, t.createdAt).where(sql`in_app and folded_into is null`),
    index("notifications_unread_idx").on(t.userId).where(sql`not is_read and in_app and folded_into is null`),
    index("notifications_subject_idx").on(t.subjectType, t.subjectId),
    index("notifications_actor_id_idx").on(t.actorId, t.userId, t.createdAt),
    index("notifications_room_id_idx").on(t.roomId, t.userId),
    index("notifications_held_idx").on(t.heldUntil).where(sql`held_until is not null`),
    index("notifications_folded_into_idx").on(t.foldedInto).where(sql`folded_into is not null`),
    check("notifications_subject_check", sql`(${t.subjectType} is null) = (${t.subjectId} is null)`),
    check("notifications_channels_check", sql`${t.inApp} or ${t.email} or ${t.push}`),
    check(
      "notifications_folded_into_check",
      sql`${t.foldedInto} is null or (${t.foldedInto} <> ${t.id} and ${t.inApp} and ${t.heldUntil} is null)`,
    ),
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
    /** Until when somebody counts as looking: with a client that can be seen. */
    onlineUntil: moment("online_until").notNull(),
    /** Until when they count as reachable: with any client, a hidden tab too. */
    connectedUntil: moment("connected_until").notNull().defaultNow(),
  },
  (t) => [index("inbox_presence_online_until_idx").on(t.onlineUntil)],
);
