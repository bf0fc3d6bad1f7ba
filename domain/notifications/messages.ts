import { Schema } from "effect";
import { CloseConnections, PartySchema } from "../identity/admission.ts";
import { Instant, Uuid } from "../shared/schema.ts";
import { Notification } from "./model.ts";
import {
  AvailableNow,
  GoodwillChanged,
  NotificationFrame,
  SummonChanged,
  SummonClosed,
  SummonOffer,
  SummonTaken,
  Unread,
} from "./wire.ts";

/**
 * A sign-in ended (or all of them, null): the inbox closes its own sockets and has every room close its.
 * `at` is when it ended, in ms since 1970; without it, when the message arrives.
 */
export const SignedOut = Schema.TaggedStruct("SignedOut", {
  authSessionId: Schema.NullOr(Uuid),
  at: Schema.optionalKey(Schema.Number),
});

/**
 * The user is no member of that room any more: its sockets of this user are closed. `at` as in `SignedOut`: who was
 * let in again since keeps their socket. `stays`: they may enter again, but as less than they were.
 */
export const Removed = Schema.TaggedStruct("Removed", {
  party: PartySchema,
  roomId: Uuid,
  at: Schema.optionalKey(Schema.Number),
  stays: Schema.optionalKey(Schema.Boolean),
});

/** The `Goodwill` frame with when it became so: of two that overtook each other the later one counts. */
export const GoodwillAsOf = Schema.TaggedStruct("Goodwill", { ...GoodwillChanged.fields, asOf: Instant });

/** The `Available` frame with when it became so. */
export const AvailableAsOf = Schema.TaggedStruct("Available", { ...AvailableNow.fields, asOf: Instant });

/**
 * Notifications are gone, or are other than they were, as of that moment; with neither, only the number of unread
 * ones may be another.
 */
export const NotificationsChanged = Schema.TaggedStruct("NotificationsChanged", {
  withdrawn: Schema.Array(Uuid),
  changed: Schema.Array(Notification),
  asOf: Instant,
});

/**
 * What backends tell `/parties/inbox/<user id>`. Frames among them are passed to every device.
 */
export const InboxMessage = Schema.Union([
  SignedOut,
  Removed,
  CloseConnections,
  NotificationFrame,
  NotificationsChanged,
  SummonOffer,
  SummonTaken,
  SummonClosed,
  SummonChanged,
  GoodwillAsOf,
  AvailableAsOf,
  Unread,
]);
export type InboxMessage = typeof InboxMessage.Type;
