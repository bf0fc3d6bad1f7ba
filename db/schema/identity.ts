import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  numeric,
  pgEnum,
  pgTable,
  pgView,
  primaryKey,
  text,
  time,
  unique,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { citext, createdAt, id, moment, updatedAt } from "./columns.ts";
import { TIME_ZONE_NAMES } from "./time-zone-names.ts";

export const userRole = pgEnum("user_role", ["student", "student_teacher", "creator", "admin", "moderator"]);
export const emailStatus = pgEnum("email_status", ["valid", "bounced"]);
export const stripeAccountStatus = pgEnum("stripe_account_status", ["pending", "active", "restricted"]);
export const moderatorInviteStatus = pgEnum("moderator_invite_status", [
  "pending",
  "accepted",
  "declined",
  "expired",
]);

export const users = pgTable(
  "users",
  {
    id: id(),
    email: citext("email").notNull().unique("users_email_key"),
    name: text("name").notNull(),
    handle: citext("handle").notNull().unique("users_handle_key"),
    title: text("title"),
    avatarUrl: text("avatar_url"),
    bio: text("bio"),
    bioShort: varchar("bio_short", { length: 160 }),
    teachingPhilosophy: text("teaching_philosophy"),
    website: text("website"),
    /** Moves with every change that its owner makes to their profile, in whichever table. */
    profileVersion: integer("profile_version").notNull().default(1),
    role: userRole("role").notNull().default("student"),
    isCreator: boolean("is_creator").notNull().default(false),
    isStudentTeacher: boolean("is_student_teacher").notNull().default(false),
    isAdmin: boolean("is_admin").notNull().default(false),
    isModerator: boolean("is_moderator").notNull().default(false),
    isEmployer: boolean("is_employer").notNull().default(false),
    privacyPublic: boolean("privacy_public").notNull().default(false),
    emailVerified: boolean("email_verified").notNull().default(false),
    /** When somebody was reminded to confirm their address. */
    verifyRemindedAt: moment("verify_reminded_at"),
    emailStatus: emailStatus("email_status"),
    marketingOptOut: boolean("marketing_opt_out").default(false),
    stripeAccountId: text("stripe_account_id").unique("users_stripe_account_id_key"),
    stripeAccountStatus: stripeAccountStatus("stripe_account_status"),
    stripePayoutsEnabled: boolean("stripe_payouts_enabled").default(false),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** Quiet hours in the user's own time zone; both or neither. They may span midnight. */
    quietFrom: time("quiet_from"),
    quietTo: time("quiet_to"),
    anonymisedAt: moment("anonymised_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("users_unreminded_idx")
      .on(t.createdAt)
      .where(sql`not email_verified and verify_reminded_at is null`),
    check(
      "users_email_check",
      sql`position('@' in ${t.email}::text) > 1 and char_length(${t.email}::text) <= 254`,
    ),
    check(
      "users_quiet_hours_check",
      sql`(${t.quietFrom} is null) = (${t.quietTo} is null) and ${t.quietFrom} <> ${t.quietTo}`,
    ),
    // The shown names alone: what a zone means stands in the table of domain/shared.
    check(
      "users_time_zone_check",
      sql.raw(
        `"users"."time_zone" in (${TIME_ZONE_NAMES.trim()
          .split("\n")
          .map((name) => `'${name}'`)
          .join(", ")})`,
      ),
    ),
    check("users_name_check", sql`char_length(btrim(${t.name})) between 1 and 200`),
    // What nobody sees, or what turns a line around: the whole rule is `nameFault` of domain/identity.
    check(
      "users_name_shown_check",
      sql.raw(
        String.raw`"users"."name" is nfc normalized and "users"."name" !~ '[\u0001-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]'`,
      ),
    ),
    check("users_website_check", sql`${t.website} ~ '^https://' and char_length(${t.website}) <= 200`),
    check(
      "users_texts_check",
      sql`char_length(${t.title}) <= 480 and char_length(${t.bio}) <= 8000 and char_length(${t.teachingPhilosophy}) <= 4000`,
    ),
    check("users_handle_check", sql`${t.handle}::text ~ '^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$'`),
    /** Accounts of one mailbox: `mailbox_of` takes away what its owner may add to the address. */
    index("users_mailbox_idx").on(sql`mailbox_of(${t.email}::text)`),
  ],
);

export const accounts = pgTable(
  "accounts",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    providerId: text("provider_id").notNull(),
    accountId: text("account_id").notNull(),
    passwordHash: text("password_hash"),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: moment("access_token_expires_at"),
    refreshTokenExpiresAt: moment("refresh_token_expires_at"),
    scope: text("scope"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    unique("accounts_provider_id_account_id_key").on(t.providerId, t.accountId),
    index("accounts_user_id_idx").on(t.userId),
  ],
);

export const authSessions = pgTable(
  "auth_sessions",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    token: text("token").notNull().unique("auth_sessions_token_key"),
    expiresAt: moment("expires_at").notNull(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("auth_sessions_user_id_idx").on(t.userId),
    index("auth_sessions_expires_at_idx").on(t.expiresAt),
    /** However much it is used. */
    check(
      "auth_sessions_expires_at_check",
      sql`${t.expiresAt} <= ${t.createdAt} + interval '90 days 1 minute'`,
    ),
  ],
);

/**
 * Where sockets of a sign-in may be: written by the statement that lets one in, read when the sign-in ends. Rows stay
 * when the sign-in is gone, since that is when they are needed.
 */
export const socketEntries = pgTable(
  "socket_entries",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    authSessionId: uuid("auth_session_id").notNull(),
    party: text("party").notNull(),
    roomId: uuid("room_id").notNull(),
    /** When it entered there last, at most a day out of date. */
    enteredAt: createdAt("entered_at"),
  },
  (t) => [
    primaryKey({ name: "socket_entries_pkey", columns: [t.userId, t.authSessionId, t.party, t.roomId] }),
    index("socket_entries_entered_at_idx").on(t.enteredAt),
    check(
      "socket_entries_party_check",
      sql`${t.party} in ('chat', 'session', 'summon', 'inbox', 'dashboard')`,
    ),
  ],
);

