import { eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Drizzle } from "../../../../db/database.ts";
import {
  courseCurriculum,
  courseIncludes,
  courseObjectives,
  coursePrerequisites,
  courses,
  courseTags,
  courseTargetAudience,
  courseTestimonials,
  peerloopFeatures,
} from "../../../../db/schema/index.ts";
import type { CourseRooms } from "../../course-rooms.ts";
import type { CourseDocument } from "../document.ts";

/** Rows of a course's child table `c`, as a JSON list in that order. */
const list = <A>(row: SQL, from: SQL, order: SQL, and = sql`true`): SQL<A[]> =>
  sql<A[]>`(select coalesce(json_agg(${row} order by ${order}), '[]') from ${from}
    where c.course_id = ${courses.id} and ${and})`;

const byDisplayOrder = sql`c.display_order, c.id`;
const textOf = (column: SQLWrapper): SQL<string> => sql<string>`coalesce(${column}, '')`;

const columns = {
  title: courses.title,
  tagline: textOf(courses.tagline),
  slug: courses.slug,
  description: courses.description,
  level: courses.level,
  language: courses.language,
  categoryId: courses.categoryId,
  thumbnailUrl: courses.thumbnailUrl,
  priceCents: courses.priceCents,
  currency: sql<CourseDocument["currency"]>`${courses.currency}`,
  // In the order in which they were written, which no column has: as the course page shows them.
  tags: list<string>(sql`c.tag`, sql`${courseTags} c`, sql`c.tag`),
  objectives: list<string>(sql`c.objective`, sql`${courseObjectives} c`, byDisplayOrder),
  includes: list<string>(sql`c.item`, sql`${courseIncludes} c`, byDisplayOrder),
  prerequisites: list<CourseDocument["prerequisites"][number]>(
    sql`json_build_object('type', c.type, 'content', c.content)`,
    sql`${coursePrerequisites} c`,
    sql`c.type, ${byDisplayOrder}`,
  ),
  targetAudience: list<string>(sql`c.description`, sql`${courseTargetAudience} c`, byDisplayOrder),
  testimonials: list<CourseDocument["testimonials"][number]>(
    sql`json_build_object('quote', c.quote, 'studentName', c.student_name,
      'studentRole', coalesce(c.student_role, ''))`,
    sql`${courseTestimonials} c`,
    sql`c.is_featured desc, c.created_at, c.id`,
    // What is tied to an enrolment is its student's word, and not the creator's to write.
    sql`c.enrollment_id is null`,
  ),
  modules: list<CourseDocument["modules"][number]>(
    sql`json_build_object('id', c.id, 'title', c.title, 'description', c.description, 'duration', c.duration,
      'sessionNumber', c.session_number, 'learningObjectives', coalesce(c.learning_objectives, ''),
      'topicsCovered', coalesce(c.topics_covered, ''), 'handsOnExercise', coalesce(c.hands_on_exercise, ''),
      'videoUrl', coalesce(c.video_url, ''), 'documentUrl', coalesce(c.document_url, ''), 'isDraft', false)`,
    sql`${courseCurriculum} c`,
    sql`c.module_order`,
    sql`c.retired_at is null`,
  ),
  oneOnOneTeaching: sql<boolean>`coalesce(${peerloopFeatures.oneOnOneTeaching}, true)`,
  earnWhileTeaching: sql<boolean>`coalesce(${peerloopFeatures.earnWhileTeaching}, true)`,
  sessionMinutes: courses.sessionMinutes,
  hasCertificate: courses.hasCertificate,
  certificateName: sql<string>`case when ${courses.hasCertificate} then coalesce(${courses.certificateName}, '') else '' end`,
  duration: courses.duration,
  durationWeeks: courses.durationWeeks,
  totalDuration: textOf(courses.totalDuration),
  format: textOf(courses.format),
  freeSessionsPerMonth: courses.freeSessionsPerMonth,
  lifetimeAccess: courses.lifetimeAccess,
} as const;

/** What everybody sees of a course, as the document that would make it so. Null where there is no such course. */
export const selectPublished = async (
  db: Drizzle,
  rooms: CourseRooms["Service"],
  courseId: string,
): Promise<CourseDocument | null> => {
  const [row] = await db
    .select({ ...columns, hasChat: sql<boolean>`${rooms.roomOf(courses.id)} is not null` })
    .from(courses)
    .leftJoin(peerloopFeatures, eq(peerloopFeatures.courseId, courses.id))
    .where(eq(courses.id, courseId));
  return row ?? null;
};
