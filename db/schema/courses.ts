import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
  varchar,
} from "drizzle-orm/pg-core";
import { citext, createdAt, currency, id, moment, updatedAt } from "./columns.ts";
import { users } from "./identity.ts";

export const courseLevel = pgEnum("course_level", ["beginner", "intermediate", "advanced"]);
export const courseBadge = pgEnum("course_badge", ["popular", "new", "bestseller", "featured"]);
export const prerequisiteType = pgEnum("prerequisite_type", ["required", "nice_to_have", "not_required"]);
export const inquiryStatus = pgEnum("inquiry_status", ["pending", "responded", "converted"]);

const courseId = () =>
  uuid("course_id")
    .notNull()
    .references(() => courses.id, { onDelete: "cascade" });

const displayOrder = () => integer("display_order").notNull().default(0);

export const categories = pgTable(
  "categories",
  {
    id: id(),
    name: text("name").notNull().unique("categories_name_key"),
    slug: text("slug").notNull().unique("categories_slug_key"),
    displayOrder: displayOrder(),
  },
  (t) => [check("categories_slug_check", sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)],
);

/** The version of all that the catalogue and the pages of courses show: triggers move it. */
export const catalogueVersion = pgTable(
  "catalogue_version",
  {
    onlyRow: boolean("only_row").primaryKey().default(true),
    changedIn: bigint("changed_in", { mode: "bigint" }).notNull(),
  },
  (t) => [check("catalogue_version_only_row_check", sql`${t.onlyRow}`)],
);

