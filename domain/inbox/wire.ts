import { Schema } from "effect";
import { UnreadRoom } from "../chat/model.ts";
import { Goodwill } from "../goodwill/model.ts";
import { EnrollmentStatus } from "../learning/model.ts";
import { Notification } from "../notifications/model.ts";
import { Count, Instant, Person, Uuid } from "../shared/schema.ts";
import { Beat, BeatAnswer, Rejected } from "../shared/wire.ts";
import { Summon, SummonStatus } from "../summons/model.ts";

/** Ready to answer summons right now, or not any more. */
const Available = Schema.TaggedStruct("Available", { is: Schema.Boolean });

/** The notification was read. */
const Ack = Schema.TaggedStruct("Ack", { id: Uuid });

/** The user does not want to answer an offered summon: it leaves all their devices, and is offered to none of them again. */
const Decline = Schema.TaggedStruct("Decline", { summonId: Uuid });

/** What a client may send to `/parties/inbox/<user id>`. */
export const InboxClientFrame = Schema.Union([Available, Ack, Decline, Beat]);
export type InboxClientFrame = typeof InboxClientFrame.Type;

/** First frame: everything a device that was away must know. */
export const InboxWelcome = Schema.TaggedStruct("Welcome", {
  protocol: Schema.Int,
  you: Person,
  /** Whether the user may answer summons in any course. */
  canHelp: Schema.Boolean,
  available: Schema.Boolean,
  goodwill: Goodwill,
  /** Pending summons that the user may answer. */
  offers: Schema.Array(Summon),
  /** The user's own open summon, or the one they answer now. */
  openSummon: Schema.NullOr(Summon),
  rooms: Schema.Array(UnreadRoom),
  unreadNotifications: Count,
  /** The newest notifications, newest first. */
  notifications: Schema.Array(Notification),
});

/** A new notification. */
export const NotificationFrame = Schema.TaggedStruct("Notification", { notification: Notification });

/**
 * A notification that was shown is other than it was, or takes the place of one that was withdrawn. `Unread` follows.
 */
const NotificationChanged = Schema.TaggedStruct("NotificationChanged", { notification: Notification });

/** What they told of is gone, or is not the user's to know any more: they are not to be shown. `Unread` follows. */
const NotificationsWithdrawn = Schema.TaggedStruct("NotificationsWithdrawn", {
  ids: Schema.Array(Uuid),
});

/** Somebody needs help that the user may give. */
export const SummonOffer = Schema.TaggedStruct("SummonOffer", { summon: Summon });

/** An offered summon was taken; `responderId` may be the user on another device. */
export const SummonTaken = Schema.TaggedStruct("SummonTaken", {
  summonId: Uuid,
  responderId: Uuid,
  responderName: Schema.String,
});

/** An offered summon was declined on one of the user's devices. */
const SummonDeclined = Schema.TaggedStruct("SummonDeclined", { summonId: Uuid });

/** An offered summon, or the user's own, ended without being taken by somebody now. */
export const SummonClosed = Schema.TaggedStruct("SummonClosed", { summonId: Uuid, status: SummonStatus });

/** The user's own open summon changed: somebody answers it, it ended… */
export const SummonChanged = Schema.TaggedStruct("SummonChanged", { summon: Summon });

/** The user's goodwill as it is now. */
export const GoodwillChanged = Schema.TaggedStruct("Goodwill", { goodwill: Goodwill });

/** Readiness to help changed on some device. */
export const AvailableNow = Schema.TaggedStruct("Available", { is: Schema.Boolean });

/**
 * Unread counts that changed. `notifications` is the whole count; `rooms` holds the rooms that changed, or with
 * `isAll` every room that is the user's now: others are not any more.
 */
export const Unread = Schema.TaggedStruct("Unread", {
  notifications: Schema.NullOr(Count),
  rooms: Schema.Array(UnreadRoom),
  isAll: Schema.optionalKey(Schema.Boolean),
});

/**
 * A student has marked a module: for their other devices, and for those who teach them. `done` and `total` are modules
 * that count; of two frames about one enrolment the one with the later `at` stands.
 */
export const ProgressChanged = Schema.TaggedStruct("Progress", {
  enrollmentId: Uuid,
  courseId: Uuid,
  studentId: Uuid,
  moduleId: Uuid,
  isComplete: Schema.Boolean,
  done: Count,
  total: Count,
  status: EnrollmentStatus,
  at: Instant,
});

/** What `/parties/inbox/<user id>` sends. */
export const InboxServerFrame = Schema.Union([
  InboxWelcome,
  NotificationFrame,
  NotificationChanged,
  NotificationsWithdrawn,
  SummonOffer,
  SummonTaken,
  SummonDeclined,
  SummonClosed,
  SummonChanged,
  GoodwillChanged,
  AvailableNow,
  ProgressChanged,
  Unread,
  Rejected,
  BeatAnswer,
]);
export type InboxServerFrame = typeof InboxServerFrame.Type;
