import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, updatedAt } from "./columns.ts";
import { courseCurriculum, courses } from "./courses.ts";
import { users } from "./identity.ts";

export const enrollmentStatus = pgEnum("enrollment_status", [
  "enrolled",
  "in_progress",
  "completed",
  "cancelled",
]);

export const enrollments = pgTable(
  "enrollments",
  {
    id: id(),
    studentId: uuid("student_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    courseId: uuid("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    studentTeacherId: uuid("student_teacher_id").references(() => users.id, { onDelete: "restrict" }),
    status: enrollmentStatus("status").notNull().default("enrolled"),
    enrolledAt: createdAt("enrolled_at"),
    completedAt: moment("completed_at"),
    cancelledAt: moment("cancelled_at"),
    cancelReason: text("cancel_reason"),
    /** What was agreed when it began; a course's later changes leave it as it is. */
    priceCents: integer("price_cents").notNull().default(0),
    discountCents: integer("discount_cents").notNull().default(0),
    sessionCount: integer("session_count").notNull().default(0),
    sessionMinutes: integer("session_minutes").notNull().default(60),
    /** The enrolment in the same course that this one took up again. */
    resumesId: uuid("resumes_id"),
    /** When somebody who teaches it last wrote to the student by a nudge. */
    nudgedAt: moment("nudged_at"),
    lastModuleId: uuid("last_module_id").references(() => courseCurriculum.id, { onDelete: "set null" }),
  },
  (t) => [
    uniqueIndex("enrollments_active_key").on(t.studentId, t.courseId).where(sql`status <> 'cancelled'`),
    unique("enrollments_id_student_id_key").on(t.id, t.studentId),
    index("enrollments_course_id_idx").on(t.courseId, t.status),
    index("enrollments_student_id_idx").on(t.studentId),
    index("enrollments_student_teacher_id_idx").on(t.studentTeacherId),
    check("enrollments_student_teacher_check", sql`${t.studentTeacherId} <> ${t.studentId}`),
    check("enrollments_completed_at_check", sql`${t.status} <> 'completed' or ${t.completedAt} is not null`),
    check(
      "enrollments_cancelled_at_check",
      sql`(${t.status} = 'cancelled') = (${t.cancelledAt} is not null)`,
    ),
    check(
      "enrollments_terms_check",
      sql`${t.discountCents} between 0 and ${t.priceCents} and ${t.sessionCount} >= 0
        and ${t.sessionMinutes} between 15 and 180`,
    ),
    check("enrollments_cancel_reason_check", sql`char_length(${t.cancelReason}) <= 1000`),
    foreignKey({ name: "enrollments_resumes_fk", columns: [t.resumesId], foreignColumns: [t.id] }),
    index("enrollments_last_module_id_idx").on(t.lastModuleId),
    uniqueIndex("enrollments_resumes_id_key").on(t.resumesId),
  ],
);

export const moduleProgress = pgTable(
  "module_progress",
  {
    id: id(),
    enrollmentId: uuid("enrollment_id")
      .notNull()
      .references(() => enrollments.id, { onDelete: "cascade" }),
    moduleId: uuid("module_id")
      .notNull()
      .references(() => courseCurriculum.id, { onDelete: "cascade" }),
    isComplete: boolean("is_complete").notNull().default(false),
    completedAt: moment("completed_at"),
    /** When the student last said so, by the clock of their device, never in the future: the later word stands. */
    markedAt: createdAt("marked_at"),
  },
  (t) => [
    unique("module_progress_enrollment_id_module_id_key").on(t.enrollmentId, t.moduleId),
    index("module_progress_module_id_idx").on(t.moduleId),
    check("module_progress_completed_at_check", sql`${t.isComplete} = (${t.completedAt} is not null)`),
  ],
);

/** What a student notes down for themselves about a module. */
export const moduleNotes = pgTable(
  "module_notes",
  {
    enrollmentId: uuid("enrollment_id")
      .notNull()
      .references(() => enrollments.id, { onDelete: "cascade" }),
    moduleId: uuid("module_id")
      .notNull()
      .references(() => courseCurriculum.id, { onDelete: "cascade" }),
    body: text("body").notNull(),
    version: integer("version").notNull().default(1),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "module_notes_pkey", columns: [t.enrollmentId, t.moduleId] }),
    index("module_notes_module_id_idx").on(t.moduleId),
    check("module_notes_body_check", sql`char_length(${t.body}) between 0 and 20000`),
    check("module_notes_version_check", sql`${t.version} > 0`),
  ],
);

/** An included session that need not be held for a student to complete the course. */
export const sessionWaivers = pgTable(
  "session_waivers",
  {
    enrollmentId: uuid("enrollment_id")
      .notNull()
      .references(() => enrollments.id, { onDelete: "cascade" }),
    sessionNumber: integer("session_number").notNull(),
    waivedBy: uuid("waived_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    reason: text("reason").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "session_waivers_pkey", columns: [t.enrollmentId, t.sessionNumber] }),
    check("session_waivers_session_number_check", sql`${t.sessionNumber} > 0`),
    check("session_waivers_reason_check", sql`char_length(btrim(${t.reason})) between 1 and 1000`),
  ],
);

export const studentTeachers = pgTable(
  "student_teachers",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    courseId: uuid("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "restrict" }),
    certifiedDate: date("certified_date", { mode: "string" }).notNull().defaultNow(),
    studentsTaught: integer("students_taught").notNull().default(0),
    isActive: boolean("is_active").notNull().default(true),
    approvedBy: uuid("approved_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
  },
  (t) => [
    unique("student_teachers_user_id_course_id_key").on(t.userId, t.courseId),
    index("student_teachers_course_id_idx").on(t.courseId, t.isActive),
    check("student_teachers_students_taught_check", sql`${t.studentsTaught} >= 0`),
    check("student_teachers_approved_by_check", sql`${t.approvedBy} <> ${t.userId}`),
  ],
);
