import { Schema } from "effect";
import { Goodwill } from "../goodwill/model.ts";
import { Count, Instant, Person, Text, Uuid } from "../shared/schema.ts";
import { MAX_NAME_LENGTH } from "./limits.ts";
import { BioShort, Title } from "./profile/texts.ts";

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
  createdAt: Instant,
});
export type Me = typeof Me.Type;

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

/** A course named on a profile, and what the person is in it. */
const ProfileCourse = Schema.Struct({
  id: Uuid,
  slug: Schema.String,
  title: Schema.String,
  role: Schema.Literals(["creator", "student_teacher"]),
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