export const legalDocument = pgEnum("legal_document", ["terms", "privacy", "creator_terms"]);

/**
 * Which version of which text somebody has agreed to, and when; earlier ones stay. Personal data of its user: part of an
 * export, and gone with the account.
 */
export const legalConsents = pgTable(
  "legal_consents",
  {
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    document: legalDocument("document").notNull(),
    /** The day of the text's last change that people must agree to. */
    version: text("version").notNull(),
    acceptedAt: createdAt("accepted_at"),
  },
  (t) => [
    primaryKey({ name: "legal_consents_pkey", columns: [t.userId, t.document, t.version] }),
    check("legal_consents_version_check", sql`${t.version} ~ '^\\d{4}-\\d{2}-\\d{2}$'`),
  ],
);

export const verifications = pgTable(
  "verifications",
  {
    id: id(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: moment("expires_at").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("verifications_identifier_idx").on(t.identifier),
    index("verifications_expires_at_idx").on(t.expiresAt),
  ],
);

export const authRateLimits = pgTable(
  "auth_rate_limits",
  {
    id: id(),
    key: text("key").notNull().unique("auth_rate_limits_key_key"),
    count: integer("count").notNull(),
    lastRequest: bigint("last_request", { mode: "number" }).notNull(),
  },
  (t) => [index("auth_rate_limits_last_request_idx").on(t.lastRequest)],
);

export const userQualifications = pgTable(
  "user_qualifications",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    sentence: text("sentence").notNull(),
    displayOrder: integer("display_order").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [index("user_qualifications_user_id_idx").on(t.userId, t.displayOrder)],
);

export const userExpertise = pgTable(
  "user_expertise",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tag: text("tag").notNull(),
  },
  (t) => [
    unique("user_expertise_user_id_tag_key").on(t.userId, t.tag),
    index("user_expertise_tag_idx").on(t.tag),
    check("user_expertise_tag_check", sql`char_length(${t.tag}) between 1 and 60`),
  ],
);

