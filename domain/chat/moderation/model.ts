import { Schema } from "effect";
import { Count, Instant, Person, Uuid, VisibleText } from "../../shared/schema.ts";
import {
  MAX_REPORT_REASON,
  MAX_SANCTION_MINUTES,
  MAX_SANCTION_REASON,
  MAX_SLOW_MODE_SECONDS,
} from "../limits.ts";

/** `mute`: may not write in the room. `remove`: may not enter it. */
const SanctionKind = Schema.Literals(["mute", "remove"]);

/** A mute or removal. It holds until `until`, or for good when that is null, unless it is lifted before. */
export const Sanction = Schema.Struct({
  id: Uuid,
  roomId: Uuid,
  userId: Uuid,
  kind: SanctionKind,
  reason: Schema.String,
  imposedBy: Uuid,
  createdAt: Instant,
  until: Schema.NullOr(Instant),
  liftedAt: Schema.NullOr(Instant),
});
export type Sanction = typeof Sanction.Type;

/** Body of `POST /api/chat/rooms/:roomId/sanctions`. `minutes`: null for good. */
export const NewSanction = Schema.Struct({
  userId: Uuid,
  kind: SanctionKind,
  minutes: Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: MAX_SANCTION_MINUTES }))),
  reason: VisibleText(MAX_SANCTION_REASON),
});
export type NewSanction = typeof NewSanction.Type;

/** The sanctions that hold now, the newest first, with the people in them. */
export const SanctionList = Schema.Struct({
  sanctions: Schema.Array(Sanction),
  people: Schema.Array(Person),
});
export type SanctionList = typeof SanctionList.Type;

/** Seconds between two messages of somebody who does not moderate; 0: no slow mode. */
export const SlowMode = Schema.Struct({
  seconds: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: MAX_SLOW_MODE_SECONDS })),
});
export type SlowMode = typeof SlowMode.Type;

/** Body of `POST /api/chat/messages/:id/flags`. */
export const NewReport = Schema.Struct({ reason: VisibleText(MAX_REPORT_REASON) });
export type NewReport = typeof NewReport.Type;

/** What a message said until the change numbered `rev`, and who made that change. */
const Version = Schema.Struct({
  rev: Count,
  content: Schema.String,
  changedBy: Uuid,
  createdAt: Instant,
});

/** What a message said before it was edited or deleted, the oldest first. */
export const VersionList = Schema.Struct({
  versions: Schema.Array(Version),
  people: Schema.Array(Person),
});
export type VersionList = typeof VersionList.Type;

export const AuditAction = Schema.Literals([
  "chat.slow_mode",
  "chat.muted",
  "chat.removed",
  "chat.lifted",
  "chat.reported",
  "chat.deleted",
]);
export type AuditAction = typeof AuditAction.Type;

/**
 * What an entry of the audit trail is about; only what its action has. The log itself holds no words: `reason` is
 * that of the sanction or the report as it stands now.
 */
export const AuditDetails = Schema.Struct({
  userId: Schema.optionalKey(Uuid),
  messageId: Schema.optionalKey(Uuid),
  sanctionId: Schema.optionalKey(Uuid),
  reportId: Schema.optionalKey(Uuid),
  kind: Schema.optionalKey(SanctionKind),
  until: Schema.optionalKey(Schema.NullOr(Instant)),
  seconds: Schema.optionalKey(Count),
  reason: Schema.optionalKey(Schema.String),
});
export type AuditDetails = typeof AuditDetails.Type;

/**
 * An entry of the audit trail. Who reported a message is told to moderators of the platform alone: `actorId` is null
 * to others; and of a report of one's own message there is no entry.
 */
export const AuditEntry = Schema.Struct({
  id: Uuid,
  action: AuditAction,
  actorId: Schema.NullOr(Uuid),
  details: AuditDetails,
  createdAt: Instant,
});
export type AuditEntry = typeof AuditEntry.Type;

/** A page of a room's audit trail, the newest first. */
export const AuditPage = Schema.Struct({
  entries: Schema.Array(AuditEntry),
  people: Schema.Array(Person),
  nextCursor: Schema.NullOr(Schema.String),
});
export type AuditPage = typeof AuditPage.Type;
