import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  pgEnum,
  pgTable,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";
import { courses } from "./courses.ts";
import { users } from "./identity.ts";

export const certificateType = pgEnum("certificate_type", ["completion", "mastery", "teaching"]);

/** Revoking and awarding again change the row: its code, which is its address, never does (`certificates_frozen`, by hand). */
export const certificates = pgTable(
  "certificates",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    courseId: uuid("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    type: certificateType("type").notNull(),
    issuedAt: createdAt("issued_at"),
    issuedBy: uuid("issued_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    recommendedBy: uuid("recommended_by").references(() => users.id, { onDelete: "restrict" }),
    certificateUrl: text("certificate_url"),
    /** The last part of its address: 122 random bits. */
    code: text("code").notNull().default(sql`replace(gen_random_uuid()::text, '-', '')`),
    /** Names and titles as of the last award, whatever becomes of them. */
    recipientName: text("recipient_name").notNull(),
    courseTitle: text("course_title").notNull(),
    name: text("name").notNull(),
    creatorName: text("creator_name").notNull(),
    objectives: text("objectives").array().notNull().default([]),
    modules: text("modules").array().notNull().default([]),
    /** The day of the last award where its holder was then. */
    issuedOn: date("issued_on", { mode: "string" }).notNull(),
    awardedAgainAt: moment("awarded_again_at"),
    revokedAt: moment("revoked_at"),
    revokedBy: uuid("revoked_by").references(() => users.id, { onDelete: "restrict" }),
    revokeReason: text("revoke_reason"),
    isShared: boolean("is_shared").notNull().default(false),
    /** Its bit in the status list. */
    statusIndex: integer("status_index").notNull().generatedAlwaysAsIdentity({ startWith: 0, minValue: 0 }),
  },
  (t) => [
    unique("certificates_user_id_course_id_type_key").on(t.userId, t.courseId, t.type),
    unique("certificates_code_key").on(t.code),
    unique("certificates_status_index_key").on(t.statusIndex),
    index("certificates_course_id_idx").on(t.courseId),
    check("certificates_recommended_by_check", sql`${t.recommendedBy} <> ${t.userId}`),
    check("certificates_code_check", sql`${t.code} ~ '^[0-9a-f]{32}$'`),
    check(
      "certificates_revoked_check",
      sql`num_nulls(${t.revokedAt}, ${t.revokedBy}, ${t.revokeReason}) in (0, 3)`,
    ),
    check("certificates_revoke_reason_check", sql`char_length(btrim(${t.revokeReason})) between 1 and 4000`),
    check("certificates_awarded_again_check", sql`${t.awardedAgainAt} >= ${t.issuedAt}`),
  ],
);
