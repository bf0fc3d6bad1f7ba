import { Schema } from "effect";
import { Goodwill } from "../goodwill/model.ts";
import { Count, Instant, Person, Text, Uuid } from "../shared/schema.ts";
import { MAX_NAME_LENGTH } from "./limits.ts";
import {
  Bio,
  BioShort,
  Expertise,
  Interests,
  Philosophy,
  Qualifications,
  Title,
  Website,
} from "./profile/texts.ts";

/** What somebody may do, by the flags of `users`. Everybody who is signed in is a student too. */
export const Role = Schema.Literals([
  "student",
  "student_teacher",
  "creator",
  "moderator",
  "admin",
  "employer",
]);
export type Role = typeof Role.Type;

/** Texts that an account is created under. */
const LegalDocument = Schema.Literals(["terms", "privacy"]);

/** The versions that somebody agrees to; a text that is left out stays as it was. */
export const Consent = Schema.Struct({
  terms: Schema.optionalKey(Text(1, 20)),
  privacy: Schema.optionalKey(Text(1, 20)),
});
export type Consent = typeof Consent.Type;

/** The version of the creators' terms that somebody agrees to. */
export const CreatorConsent = Schema.Struct({ terms: Text(1, 20) });

/** The signed-in user, as only they see themselves. */
export const Me = Schema.Struct({
  id: Uuid,
  name: Schema.String,
  handle: Schema.String,
  email: Schema.String,
  emailVerified: Schema.Boolean,
  /** `bounced`: mails to the address come back, and another one is wanted. */
  emailStatus: Schema.Literals(["valid", "bounced"]),
  avatarUrl: Schema.NullOr(Schema.String),
  title: Schema.NullOr(Schema.String),
  bioShort: Schema.NullOr(Schema.String),
  timeZone: Schema.String,
  privacyPublic: Schema.Boolean,
  roles: Schema.Array(Role),
  goodwill: Goodwill,
  /** Texts whose version in force is still to be agreed to. */
  consentDue: Schema.Array(LegalDocument),
  createdAt: Instant,
});
export type Me = typeof Me.Type;

/** Whether a handle can be had: `fault` says why not, as the end of a sentence about it. */
export const HandleCheck = Schema.Struct({
  handle: Schema.String,
  fault: Schema.NullOr(Schema.String),
  /** Free ones near it, where it is taken. */
  suggestions: Schema.Array(Schema.String),
});
export type HandleCheck = typeof HandleCheck.Type;

/** A time zone by the IANA name that is shown, and the other names that are taken for it. */
export const TimeZone = Schema.Struct({ name: Schema.String, aliases: Schema.Array(Schema.String) });
export type TimeZone = typeof TimeZone.Type;

/** Changes to one's own profile; absent fields stay. `timeZone` is any IANA name; its zone's shown one is kept. */
export const MeUpdate = Schema.Struct({
  /** `Identity.updateMe` holds it to the rule for names. */
  name: Schema.optionalKey(Text(0, 8 * MAX_NAME_LENGTH)),
  title: Schema.optionalKey(Schema.NullOr(Title)),
  bioShort: Schema.optionalKey(Schema.NullOr(BioShort)),
  timeZone: Schema.optionalKey(Text(1, 64)),
  privacyPublic: Schema.optionalKey(Schema.Boolean),
});
export type MeUpdate = typeof MeUpdate.Type;

/** Somebody's own profile, with all that they may set in it. `version` moves with every change. */
export const OwnProfile = Schema.Struct({
  version: Count,
  name: Schema.String,
  handle: Schema.String,
  avatarUrl: Schema.NullOr(Schema.String),
  title: Schema.NullOr(Schema.String),
  bioShort: Schema.NullOr(Schema.String),
  bio: Schema.NullOr(Schema.String),
  teachingPhilosophy: Schema.NullOr(Schema.String),
  website: Schema.NullOr(Schema.String),
  privacyPublic: Schema.Boolean,
  qualifications: Schema.Array(Schema.String),
  expertise: Schema.Array(Schema.String),
  interests: Schema.Array(Schema.String),
});
export type OwnProfile = typeof OwnProfile.Type;

/** Changes to it, made to the version that was read; absent fields stay. Lists are given whole, in their order. */
export const OwnProfileUpdate = Schema.Struct({
  version: Count,
  /** `Identity.saveOwnProfile` holds it to the rule for names. */
  name: Schema.optionalKey(Text(0, 8 * MAX_NAME_LENGTH)),
  title: Schema.optionalKey(Schema.NullOr(Title)),
  bioShort: Schema.optionalKey(Schema.NullOr(BioShort)),
  bio: Schema.optionalKey(Schema.NullOr(Bio)),
  teachingPhilosophy: Schema.optionalKey(Schema.NullOr(Philosophy)),
  website: Schema.optionalKey(Schema.NullOr(Website)),
  privacyPublic: Schema.optionalKey(Schema.Boolean),
  qualifications: Schema.optionalKey(Qualifications),
  expertise: Schema.optionalKey(Expertise),
  interests: Schema.optionalKey(Interests),
});
export type OwnProfileUpdate = typeof OwnProfileUpdate.Type;

/** A course named on a profile, and what the person is in it. */
const ProfileCourse = Schema.Struct({
  id: Uuid,
  slug: Schema.String,
  title: Schema.String,
  role: Schema.Literals(["creator", "student_teacher"]),
  /** Of a creator all who are enrolled, of a student-teacher those whom they have taught. */
  students: Count,
  moduleCount: Schema.NullOr(Count),
  sessionCount: Schema.NullOr(Count),
});

/**
 * Somebody's profile as the reader may see it. `visibility` says why they may: it is public, it is their own,
 * or they share a course. A private profile of a stranger is answered like one that does not exist.
 */
export const Profile = Schema.Struct({
  person: Person,
  visibility: Schema.Literals(["public", "own", "same_course"]),
  title: Schema.NullOr(Schema.String),
  bio: Schema.NullOr(Schema.String),
  bioShort: Schema.NullOr(Schema.String),
  teachingPhilosophy: Schema.NullOr(Schema.String),
  website: Schema.NullOr(Schema.String),
  roles: Schema.Array(Role),
  expertise: Schema.Array(Schema.String),
  qualifications: Schema.Array(Schema.String),
  interests: Schema.Array(Schema.String),
  courses: Schema.Array(ProfileCourse),
  /** Whom they have taught in all, each once. */
  studentsTaught: Count,
  totalEarned: Count,
  joinedAt: Instant,
});
export type Profile = typeof Profile.Type;

/** A sign-in on some device. */
export const AuthSession = Schema.Struct({
  id: Uuid,
  isCurrent: Schema.Boolean,
  ipAddress: Schema.NullOr(Schema.String),
  userAgent: Schema.NullOr(Schema.String),
  createdAt: Instant,
  lastUsedAt: Instant,
});
export type AuthSession = typeof AuthSession.Type;