export const userInterests = pgTable(
  "user_interests",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tag: text("tag").notNull(),
  },
  (t) => [
    unique("user_interests_user_id_tag_key").on(t.userId, t.tag),
    index("user_interests_tag_idx").on(t.tag),
    check("user_interests_tag_check", sql`char_length(${t.tag}) between 1 and 60`),
  ],
);

/**
 * Photos that people have uploaded: noted before the first byte is stored, so that whatever happens next the sweep finds
 * them. `users.avatar_url` says which is shown.
 */
export const userPhotos = pgTable(
  "user_photos",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** Of its bytes, in hexadecimal. */
    hash: text("hash").notNull(),
    contentType: text("content_type", { enum: ["image/webp", "image/jpeg", "image/png"] }).notNull(),
    size: integer("size").notNull(),
    createdAt: createdAt(),
    /** Null until its bytes are stored, and again once they are not shown any more. */
    storedAt: moment("stored_at"),
  },
  (t) => [
    unique("user_photos_user_id_hash_key").on(t.userId, t.hash),
    index("user_photos_created_at_idx").on(t.createdAt),
    check("user_photos_hash_check", sql`${t.hash} ~ '^[0-9a-f]{32}$'`),
    check(
      "user_photos_content_type_check",
      sql`${t.contentType} in ('image/webp', 'image/jpeg', 'image/png')`,
    ),
    check("user_photos_size_check", sql`${t.size} between 1 and 524288`),
  ],
);

export const moderatorInvites = pgTable(
  "moderator_invites",
  {
    id: id(),
    email: citext("email").notNull(),
    invitedBy: uuid("invited_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    token: text("token").notNull().unique("moderator_invites_token_key"),
    status: moderatorInviteStatus("status").notNull().default("pending"),
    acceptedBy: uuid("accepted_by").references(() => users.id, { onDelete: "restrict" }),
    sentAt: createdAt("sent_at"),
    acceptedAt: moment("accepted_at"),
    expiresAt: moment("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("moderator_invites_email_idx").on(t.email),
    index("moderator_invites_status_idx").on(t.status),
    check(
      "moderator_invites_accepted_check",
      sql`(${t.status} = 'accepted') = (${t.acceptedBy} is not null and ${t.acceptedAt} is not null)`,
    ),
    check("moderator_invites_expires_at_check", sql`${t.expiresAt} > ${t.sentAt}`),
  ],
);

/**
 * Computed on every read. Only sessions that were held count. Ratings count as the document's rule shows them: once
 * both sides have assessed the session, or seven days after the assessment was given.
 */
export const userStats = pgView("user_stats", {
  userId: uuid("user_id").notNull(),
  studentsTaught: integer("students_taught").notNull(),
  coursesCreated: integer("courses_created").notNull(),
  coursesCompleted: integer("courses_completed").notNull(),
  averageRating: numeric("average_rating", { precision: 3, scale: 2, mode: "number" }).notNull(),
  totalReviews: integer("total_reviews").notNull(),
  updatedAt: moment("updated_at").notNull(),
}).as(sql`
  select
    u.id as user_id,
    (select count(distinct s.student_id)::int from sessions s
      where s.teacher_id = u.id and s.outcome = 'held') as students_taught,
    (select count(*)::int from courses c where c.creator_id = u.id) as courses_created,
    (select count(*)::int from enrollments e
      where e.student_id = u.id and e.status = 'completed') as courses_completed,
    coalesce(reviews.average, 0)::numeric(3, 2) as average_rating,
    reviews.total as total_reviews,
    now() as updated_at
  from users u
  cross join lateral (
    select avg(a.rating) as average, count(*)::int as total
    from session_assessments a
    join sessions s on s.id = a.session_id and s.outcome = 'held'
    where a.assessee_id = u.id
      and (a.created_at < now() - interval '7 days'
        or exists (select 1 from session_assessments b
          where b.session_id = a.session_id and b.assessor_id = a.assessee_id))
  ) reviews`);
