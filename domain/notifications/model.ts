import { Schema } from "effect";
import { Instant, Person, Uuid } from "../shared/schema.ts";

/** What a notification is about; each has a preference of its own. */
export const NotificationType = Schema.Literals([
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
export type NotificationType = typeof NotificationType.Type;

export const Notification = Schema.Struct({
  id: Uuid,
  type: NotificationType,
  title: Schema.String,
  body: Schema.String,
  /** A path within PeerLoop. */
  actionUrl: Schema.NullOr(Schema.String),
  /** Who did it, where somebody did. */
  actor: Schema.optionalKey(Person),
  isRead: Schema.Boolean,
  createdAt: Instant,
});
export type Notification = typeof Notification.Type;
