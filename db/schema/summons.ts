import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  pgView,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { chatMessages } from "./chat/rooms.ts";
import { createdAt, id, moment, updatedAt } from "./columns.ts";
import { courseCurriculum, courses } from "./courses.ts";
import { users } from "./identity.ts";

export const summonStatus = pgEnum("summon_status", [
  "pending",
  "responded",
  "completed",
  "cancelled",
  "expired",
]);

export const helpSummons = pgTable(
  "help_summons",
  {
    id: id(),
    studentId: uuid("student_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    courseId: uuid("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    moduleId: uuid("module_id"),
    /** The summon whose question this one asks again, since its helper was gone. */
    repeatsId: uuid("repeats_id"),
    /** The chat message that was turned into this summon. */
    chatMessageId: uuid("chat_message_id").references(() => chatMessages.id, { onDelete: "restrict" }),
    message: text("message").notNull(),
    pointsOffered: integer("points_offered").notNull(),
    status: summonStatus("status").notNull().default("pending"),
    expiresAt: moment("expires_at").notNull(),
    responderId: uuid("responder_id").references(() => users.id, { onDelete: "restrict" }),
    respondedAt: moment("responded_at"),
    startedAt: moment("started_at"),
    completedAt: moment("completed_at"),
    cancelledAt: moment("cancelled_at"),
    expiredAt: moment("expired_at"),
    pointsAwarded: integer("points_awarded"),
    sessionDurationMins: integer("session_duration_mins"),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "help_summons_module_fk",
      columns: [t.moduleId, t.courseId],
      foreignColumns: [courseCurriculum.id, courseCurriculum.courseId],
    }),
    foreignKey({ name: "help_summons_repeats_fk", columns: [t.repeatsId], foreignColumns: [t.id] }),
    unique("help_summons_repeats_id_key").on(t.repeatsId),
    uniqueIndex("help_summons_open_student_key")
      .on(t.studentId)
      .where(sql`status in ('pending', 'responded')`),
    uniqueIndex("help_summons_responded_responder_key").on(t.responderId).where(sql`status = 'responded'`),
    index("help_summons_pending_idx").on(t.expiresAt).where(sql`status = 'pending'`),
    index("help_summons_responded_idx").on(t.respondedAt).where(sql`status = 'responded'`),
    index("help_summons_course_id_idx").on(t.courseId, t.createdAt),
    index("help_summons_student_id_idx").on(t.studentId, t.createdAt),
    index("help_summons_responder_id_idx").on(t.responderId, t.createdAt),
    check("help_summons_repeats_check", sql`${t.repeatsId} <> ${t.id}`),
    check("help_summons_people_check", sql`${t.responderId} <> ${t.studentId}`),
    check("help_summons_message_check", sql`char_length(btrim(${t.message})) between 1 and 8000`),
    check("help_summons_points_offered_check", sql`${t.pointsOffered} between 10 and 25`),
    check(
      "help_summons_points_awarded_check",
      sql`${t.pointsAwarded} is null or (${t.status} = 'completed' and ${t.pointsAwarded} between 10 and ${t.pointsOffered})`,
    ),
    check("help_summons_session_duration_mins_check", sql`${t.sessionDurationMins} >= 0`),
    check("help_summons_expires_at_check", sql`${t.expiresAt} > ${t.createdAt}`),
    check("help_summons_responder_check", sql`(${t.responderId} is null) = (${t.respondedAt} is null)`),
    check(
      "help_summons_status_check",
      sql`case ${t.status}
        when 'pending' then ${t.responderId} is null
        when 'responded' then ${t.responderId} is not null
        when 'completed' then ${t.responderId} is not null and ${t.completedAt} is not null
        when 'cancelled' then ${t.cancelledAt} is not null
        when 'expired' then ${t.expiredAt} is not null
      end`,
    ),
    check(
      "help_summons_moments_check",
      sql`(${t.completedAt} is null or ${t.status} = 'completed')
        and (${t.cancelledAt} is null or ${t.status} = 'cancelled')
        and (${t.expiredAt} is null or ${t.status} = 'expired')`,
    ),
  ],
);

export const summonAttendance = pgTable(
  "summon_attendance",
  {
    id: id(),
    summonId: uuid("summon_id")
      .notNull()
      .references(() => helpSummons.id, { onDelete: "restrict" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    joinedAt: moment("joined_at").notNull(),
    leftAt: moment("left_at"),
    lastSeenAt: moment("last_seen_at").notNull(),
  },
  (t) => [
    uniqueIndex("summon_attendance_open_key").on(t.summonId, t.userId).where(sql`left_at is null`),
    index("summon_attendance_summon_id_idx").on(t.summonId, t.joinedAt),
    index("summon_attendance_open_idx").on(t.lastSeenAt).where(sql`left_at is null`),
    check("summon_attendance_left_at_check", sql`${t.leftAt} >= ${t.joinedAt}`),
    check("summon_attendance_last_seen_at_check", sql`${t.lastSeenAt} >= ${t.joinedAt}`),
  ],
);

export const summonDeclines = pgTable(
  "summon_declines",
  {
    summonId: uuid("summon_id")
      .notNull()
      .references(() => helpSummons.id, { onDelete: "restrict" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ name: "summon_declines_pkey", columns: [t.summonId, t.userId] })],
);

export const summonMessages = pgTable(
  "summon_messages",
  {
    id: uuid("id").primaryKey(),
    summonId: uuid("summon_id")
      .notNull()
      .references(() => helpSummons.id, { onDelete: "restrict" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    content: text("content").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique("summon_messages_summon_id_seq_key").on(t.summonId, t.seq),
    check("summon_messages_seq_check", sql`${t.seq} > 0`),
    check("summon_messages_content_check", sql`char_length(${t.content}) between 1 and 16000`),
  ],
);

export const userAvailability = pgTable(
  "user_availability",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    isAvailable: boolean("is_available").notNull().default(false),
    lastAvailableAt: moment("last_available_at"),
    updatedAt: updatedAt(),
  },
  (t) => [index("user_availability_is_available_idx").on(t.userId).where(sql`is_available`)],
);

/** `help_summons` under the names of the document's second entity; cancelled shows as expired. */
export const helpRequests = pgView("help_requests", {
  id: uuid("id").notNull(),
  studentId: uuid("student_id").notNull(),
  courseId: uuid("course_id").notNull(),
  moduleId: uuid("module_id"),
  message: text("message"),
  status: text("status", { enum: ["pending", "accepted", "completed", "expired"] }).notNull(),
  helperId: uuid("helper_id"),
  pointsSpent: integer("points_spent"),
  createdAt: moment("created_at").notNull(),
  acceptedAt: moment("accepted_at"),
  completedAt: moment("completed_at"),
}).as(sql`
  select
    id,
    student_id,
    course_id,
    module_id,
    message,
    case status
      when 'pending' then 'pending'
      when 'responded' then 'accepted'
      when 'completed' then 'completed'
      else 'expired'
    end as status,
    responder_id as helper_id,
    points_awarded as points_spent,
    created_at,
    responded_at as accepted_at,
    completed_at
  from help_summons`);
