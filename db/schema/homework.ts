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
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { createdAt, id, moment, updatedAt } from "./columns.ts";
import { courseCurriculum, courses } from "./courses.ts";
import { users } from "./identity.ts";
import { enrollments } from "./learning.ts";

export const submissionStatus = pgEnum("submission_status", ["submitted", "reviewed", "resubmit_requested"]);

export const homeworkAssignments = pgTable(
  "homework_assignments",
  {
    id: id(),
    courseId: uuid("course_id")
      .notNull()
      .references(() => courses.id, { onDelete: "cascade" }),
    moduleId: uuid("module_id"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    title: text("title").notNull(),
    description: text("description"),
    instructions: text("instructions").notNull(),
    dueWithinDays: integer("due_within_days"),
    /** The same day for everybody, instead of some days after each has begun. */
    dueOn: date("due_on", { mode: "string" }),
    acceptsLate: boolean("accepts_late").notNull().default(true),
    isRequired: boolean("is_required").notNull().default(false),
    maxPoints: integer("max_points"),
    maxAttempts: integer("max_attempts"),
    isActive: boolean("is_active").notNull().default(true),
    publishedAt: moment("published_at"),
    version: integer("version").notNull().default(1),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "homework_assignments_module_fk",
      columns: [t.moduleId, t.courseId],
      foreignColumns: [courseCurriculum.id, courseCurriculum.courseId],
    }),
    index("homework_assignments_course_id_idx").on(t.courseId),
    index("homework_assignments_module_id_idx").on(t.moduleId),
    index("homework_assignments_created_by_idx").on(t.createdBy),
    check("homework_assignments_due_within_days_check", sql`${t.dueWithinDays} > 0`),
    check(
      "homework_assignments_due_check",
      sql`(${t.dueWithinDays} is null or ${t.dueOn} is null) and ${t.dueWithinDays} <= 730`,
    ),
    check("homework_assignments_max_points_check", sql`${t.maxPoints} > 0`),
    check("homework_assignments_max_attempts_check", sql`${t.maxAttempts} between 1 and 20`),
    check("homework_assignments_version_check", sql`${t.version} > 0`),
    check(
      "homework_assignments_texts_check",
      sql`char_length(${t.title}) <= 800 and char_length(${t.instructions}) <= 40000`,
    ),
  ],
);

/** A later due date for one student. */
export const homeworkExtensions = pgTable(
  "homework_extensions",
  {
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => homeworkAssignments.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    dueOn: date("due_on", { mode: "string" }).notNull(),
    grantedBy: uuid("granted_by")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ name: "homework_extensions_pkey", columns: [t.assignmentId, t.studentId] }),
    index("homework_extensions_student_id_idx").on(t.studentId),
  ],
);

