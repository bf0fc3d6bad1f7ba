import { Column, eq, is, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { courses, enrollments, studentTeachers, users } from "../../db/schema/index.ts";
import type { Membership } from "./model.ts";

type Id = string | SQLWrapper;

/** A column with its table: drizzle leaves the table out in queries of one table, where a subquery would capture it. */
const qualified = (id: Id): Id => (is(id, Column) ? sql`${id.table}.${sql.identifier(id.name)}` : id);

/** Whether a user moderates the platform, as its administrators do too, as an SQL condition. */
export const moderatesSql = (userId: Id): SQL<boolean> =>
  sql<boolean>`exists (select 1 from ${users} m where m.id = ${qualified(userId)} and (m.is_moderator or m.is_admin))`;

/**
 * What a user is in a course, as an SQL expression to be part of any query; null for whoever is no member.
 * Somebody who is several things is the first of creator, student-teacher (active), student (not cancelled)
 * and moderator (of the platform, administrators too). This is the one definition of membership.
 */
export const membershipSql = (userId: Id, courseId: Id): SQL<Membership | null> => {
  const user = qualified(userId);
  const course = qualified(courseId);
  return sql<Membership | null>`case
    when exists (select 1 from ${courses} c where c.id = ${course} and c.creator_id = ${user}) then 'creator'
    when exists (select 1 from ${studentTeachers} t
      where t.course_id = ${course} and t.user_id = ${user} and t.is_active) then 'student_teacher'
    when exists (select 1 from ${enrollments} e
      where e.course_id = ${course} and e.student_id = ${user} and e.status <> 'cancelled') then 'student'
    when ${moderatesSql(user)} then 'moderator'
  end`;
};

/**
 * The courses in which a user is creator, active student-teacher or student, as a subquery of one column,
 * `course_id`. Moderating makes nobody one of a course's people.
 */
export const courseIdsOf = (userId: Id): SQL => {
  const user = qualified(userId);
  return sql`(
    select c.id as course_id from ${courses} c where c.creator_id = ${user}
    union select t.course_id from ${studentTeachers} t where t.user_id = ${user} and t.is_active
    union select e.course_id from ${enrollments} e where e.student_id = ${user} and e.status <> 'cancelled'
  )`;
};

/** Whether two users are people of one course, as an SQL condition. */
export const shareCourseSql = (one: Id, other: Id): SQL<boolean> =>
  sql<boolean>`exists (select 1 from ${courseIdsOf(one)} x join ${courseIdsOf(other)} y using (course_id))`;

/** Who may do what in a course. */
export class CourseAccess extends Context.Service<
  CourseAccess,
  {
    /** What the user is in the course: null for a stranger, and for a course that does not exist. */
    readonly membershipOf: (
      userId: string,
      courseId: string,
    ) => Effect.Effect<Membership | null, DatabaseError>;
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
        const rows = yield* database.query((db) =>
          db
            .select({ membership: membershipSql(userId, courses.id) })
            .from(courses)
            .where(eq(courses.id, courseId)),
        );
        return rows[0]?.membership ?? null;
      });
      return CourseAccess.of({ membershipOf });
    }),
  );
}
