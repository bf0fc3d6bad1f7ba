import { eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../../db/database.ts";
import {
  courseIncludes,
  courseObjectives,
  coursePrerequisites,
  courses,
  courseTags,
  courseTargetAudience,
  courseTestimonials,
  peerloopFeatures,
} from "../../../../db/schema/index.ts";
import type { CourseDocument } from "../document.ts";
import { sessionCountOf } from "../rules.ts";

const orNull = (text: string): string | null => (text === "" ? null : text);

type Lists = typeof courseObjectives | typeof courseIncludes | typeof courseTargetAudience;

/**
 * Writes what everybody sees of a course beside its modules and its room, with the running transaction: `document` is in
 * its published form and lacks nothing. The course's modules are written already: what follows from them is counted.
 */
export const makeApply = (database: Database["Service"]) => {
  const counted = (courseId: string, what: string) =>
    sql<number>`(select ${sql.raw(what)} from course_curriculum m
      where m.course_id = ${courseId} and m.retired_at is null)`;

  const writeCourse = (courseId: string, document: CourseDocument, opens: boolean) =>
    database.query((db) =>
      db
        .update(courses)
        .set({
          title: document.title,
          slug: document.slug,
          tagline: orNull(document.tagline),
          description: document.description,
          level: document.level,
          language: document.language,
          categoryId: document.categoryId ?? "",
          thumbnailUrl: document.thumbnailUrl,
          priceCents: document.priceCents ?? 0,
          currency: document.currency,
          duration: document.duration,
          durationWeeks: document.durationWeeks,
          totalDuration: orNull(document.totalDuration),
          format: orNull(document.format),
          sessionMinutes: document.sessionMinutes ?? 0,
          hasCertificate: document.hasCertificate,
          certificateName: orNull(document.certificateName),
          freeSessionsPerMonth: document.freeSessionsPerMonth,
          lifetimeAccess: document.lifetimeAccess,
          sessionCount: sessionCountOf(document.modules),
          moduleCount: counted(courseId, "count(*)::int"),
          lessonCount: counted(
            courseId,
            "coalesce(sum(coalesce(m.video_count, 0) + coalesce(m.reading_count, 0)), 0)::int",
          ),
          ...(opens ? { isActive: true } : {}),
        })
        .where(eq(courses.id, courseId)),
    );

  /** Lists are written anew: nothing hangs on their rows. */
  const writeList = Effect.fnUntraced(function* (
    table: Lists,
    courseId: string,
    column: string,
    texts: readonly string[],
  ) {
    yield* database.query((db) => db.delete(table).where(eq(table.courseId, courseId)));
    if (texts.length === 0) return;
    const rows = texts.map((text, displayOrder) => ({ courseId, [column]: text, displayOrder }));
    yield* database.query((db) => db.insert(table).values(rows as never));
  });

  const writeTags = Effect.fnUntraced(function* (courseId: string, tags: readonly string[]) {
    yield* database.query((db) => db.delete(courseTags).where(eq(courseTags.courseId, courseId)));
    if (tags.length === 0) return;
    yield* database.query((db) => db.insert(courseTags).values(tags.map((tag) => ({ courseId, tag }))));
  });

  const writePrerequisites = Effect.fnUntraced(function* (
    courseId: string,
    prerequisites: CourseDocument["prerequisites"],
  ) {
    yield* database.query((db) =>
      db.delete(coursePrerequisites).where(eq(coursePrerequisites.courseId, courseId)),
    );
    if (prerequisites.length === 0) return;
    yield* database.query((db) =>
      db
        .insert(coursePrerequisites)
        .values(prerequisites.map((one, displayOrder) => ({ ...one, courseId, displayOrder }))),
    );
  });

  /** Those that are tied to an enrolment are their students' own, and stay. */
  const writeTestimonials = Effect.fnUntraced(function* (
    courseId: string,
    testimonials: CourseDocument["testimonials"],
  ) {
    yield* database.query((db) =>
      db
        .delete(courseTestimonials)
        .where(
          sql`${courseTestimonials.courseId} = ${courseId} and ${courseTestimonials.enrollmentId} is null`,
        ),
    );
    if (testimonials.length === 0) return;
    yield* database.query((db) =>
      db.insert(courseTestimonials).values(
        testimonials.map(({ quote, studentName, studentRole }, place) => ({
          courseId,
          quote,
          studentName,
          studentRole: orNull(studentRole),
          // They are shown in the order of their age.
          createdAt: sql`now() + make_interval(secs => ${place}::float8 / 1000)` as unknown as Date,
        })),
      ),
    );
  });

  const writeFeatures = Effect.fnUntraced(function* (courseId: string, document: CourseDocument) {
    const { oneOnOneTeaching, earnWhileTeaching } = document;
    const certifiedTeachers = sql<boolean>`exists (select 1 from student_teachers t
      where t.course_id = ${courseId} and t.is_active)`;
    const values = { oneOnOneTeaching, earnWhileTeaching, certifiedTeachers };
    yield* database.query((db) =>
      db
        .insert(peerloopFeatures)
        .values({ courseId, ...values })
        .onConflictDoUpdate({ target: peerloopFeatures.courseId, set: values }),
    );
  });

  return Effect.fn("Studio.apply")(function* (courseId: string, document: CourseDocument, opens: boolean) {
    yield* writeCourse(courseId, document, opens);
    yield* writeTags(courseId, document.tags);
    yield* writeList(courseObjectives, courseId, "objective", document.objectives);
    yield* writeList(courseIncludes, courseId, "item", document.includes);
    yield* writeList(courseTargetAudience, courseId, "description", document.targetAudience);
    yield* writePrerequisites(courseId, document.prerequisites);
    yield* writeTestimonials(courseId, document.testimonials);
    yield* writeFeatures(courseId, document);
  });
};
