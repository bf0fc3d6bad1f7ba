import { Schema } from "effect";
import { Count, Instant, Uuid, VisibleText } from "../shared/schema.ts";
import { MAX_REVOKE_REASON_LENGTH } from "./limits.ts";

/** completion: by itself; mastery: by the creator's decision; teaching: with being certified. */
export const CertificateType = Schema.Literals(["completion", "mastery", "teaching"]);

/** How it stands. `withdrawn`: its holder has left PeerLoop. */
const CertificateState = Schema.Literals(["valid", "revoked", "withdrawn"]);

/** The last part of a certificate's address. */
export const CertificateCode = Schema.String.check(Schema.isPattern(/^[0-9a-f]{32}$/));

/** A certificate in a list. `issuedOn` is the day where its holder was, `YYYY-MM-DD`. */
export const CertificateSummary = Schema.Struct({
  code: CertificateCode,
  type: CertificateType,
  state: CertificateState,
  name: Schema.String,
  courseTitle: Schema.String,
  issuedOn: Schema.String,
  isShared: Schema.Boolean,
});
export type CertificateSummary = typeof CertificateSummary.Type;

/** A certificate beside its student or its course. */
export const CertificateLink = Schema.Struct({
  code: CertificateCode,
  type: CertificateType,
  state: CertificateState,
});
export type CertificateLink = typeof CertificateLink.Type;

/** What the page of a certificate shows: names and titles as of its award, sessions as they were measured. */
export const Certificate = Schema.Struct({
  ...CertificateSummary.fields,
  /** Null where it was withdrawn. */
  recipientName: Schema.NullOr(Schema.String),
  creatorName: Schema.String,
  courseSlug: Schema.String,
  /** Whether the course is for everybody to see. */
  isCourseOpen: Schema.Boolean,
  issuedAt: Instant,
  /** Its last award, where it was revoked before that. */
  awardedAgainAt: Schema.NullOr(Instant),
  revokedAt: Schema.NullOr(Instant),
  revokeReason: Schema.NullOr(Schema.String),
  objectives: Schema.Array(Schema.String),
  modules: Schema.Array(Schema.String),
  /** One-on-one sessions that took place; `minutes`: both were there, within the booked time. */
  sessions: Schema.Struct({ count: Count, minutes: Count, teachers: Schema.Array(Schema.String) }),
  viewer: Schema.Struct({ isHolder: Schema.Boolean, mayDecide: Schema.Boolean }),
});
export type Certificate = typeof Certificate.Type;

/** Body of `POST /api/certificates`: a creator awards mastery to a student. */
export const NewAward = Schema.Struct({
  userId: Uuid,
  courseId: Uuid,
  type: Schema.Literal("mastery"),
});
export type NewAward = typeof NewAward.Type;

/** Body of `POST /api/certificates/:code/revoke`. */
export const NewRevocation = Schema.Struct({ reason: VisibleText(MAX_REVOKE_REASON_LENGTH) });

/** Body of `PUT /api/certificates/:code/sharing`. */
export const Sharing = Schema.Struct({ isShared: Schema.Boolean });

/** The last part of the address of a certificate's file: its code, alone or with `.jwt` or `.pdf`. */
export const CertificateFile = Schema.String.check(Schema.isPattern(/^[0-9a-f]{32}(\.(jwt|pdf))?$/));

/** The number of a status list, as its address has it. */
export const StatusListNumber = Schema.NumberFromString.check(
  Schema.isInt(),
  Schema.isBetween({ minimum: 0, maximum: 16_383 }),
);
