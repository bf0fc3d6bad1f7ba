import { Schema } from "effect";
import { CloseConnections, PartySchema } from "../identity/admission.ts";
import { Notification } from "../notifications/model.ts";
import { Instant, Uuid } from "../shared/schema.ts";
import {
  AvailableNow,
  GoodwillChanged,
  NotificationFrame,
  ProgressChanged,
  SummonChanged,
  SummonClosed,
  SummonOffer,
  SummonTaken,
  Unread,
} from "./wire.ts";

/**
 * A sign-in ended: the inbox closes its own sockets and has every room close its. With null all of them may have, or
 * what the user may do anywhere has changed: every room asks again who may stay.
 */
export const SignedOut = Schema.TaggedStruct("SignedOut", { authSessionId: Schema.NullOr(Uuid) });

/** What the user may do in that room has become less: it asks again whether they may stay. */
export const Removed = Schema.TaggedStruct("Removed", { party: PartySchema, roomId: Uuid });

/** Which chat rooms are the user's has changed, or what they are to hear of them. */
const RoomsChanged = Schema.TaggedStruct("RoomsChanged", {});

/** The `Goodwill` frame with when it became so: of two that overtook each other the later one counts. */
const GoodwillAsOf = Schema.TaggedStruct("Goodwill", { ...GoodwillChanged.fields, asOf: Instant });

/** The `Available` frame with when it became so. */
const AvailableAsOf = Schema.TaggedStruct("Available", { ...AvailableNow.fields, asOf: Instant });

/**
 * Notifications are gone, or are other than they were, as of that moment; with neither, only the number of unread
 * ones may be another.
 */
const NotificationsChanged = Schema.TaggedStruct("NotificationsChanged", {
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
  RoomsChanged,
  CloseConnections,
  NotificationFrame,
  NotificationsChanged,
  SummonOffer,
  SummonTaken,
  SummonClosed,
  SummonChanged,
  GoodwillAsOf,
  AvailableAsOf,
  ProgressChanged,
  Unread,
]);
export type InboxMessage = typeof InboxMessage.Type;
