import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import {
  categories,
  courseCurriculum,
  courseIncludes,
  courseObjectives,
  coursePrerequisites,
  courses,
  courseTags,
  courseTargetAudience,
  courseTestimonials,
  enrollments,
  moduleProgress,
  studentTeachers,
  users,
} from "../../db/schema/index.ts";
import { hasBlockedSql } from "../identity/access.ts";
import { personSql } from "../shared/sql.ts";
import { membershipSql, shareCourseSql } from "./access.ts";
import { cardColumns, isListed, isPublished, isTaught } from "./catalogue.ts";
import type { CourseRooms } from "./course-rooms.ts";
import type { FreeHelpers } from "./free-helpers.ts";
import type { Course } from "./model.ts";

/** What other contexts say of a course. */
interface Lent {
  readonly helpers: FreeHelpers["Service"];
  readonly rooms: CourseRooms["Service"];
}

/**
 * A course with all that its page shows, in one query, as the reader (null: a stranger) sees it. Null when there
 * is none, and when it is not listed and the reader is no member.
 */
export const selectCourse = async (
  db: Drizzle,
  lent: Lent,
  readerId: string | null,
  slug: string,
): Promise<Course | null> => {
  const membership =
    readerId === null ? sql<Course["viewer"]["membership"]>`null` : membershipSql(readerId, courses.id);
  const [row] = await db
    .select({
      ...cardColumns,
      ...pageColumns(lent, readerId),
      membership,
      enrollmentId: enrollments.id,
    })
    .from(courses)
    .innerJoin(categories, eq(categories.id, courses.categoryId))
    .innerJoin(users, eq(users.id, courses.creatorId))
    .leftJoin(
      enrollments,
      and(
        eq(enrollments.courseId, courses.id),
        sql`${enrollments.studentId} = ${readerId}`,
        sql`${enrollments.status} <> 'cancelled'`,
      ),
    )
    .where(and(eq(courses.slug, slug), sql`(${isListed} or (${isPublished} and ${membership} is not null))`));
  if (!row) return null;
  const { membership: is, enrollmentId, completedModuleIds, ...course } = row;
  return {
    ...course,
    viewer: {
      membership: is,
      enrollmentId,
      completedModuleIds,
    },
  };
};

/** Rows of a course's child table `c`, as a JSON list in that order. */
const list = <A>(row: SQL, from: SQL, order: SQL, where = sql`true`): SQL<A[]> =>
  sql<A[]>`(select coalesce(json_agg(${row} order by ${order}), '[]') from ${from}
    where c.course_id = ${courses.id} and ${where})`;

const byDisplayOrder = sql`c.display_order, c.id`;

/** Whether the reader may open the profile of the row `person` of users: the rule of `profileOf` in identity. */
const hasProfile = (person: "p" | "users", readerId: string | null): SQL<boolean> => {
  const [id, isPublic] = [sql.raw(`${person}.id`), sql.raw(`${person}.privacy_public`)];
  return readerId === null
    ? sql<boolean>`${isPublic}`
    : sql<boolean>`(${id} = ${readerId} or (not ${hasBlockedSql(id, readerId)}
        and (${isPublic} or ${shareCourseSql(id, readerId)})))`;
};

const pageColumns = ({ helpers: { isFreeIn }, rooms }: Lent, readerId: string | null) => ({
  description: courses.description,
  format: courses.format,
  totalDuration: courses.totalDuration,
  lifetimeAccess: courses.lifetimeAccess,
  hasCertificate: courses.hasCertificate,
  certificateName: courses.certificateName,
  chatRoomId: rooms.roomOf(courses.id),
  earnsByTeaching: sql<boolean>`coalesce((select f.one_on_one_teaching and f.earn_while_teaching
    from peerloop_features f where f.course_id = ${courses.id}), false)`,
  creatorTitle: users.title,
  creatorBio: users.bio,
  creatorHasProfile: hasProfile("users", readerId),
  tags: list<string>(sql`c.tag`, sql`${courseTags} c`, sql`c.tag`),
  objectives: list<string>(sql`c.objective`, sql`${courseObjectives} c`, byDisplayOrder),
  includes: list<string>(sql`c.item`, sql`${courseIncludes} c`, byDisplayOrder),
  targetAudience: list<string>(sql`c.description`, sql`${courseTargetAudience} c`, byDisplayOrder),
  prerequisites: list<Course["prerequisites"][number]>(
    sql`json_build_object('type', c.type, 'content', c.content)`,
    sql`${coursePrerequisites} c`,
    sql`c.type, ${byDisplayOrder}`,
  ),
  testimonials: list<Course["testimonials"][number]>(
    sql`json_build_object('quote', c.quote, 'studentName', c.student_name, 'studentRole', c.student_role,
      'isVerified', c.enrollment_id is not null)`,
    sql`${courseTestimonials} c`,
    sql`c.is_featured desc, c.created_at, c.id`,
    sql`(c.enrollment_id is null or c.consented_at is not null)`,
  ),
  curriculum: list<Course["curriculum"][number]>(
    sql`json_build_object('id', c.id, 'sessionNumber', c.session_number, 'title', c.title,
      'description', c.description, 'duration', c.duration, 'learningObjectives', c.learning_objectives,
      'topicsCovered', c.topics_covered, 'handsOnExercise', c.hands_on_exercise, 'order', c.module_order)`,
    sql`${courseCurriculum} c`,
    sql`c.module_order`,
    isTaught,
  ),
  teachers: list<Course["teachers"][number]>(
    sql`json_build_object(
      'person', ${personSql(sql`p`)},
      'title', p.title, 'bioShort', p.bio_short, 'certifiedDate', c.certified_date, 'studentsTaught', c.students_taught,
      'available', ${isFreeIn(sql`c.user_id`, sql`c.course_id`)}, 'hasProfile', ${hasProfile("p", readerId)})`,
    sql`${studentTeachers} c join ${users} p on p.id = c.user_id and p.anonymised_at is null and c.is_active`,
    sql`${isFreeIn(sql`c.user_id`, sql`c.course_id`)} desc, c.students_taught desc, c.id`,
  ),
  completedModuleIds: sql<string[]>`(select coalesce(json_agg(m.module_id order by m.completed_at), '[]')
    from ${moduleProgress} m join ${courseCurriculum} c on c.id = m.module_id and ${isTaught}
    where m.enrollment_id = ${enrollments.id} and m.is_complete)`,
});
