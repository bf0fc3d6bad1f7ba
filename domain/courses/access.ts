import { and, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { Context, Effect, Layer, Schema } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { courseCurriculum, courses, enrollments, studentTeachers } from "../../db/schema/index.ts";
import { moderatesSql } from "../identity/access.ts";
import { rowsAs } from "../shared/rows-as.ts";
import { isFound, qualified, type Value } from "../shared/sql.ts";
import { Membership } from "./model.ts";

/** Whether a user is the creator of a course, as an SQL condition. */
export const isCreatorSql = (userId: Value, courseId: Value): SQL<boolean> =>
  isFound(sql`from ${courses} owned
    where owned.id = ${qualified(courseId)} and owned.creator_id = ${qualified(userId)}`);

/**
 * What a user is in a course, as an SQL expression to be part of any query; null for whoever is no member.
 * Somebody who is several things is the first of creator, student-teacher (active), student (not cancelled)
 * and moderator (of the platform, administrators too). This is the one definition of membership.
 */
export const membershipSql = (userId: Value, courseId: Value): SQL<Membership | null> => {
  const user = qualified(userId);
  const course = qualified(courseId);
  return sql<Membership | null>`case
    when ${isCreatorSql(user, course)} then 'creator'
    when ${isFound(sql`from ${studentTeachers} teaching
      where teaching.course_id = ${course} and teaching.user_id = ${user} and teaching.is_active`)} then 'student_teacher'
    when ${isFound(sql`from ${enrollments} enrolled where enrolled.course_id = ${course}
      and enrolled.student_id = ${user} and enrolled.status <> 'cancelled'`)} then 'student'
    when ${moderatesSql(user)} then 'moderator'
  end`;
};

/**
 * The courses in which a user is creator, active student-teacher or student, as a subquery of one column,
 * `course_id`. Moderating makes nobody one of a course's people.
 */
export const courseIdsOf = (userId: Value): SQL => {
  const user = qualified(userId);
  return sql`(
    select owned.id as course_id from ${courses} owned where owned.creator_id = ${user}
    union select teaching.course_id from ${studentTeachers} teaching
      where teaching.user_id = ${user} and teaching.is_active
    union select enrolled.course_id from ${enrollments} enrolled
      where enrolled.student_id = ${user} and enrolled.status <> 'cancelled'
  )`;
};

/** Whether two users are people of one course, as an SQL condition. */
export const shareCourseSql = (one: Value, other: Value): SQL<boolean> =>
  sql<boolean>`exists (select 1 from ${courseIdsOf(one)} x join ${courseIdsOf(other)} y using (course_id))`;

/** Whether the row of courses under this name is for everybody to see, as an SQL condition. */
export const isOpenSql = (row: SQL): SQL<boolean> =>
  sql<boolean>`(${row}.is_active and not ${row}.is_retired)`;

/** Who may teach a course and so may answer in it: its creator and its active student-teachers. Column `user_id`. */
export const teachersOf = (courseId: Value): SQL => sql`(
  select owned.creator_id as user_id from courses owned where owned.id = ${courseId}
  union select teaching.user_id from student_teachers teaching
    where teaching.course_id = ${courseId} and teaching.is_active)`;

/**
 * The people of a course, each once: columns `user_id`, and `rank` by the first of what they are there: 0 for its
 * creator, 1 for an active student-teacher, 2 for a student.
 */
export const peopleOf = (courseId: Value): SQL => sql`(
  select part.user_id, min(part.rank) as rank from (
    select owned.creator_id as user_id, 0 as rank from courses owned where owned.id = ${courseId}
    union all select teaching.user_id, 1 from student_teachers teaching
      where teaching.course_id = ${courseId} and teaching.is_active
    union all select enrolled.student_id, 2 from enrollments enrolled
      where enrolled.course_id = ${courseId} and enrolled.status <> 'cancelled'
  ) part group by part.user_id)`;

/** Whether somebody teaches any course that is open, as an SQL condition. */
export const teachesSql = (userId: Value): SQL<boolean> => sql<boolean>`(
  exists (select 1 from student_teachers teaching where teaching.user_id = ${userId} and teaching.is_active)
  or exists (select 1 from courses owned where owned.creator_id = ${userId} and owned.is_active))`;

/** Whether somebody is a student-teacher of a course, or has been one, as an SQL condition. */
export const wasCertifiedSql = (userId: Value, courseId: Value): SQL<boolean> =>
  sql<boolean>`exists (select 1 from student_teachers teaching
    where teaching.course_id = ${courseId} and teaching.user_id = ${userId})`;

/** Whether the enrolment of a query of `enrollments` stands, as an SQL condition. */
export const enrolmentStands: SQL<boolean> = sql<boolean>`${enrollments.status} <> 'cancelled'`;

const memberships = rowsAs(Schema.Struct({ membership: Schema.NullOr(Membership) }));

/** Who may do what in a course. */
export class CourseAccess extends Context.Service<
  CourseAccess,
  {
    /** What the user is in the course: null for a stranger, and for a course that does not exist. */
    readonly membershipOf: (
      userId: string,
      courseId: string,
    ) => Effect.Effect<Membership | null, DatabaseError>;
    /** Whether there is such a course, shown to everybody or not: one that was never published is none. */
    readonly exists: (courseId: string) => Effect.Effect<boolean, DatabaseError>;
    /** Whether the course has such a module: one that was retired is none. */
    readonly hasModule: (courseId: string, moduleId: string) => Effect.Effect<boolean, DatabaseError>;
  }
>()("peerloop/courses/CourseAccess") {
  static readonly layer = Layer.effect(
    CourseAccess,
    Effect.gen(function* () {
      const database = yield* Database;
      const membershipOf = Effect.fn("CourseAccess.membershipOf")(function* (
        userId: string,
        courseId: string,
      ) {
        const rows = yield* Effect.flatMap(
          database.query((db) =>
            db
              .select({ membership: membershipSql(userId, courses.id) })
              .from(courses)
              .where(eq(courses.id, courseId)),
          ),
          memberships,
        );
        return rows[0]?.membership ?? null;
      });
      const exists = (courseId: string) =>
        Effect.map(
          database.query((db) =>
            db.$count(courses, and(eq(courses.id, courseId), isNotNull(courses.publishedAt))),
          ),
          (count) => count > 0,
        );
      const hasModule = (courseId: string, moduleId: string) =>
        Effect.map(
          database.query((db) =>
            db.$count(
              courseCurriculum,
              and(
                eq(courseCurriculum.id, moduleId),
                eq(courseCurriculum.courseId, courseId),
                isNull(courseCurriculum.retiredAt),
              ),
            ),
          ),
          (count) => count > 0,
        );
      return CourseAccess.of({ membershipOf, exists, hasModule });
    }),
  );
}