export const homeworkSubmissions = pgTable(
  "homework_submissions",
  {
    id: id(),
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => homeworkAssignments.id, { onDelete: "restrict" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    enrollmentId: uuid("enrollment_id").notNull(),
    content: text("content"),
    fileUrl: text("file_url"),
    links: text("links").array().notNull().default([]),
    status: submissionStatus("status").notNull().default("submitted"),
    submittedAt: createdAt("submitted_at"),
    reviewedBy: uuid("reviewed_by").references(() => users.id, { onDelete: "restrict" }),
    reviewedAt: moment("reviewed_at"),
    feedback: text("feedback"),
    points: integer("points"),
    /** What there was to be had when the points were given. */
    maxPoints: integer("max_points"),
    /** The number of this attempt; those before it are in `homework_submission_versions`. */
    attempt: integer("attempt").notNull().default(1),
    /** Rises with every change: whoever changes it names the one that they have read. */
    version: integer("version").notNull().default(1),
    /** Made by the student's device: what is sent again under it is the same attempt. */
    requestId: uuid("request_id"),
    /** When it was due, by what held when it was handed in; null: at no time. */
    dueAt: moment("due_at"),
    /** Until when a resubmission is asked for, in the student's own zone. */
    resubmitDueOn: date("resubmit_due_on", { mode: "string" }),
    claimedBy: uuid("claimed_by").references(() => users.id, { onDelete: "restrict" }),
    claimedAt: moment("claimed_at"),
    handedTo: uuid("handed_to").references(() => users.id, { onDelete: "restrict" }),
    /** Reminders of this attempt that were sent, one after another. */
    reminders: smallint("reminders").notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    foreignKey({
      name: "homework_submissions_enrollment_fk",
      columns: [t.enrollmentId, t.studentId],
      foreignColumns: [enrollments.id, enrollments.studentId],
    }).onDelete("restrict"),
    unique("homework_submissions_assignment_id_student_id_key").on(t.assignmentId, t.studentId),
    index("homework_submissions_student_id_idx").on(t.studentId),
    index("homework_submissions_enrollment_id_idx").on(t.enrollmentId),
    index("homework_submissions_status_idx").on(t.status, t.submittedAt),
    uniqueIndex("homework_submissions_request_id_key").on(t.requestId),
    index("homework_submissions_claimed_by_idx").on(t.claimedBy),
    index("homework_submissions_handed_to_idx").on(t.handedTo),
    check(
      "homework_submissions_content_check",
      sql`${t.content} is not null or ${t.fileUrl} is not null or cardinality(${t.links}) > 0`,
    ),
    check("homework_submissions_points_check", sql`${t.points} >= 0`),
    check("homework_submissions_max_points_check", sql`${t.points} <= ${t.maxPoints}`),
    check("homework_submissions_reviewed_by_check", sql`${t.reviewedBy} <> ${t.studentId}`),
    check(
      "homework_submissions_claimed_check",
      sql`(${t.claimedBy} is null) = (${t.claimedAt} is null) and ${t.claimedBy} <> ${t.studentId}
        and (${t.claimedBy} is null or ${t.status} = 'submitted')`,
    ),
    check("homework_submissions_handed_to_check", sql`${t.handedTo} <> ${t.studentId}`),
    check(
      "homework_submissions_counts_check",
      sql`${t.attempt} > 0 and ${t.version} > 0 and ${t.reminders} between 0 and 3 and cardinality(${t.links}) <= 10`,
    ),
    check(
      "homework_submissions_texts_check",
      sql`char_length(${t.content}) <= 80000 and char_length(${t.feedback}) <= 40000`,
    ),
    check(
      "homework_submissions_reviewed_check",
      sql`${t.status} = 'submitted' or (${t.reviewedBy} is not null and ${t.reviewedAt} is not null)`,
    ),
  ],
);

export const homeworkSubmissionVersions = pgTable(
  "homework_submission_versions",
  {
    id: id(),
    submissionId: uuid("submission_id")
      .notNull()
      .references(() => homeworkSubmissions.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    content: text("content"),
    fileUrl: text("file_url"),
    links: text("links").array().notNull().default([]),
    status: submissionStatus("status").notNull(),
    submittedAt: moment("submitted_at").notNull(),
    reviewedBy: uuid("reviewed_by").references(() => users.id, { onDelete: "restrict" }),
    reviewedAt: moment("reviewed_at"),
    feedback: text("feedback"),
    points: integer("points"),
    maxPoints: integer("max_points"),
    requestId: uuid("request_id"),
    dueAt: moment("due_at"),
    createdAt: createdAt(),
  },
  (t) => [
    unique("homework_submission_versions_submission_id_version_key").on(t.submissionId, t.version),
    uniqueIndex("homework_submission_versions_request_id_key").on(t.requestId),
    check("homework_submission_versions_version_check", sql`${t.version} > 0`),
    check("homework_submission_versions_max_points_check", sql`${t.points} <= ${t.maxPoints}`),
  ],
);

/** What a student writes before it is handed in, on whatever device. */
export const homeworkDrafts = pgTable(
  "homework_drafts",
  {
    assignmentId: uuid("assignment_id")
      .notNull()
      .references(() => homeworkAssignments.id, { onDelete: "cascade" }),
    studentId: uuid("student_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    content: text("content").notNull(),
    links: text("links").array().notNull().default([]),
    version: integer("version").notNull().default(1),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ name: "homework_drafts_pkey", columns: [t.assignmentId, t.studentId] }),
    index("homework_drafts_student_id_idx").on(t.studentId),
    check("homework_drafts_version_check", sql`${t.version} > 0`),
    check(
      "homework_drafts_content_check",
      sql`char_length(${t.content}) <= 80000 and cardinality(${t.links}) <= 10`,
    ),
  ],
);

/** What student and reviewer say to each other below a submission. */
export const homeworkMessages = pgTable(
  "homework_messages",
  {
    id: id(),
    submissionId: uuid("submission_id")
      .notNull()
      .references(() => homeworkSubmissions.id, { onDelete: "cascade" }),
    authorId: uuid("author_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    body: text("body").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("homework_messages_submission_id_idx").on(t.submissionId, t.createdAt),
    index("homework_messages_author_id_idx").on(t.authorId),
    check("homework_messages_body_check", sql`char_length(${t.body}) between 1 and 8000`),
  ],
);

/** Words that a reviewer uses again and again. */
export const homeworkSavedComments = pgTable(
  "homework_saved_comments",
  {
    id: id(),
    ownerId: uuid("owner_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    body: text("body").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index("homework_saved_comments_owner_id_idx").on(t.ownerId),
    check("homework_saved_comments_body_check", sql`char_length(${t.body}) between 1 and 2000`),
  ],
);