export const courses = pgTable(
  "courses",
  {
    id: id(),
    creatorId: uuid("creator_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    title: text("title").notNull(),
    slug: text("slug").notNull().unique("courses_slug_key"),
    tagline: varchar("tagline", { length: 150 }),
    description: text("description").notNull(),
    duration: text("duration").notNull(),
    durationWeeks: integer("duration_weeks"),
    totalDuration: text("total_duration"),
    sessionCount: integer("session_count"),
    moduleCount: integer("module_count"),
    lessonCount: integer("lesson_count"),
    format: text("format"),
    level: courseLevel("level").notNull(),
    priceCents: integer("price_cents").notNull(),
    currency: currency(),
    thumbnailUrl: text("thumbnail_url"),
    categoryId: uuid("category_id")
      .notNull()
      .references(() => categories.id, { onDelete: "restrict" }),
    rating: numeric("rating", { precision: 3, scale: 2, mode: "number" }),
    ratingCount: integer("rating_count").default(0),
    studentCount: integer("student_count").notNull().default(0),
    badge: courseBadge("badge"),
    lifetimeAccess: boolean("lifetime_access").notNull().default(true),
    hasCertificate: boolean("has_certificate").notNull().default(false),
    certificateName: text("certificate_name"),
    isActive: boolean("is_active").notNull().default(false),
    isRetired: boolean("is_retired").notNull().default(false),
    /** Null for one that was never published; paused is published, not active and not retired. */
    publishedAt: moment("published_at"),
    sessionMinutes: integer("session_minutes").notNull().default(60),
    /** BCP 47. */
    language: varchar("language", { length: 35 }).notNull().default("en"),
    /** Null where the creator gives no session as a reward of goodwill. */
    freeSessionsPerMonth: integer("free_sessions_per_month"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index("courses_creator_id_idx").on(t.creatorId),
    index("courses_category_id_idx").on(t.categoryId),
    index("courses_level_idx").on(t.level),
    index("courses_is_active_idx").on(t.isActive, t.createdAt),
    check("courses_title_check", sql`char_length(btrim(${t.title})) between 1 and 200`),
    check(
      "courses_slug_check",
      sql`${t.slug} ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(${t.slug}) <= 100`,
    ),
    check("courses_price_cents_check", sql`${t.priceCents} >= 0`),
    check("courses_currency_check", sql`${t.currency} ~ '^[A-Z]{3}$'`),
    check("courses_rating_check", sql`${t.rating} between 1 and 5`),
    check(
      "courses_rating_count_check",
      sql`${t.ratingCount} >= 0 and (${t.rating} is null) = (coalesce(${t.ratingCount}, 0) = 0)`,
    ),
    check("courses_student_count_check", sql`${t.studentCount} >= 0`),
    check(
      "courses_counts_check",
      sql`least(${t.durationWeeks}, ${t.sessionCount}, ${t.moduleCount}, ${t.lessonCount}, 0) >= 0`,
    ),
    check("courses_retired_check", sql`not (${t.isActive} and ${t.isRetired})`),
    check("courses_published_at_check", sql`not ${t.isActive} or ${t.publishedAt} is not null`),
    check("courses_session_minutes_check", sql`${t.sessionMinutes} between 15 and 180`),
    check("courses_language_check", sql`${t.language} ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'`),
    check("courses_free_sessions_per_month_check", sql`${t.freeSessionsPerMonth} between 1 and 100`),
  ],
);

/** Every slug that a course has had: a trigger keeps the current one here, and none can be another course's again. */
export const courseSlugs = pgTable(
  "course_slugs",
  { slug: text("slug").primaryKey(), courseId: courseId(), createdAt: createdAt() },
  (t) => [index("course_slugs_course_id_idx").on(t.courseId)],
);

/**
 * What a creator is writing: the whole course as a document, in which nothing is seen by anybody else until it is
 * published. `version` counts its changes, `publishedVersion` is the one that the course shows.
 */
export const courseDrafts = pgTable(
  "course_drafts",
  {
    courseId: uuid("course_id")
      .primaryKey()
      .references(() => courses.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    publishedVersion: integer("published_version"),
    document: jsonb("document").notNull(),
    updatedAt: moment("updated_at").notNull().defaultNow(),
  },
  (t) => [
    check("course_drafts_version_check", sql`${t.version} > 0 and ${t.publishedVersion} <= ${t.version}`),
    check("course_drafts_document_check", sql`jsonb_typeof(${t.document}) = 'object'`),
  ],
);

/**
 * What a search of the catalogue looks in: a course's texts, folded, as `searchable_text` makes them of its row, its tags,
 * its category and its creator. Triggers keep it.
 */
export const courseSearch = pgTable("course_search", {
  courseId: uuid("course_id")
    .primaryKey()
    .references(() => courses.id, { onDelete: "cascade" }),
  title: text("title").notNull(),
  short: text("short").notNull(),
  words: text("words").notNull(),
  tags: text("tags").array().notNull(),
});

export const courseTags = pgTable(
  "course_tags",
  { id: id(), courseId: courseId(), tag: text("tag").notNull() },
  (t) => [
    unique("course_tags_course_id_tag_key").on(t.courseId, t.tag),
    index("course_tags_tag_idx").on(t.tag),
    check("course_tags_tag_check", sql`char_length(${t.tag}) between 1 and 60`),
  ],
);

export const courseObjectives = pgTable(
  "course_objectives",
  { id: id(), courseId: courseId(), objective: text("objective").notNull(), displayOrder: displayOrder() },
  (t) => [index("course_objectives_course_id_idx").on(t.courseId, t.displayOrder)],
);

export const courseIncludes = pgTable(
  "course_includes",
  { id: id(), courseId: courseId(), item: text("item").notNull(), displayOrder: displayOrder() },
  (t) => [index("course_includes_course_id_idx").on(t.courseId, t.displayOrder)],
);

export const coursePrerequisites = pgTable(
  "course_prerequisites",
  {
    id: id(),
    courseId: courseId(),
    type: prerequisiteType("type").notNull(),
    content: text("content").notNull(),
    displayOrder: displayOrder(),
  },
  (t) => [index("course_prerequisites_course_id_idx").on(t.courseId, t.type, t.displayOrder)],
);

export const courseTargetAudience = pgTable(
  "course_target_audience",
  {
    id: id(),
    courseId: courseId(),
    description: text("description").notNull(),
    displayOrder: displayOrder(),
  },
  (t) => [index("course_target_audience_course_id_idx").on(t.courseId, t.displayOrder)],
);

export const courseTestimonials = pgTable(
  "course_testimonials",
  {
    id: id(),
    courseId: courseId(),
    quote: text("quote").notNull(),
    studentName: text("student_name").notNull(),
    studentRole: text("student_role"),
    isFeatured: boolean("is_featured").notNull().default(false),
    /** Who said it: `enrollment_id` ties it to a graduate of this course (by hand: learning comes later). */
    enrollmentId: uuid("enrollment_id"),
    consentedAt: moment("consented_at"),
    createdAt: createdAt(),
  },
  (t) => [
    index("course_testimonials_course_id_idx").on(t.courseId),
    uniqueIndex("course_testimonials_enrollment_id_key").on(t.enrollmentId),
    check(
      "course_testimonials_consented_at_check",
      sql`${t.consentedAt} is null or ${t.enrollmentId} is not null`,
    ),
  ],
);

export const courseCurriculum = pgTable(
  "course_curriculum",
  {
    id: id(),
    courseId: courseId(),
    sessionNumber: integer("session_number"),
    title: text("title").notNull(),
    description: text("description").notNull(),
    duration: text("duration").notNull(),
    learningObjectives: text("learning_objectives"),
    topicsCovered: text("topics_covered"),
    handsOnExercise: text("hands_on_exercise"),
    videoCount: integer("video_count").default(0),
    readingCount: integer("reading_count").default(0),
    hasAssessment: boolean("has_assessment").default(false),
    moduleOrder: integer("module_order").notNull(),
    videoUrl: text("video_url"),
    documentUrl: text("document_url"),
    /** Taken out of the course after somebody had progress in it: it counts for nobody any more. */
    retiredAt: moment("retired_at"),
  },
  (t) => [
    unique("course_curriculum_course_id_module_order_key").on(t.courseId, t.moduleOrder),
    unique("course_curriculum_id_course_id_key").on(t.id, t.courseId),
    check("course_curriculum_session_number_check", sql`${t.sessionNumber} > 0`),
    check("course_curriculum_counts_check", sql`least(${t.videoCount}, ${t.readingCount}, 0) >= 0`),
  ],
);

export const peerloopFeatures = pgTable(
  "peerloop_features",
  {
    courseId: uuid("course_id")
      .primaryKey()
      .references(() => courses.id, { onDelete: "cascade" }),
    oneOnOneTeaching: boolean("one_on_one_teaching").notNull().default(true),
    certifiedTeachers: boolean("certified_teachers").notNull().default(false),
    earnWhileTeaching: boolean("earn_while_teaching").notNull().default(true),
    teacherCommission: integer("teacher_commission").notNull().default(70),
  },
  (t) => [check("peerloop_features_teacher_commission_check", sql`${t.teacherCommission} between 0 and 100`)],
);

export const visitorInquiries = pgTable(
  "visitor_inquiries",
  {
    id: id(),
    visitorEmail: citext("visitor_email").notNull(),
    visitorName: text("visitor_name"),
    courseId: uuid("course_id").references(() => courses.id, { onDelete: "set null" }),
    creatorId: uuid("creator_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    message: text("message").notNull(),
    status: inquiryStatus("status").notNull().default("pending"),
    respondedAt: moment("responded_at"),
    convertedToEnrollment: boolean("converted_to_enrollment").default(false),
    createdAt: createdAt(),
  },
  (t) => [
    index("visitor_inquiries_creator_id_idx").on(t.creatorId, t.createdAt),
    index("visitor_inquiries_course_id_idx").on(t.courseId),
    check("visitor_inquiries_message_check", sql`char_length(btrim(${t.message})) between 1 and 5000`),
    check(
      "visitor_inquiries_responded_at_check",
      sql`${t.status} <> 'responded' or ${t.respondedAt} is not null`,
    ),
  ],
);
