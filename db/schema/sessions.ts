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
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment } from "./columns.ts";
import { courses } from "./courses.ts";
import { users } from "./identity.ts";
import { enrollments } from "./learning.ts";

export const sessionStatus = pgEnum("session_status", ["scheduled", "in_progress", "completed", "cancelled"]);
/** What became of a session whose time is over, decided by its attendance as it closes. */
export const sessionOutcome = pgEnum("session_outcome", [
  "held",
  "cut_short",
  "student_absent",
  "teacher_absent",
  "nobody",
]);
export const attendanceSource = pgEnum("attendance_source", ["socket", "webhook"]);
export const resourceType = pgEnum("resource_type", ["recording", "slide", "document", "other"]);

export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    enrollmentId: uuid("enrollment_id").notNull(),
    teacherId: uuid("teacher_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    scheduledStart: moment("scheduled_start").notNull(),
    scheduledEnd: moment("scheduled_end").notNull(),
    startedAt: moment("started_at"),
    endedAt: moment("ended_at"),
    /** Who ended it; null for one that closed by itself. */
    endedBy: uuid("ended_by").references(() => users.id, { onDelete: "restrict" }),
    status: sessionStatus("status").notNull().default("scheduled"),
    outcome: sessionOutcome("outcome"),
    plugnmeetRoomId: text("plugnmeet_room_id"),
    plugnmeetRoomSid: text("plugnmeet_room_sid"),
    recordingUrl: text("recording_url"),
    cancelledBy: uuid("cancelled_by").references(() => users.id, { onDelete: "restrict" }),
    cancelReason: text("cancel_reason"),
    /** Counts the changes of the session and its attendance: of two states the higher is the newer. */
    version: bigint("version", { mode: "number" }).notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    foreignKey({
      name: "sessions_enrollment_fk",
      columns: [t.enrollmentId, t.studentId],
      foreignColumns: [enrollments.id, enrollments.studentId],
    }).onDelete("restrict"),
    index("sessions_enrollment_id_idx").on(t.enrollmentId),
    index("sessions_teacher_id_idx").on(t.teacherId, t.scheduledStart),
    index("sessions_student_id_idx").on(t.studentId, t.scheduledStart),
    index("sessions_plugnmeet_room_id_idx").on(t.plugnmeetRoomId),
    index("sessions_open_idx").on(t.scheduledEnd).where(sql`status in ('scheduled', 'in_progress')`),
    check("sessions_people_check", sql`${t.teacherId} <> ${t.studentId}`),
    check("sessions_scheduled_check", sql`${t.scheduledEnd} > ${t.scheduledStart}`),
    check(
      "sessions_ended_at_check",
      sql`${t.endedAt} is null or ${t.startedAt} is null or ${t.endedAt} >= ${t.startedAt}`,
    ),
    check(
      "sessions_in_progress_check",
      sql`${t.status} <> 'in_progress' or (${t.startedAt} is not null and ${t.endedAt} is null)`,
    ),
    check("sessions_completed_check", sql`${t.status} <> 'completed' or ${t.endedAt} is not null`),
    check("sessions_ended_by_check", sql`${t.endedBy} is null or ${t.status} = 'completed'`),
    check("sessions_outcome_check", sql`(${t.outcome} is not null) = (${t.status} = 'completed')`),
    check(
      "sessions_outcome_together_check",
      sql`${t.outcome} is null or ${t.outcome} not in ('held', 'cut_short') or ${t.startedAt} is not null`,
    ),
    check("sessions_cancelled_by_check", sql`${t.cancelledBy} is null or ${t.status} = 'cancelled'`),
  ],
);

export const sessionAssessments = pgTable(
  "session_assessments",
  {
    id: id(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "restrict" }),
    assessorId: uuid("assessor_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    assesseeId: uuid("assessee_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    rating: integer("rating").notNull(),
    comment: text("comment"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("session_assessments_session_id_assessor_id_key").on(t.sessionId, t.assessorId),
    index("session_assessments_assessee_id_idx").on(t.assesseeId),
    check("session_assessments_rating_check", sql`${t.rating} between 1 and 5`),
    check("session_assessments_people_check", sql`${t.assessorId} <> ${t.assesseeId}`),
  ],
);

/** Intervals of one person in one session never overlap: `session_attendance_no_overlap` (by hand). */
export const sessionAttendance = pgTable(
  "session_attendance",
  {
    id: id(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "restrict" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    joinedAt: moment("joined_at").notNull(),
    leftAt: moment("left_at"),
    durationSeconds: integer("duration_seconds").generatedAlwaysAs(
      sql`floor(extract(epoch from left_at - joined_at))::integer`,
    ),
  },
  (t) => [
    uniqueIndex("session_attendance_open_key").on(t.sessionId, t.userId).where(sql`left_at is null`),
    index("session_attendance_session_id_idx").on(t.sessionId, t.joinedAt),
    index("session_attendance_user_id_idx").on(t.userId),
    check("session_attendance_left_at_check", sql`${t.leftAt} >= ${t.joinedAt}`),
  ],
);

export const attendanceObservations = pgTable(
  "attendance_observations",
  {
    id: id(),
    sessionId: uuid("session_id")
      .notNull()
      .references(() => sessions.id, { onDelete: "restrict" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    source: attendanceSource("source").notNull(),
    sourceKey: text("source_key").notNull(),
    joinedAt: moment("joined_at").notNull(),
    leftAt: moment("left_at"),
    lastSeenAt: moment("last_seen_at").notNull(),
  },
  (t) => [
    unique("attendance_observations_source_key").on(t.sessionId, t.source, t.sourceKey),
    index("attendance_observations_user_idx").on(t.sessionId, t.userId, t.joinedAt),
    index("attendance_observations_person_idx").on(t.userId, t.joinedAt),
    index("attendance_observations_open_idx").on(t.lastSeenAt).where(sql`left_at is null`),
    check("attendance_observations_left_at_check", sql`${t.leftAt} >= ${t.joinedAt}`),
    check("attendance_observations_last_seen_at_check", sql`${t.lastSeenAt} >= ${t.joinedAt}`),
  ],
);

export const sessionResources = pgTable(
  "session_resources",
  {
    id: id(),
    sessionId: uuid("session_id").references(() => sessions.id, { onDelete: "restrict" }),
    courseId: uuid("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    type: resourceType("type").notNull(),
    name: text("name").notNull(),
    r2Key: text("r2_key").notNull().unique("session_resources_r2_key_key"),
    sizeBytes: bigint("size_bytes", { mode: "number" }),
    mimeType: text("mime_type"),
    durationSeconds: integer("duration_seconds"),
    isPublic: boolean("is_public").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index("session_resources_session_id_idx").on(t.sessionId),
    index("session_resources_course_id_idx").on(t.courseId),
    index("session_resources_type_idx").on(t.type),
    check("session_resources_name_check", sql`char_length(btrim(${t.name})) between 1 and 255`),
    check("session_resources_size_bytes_check", sql`${t.sizeBytes} >= 0`),
    check(
      "session_resources_duration_seconds_check",
      sql`${t.durationSeconds} is null or (${t.type} = 'recording' and ${t.durationSeconds} >= 0)`,
    ),
  ],
);
