import { Schema } from "effect";
import { defineCommand } from "../shared/command.ts";
import { Count, Uuid } from "../shared/schema.ts";
import { MAX_ACKS } from "./limits.ts";
import { InboxWelcome, UnreadRoom } from "./wire.ts";

const { _tag, protocol, you, ...content } = InboxWelcome.fields;

/** What the inbox's first frame tells besides who is greeted. */
export const InboxContent = Schema.Struct(content);
export type InboxContent = typeof InboxContent.Type;

export const LoadInbox = defineCommand({
  name: "notifications.welcome",
  payload: Schema.Struct({ userId: Uuid }),
  success: InboxContent,
});

/** The chat rooms that are the user's now. */
export const ListRooms = defineCommand({
  name: "notifications.rooms",
  payload: Schema.Struct({ userId: Uuid }),
  success: Schema.Struct({ rooms: Schema.Array(UnreadRoom) }),
});

/** Ready to answer summons or not any more. `Forbidden` for who teaches no course. */
export const SetAvailable = defineCommand({
  name: "notifications.available",
  payload: Schema.Struct({ userId: Uuid, is: Schema.Boolean }),
  success: Schema.Null,
});

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

/** The user looks at PeerLoop on some device for `seconds` from now; 0 when they have left. */
export const NoteOnline = defineCommand({
  name: "notifications.online",
  payload: Schema.Struct({ userId: Uuid, seconds: Count }),
  success: Schema.Null,
});
