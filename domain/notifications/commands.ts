import { Schema } from "effect";
import { defineCommand } from "../shared/command.ts";
import { Count, Uuid } from "../shared/schema.ts";
import { MAX_ACKS } from "./limits.ts";

/** Notifications were read: how many are unread now, and which ids are none of the user's. */
export const AckNotifications = defineCommand({
  name: "notifications.ack",
  payload: Schema.Struct({ userId: Uuid, ids: Schema.Array(Uuid).check(Schema.isMaxLength(MAX_ACKS)) }),
  success: Schema.Struct({ unread: Count, unknown: Schema.Array(Uuid) }),
});

/** How many of the user's notifications are unread. */
export const CountUnread = defineCommand({
  name: "notifications.unread",
  payload: Schema.Struct({ userId: Uuid }),
  success: Schema.Struct({ unread: Count }),
});
