import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { NotFound } from "../../shared/errors.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { instantSql, personSql } from "../../shared/sql.ts";
import { Enrollment } from "../model.ts";

export const noEnrollment = () => new NotFound({ message: "You’re not in this course." });

/** The columns of an `Enrollment`, of the rows `e` of enrollments, `c` of courses and `t` of users. */
export const enrollmentColumns = sql`e.id, e.course_id as "courseId", c.slug as "courseSlug", e.status,
  ${personSql(sql`t`)} as teacher, ${instantSql(sql`e.enrolled_at`)} as "enrolledAt",
  ${instantSql(sql`e.completed_at`)} as "completedAt"`;

const enrollments = rowsAs(Enrollment);

/** An enrolment as it is shown. */
export const readEnrollment = Effect.fnUntraced(function* (database: Database["Service"], id: string) {
  const rows = yield* database.rows(sql`select ${enrollmentColumns}
    from enrollments e join courses c on c.id = e.course_id left join users t on t.id = e.student_teacher_id
    where e.id = ${id}`);
  const [enrollment] = yield* enrollments(rows);
  return enrollment ?? (yield* noEnrollment());
});

const Locked = Schema.Struct({
  id: Schema.String,
  courseId: Schema.String,
  courseTitle: Schema.String,
  courseSlug: Schema.String,
  creatorId: Schema.String,
  studentId: Schema.String,
  studentName: Schema.String,
  teacherId: Schema.NullOr(Schema.String),
  status: Enrollment.fields.status,
});
export type LockedEnrollment = typeof Locked.Type;

const locked = rowsAs(Locked);

/**
 * Somebody's own enrolment, so locked that whatever else is done to it waits. `NotFound` for everybody else's.
 */
export const lockOwn = Effect.fnUntraced(function* (
  database: Database["Service"],
  userId: string,
  id: string,
) {
  const found = yield* lockEnrollment(database, id);
  return found?.studentId === userId ? found : yield* noEnrollment();
});

/** An enrolment, so locked that whatever else is done to it waits; undefined where there is none. */
export const lockEnrollment = Effect.fnUntraced(function* (database: Database["Service"], id: string) {
  const rows = yield* database.rows(sql`
    select e.id, e.course_id as "courseId", c.title as "courseTitle", c.slug as "courseSlug",
      c.creator_id as "creatorId", e.student_id as "studentId", s.name as "studentName",
      e.student_teacher_id as "teacherId", e.status
    from enrollments e join courses c on c.id = e.course_id join users s on s.id = e.student_id
    where e.id = ${id} for no key update of e`);
  const [found] = yield* locked(rows);
  return found;
});

/** The enrolment of somebody in a course that has not been left, by its id; null where there is none. */
export const standingOf = (database: Database["Service"], userId: string, courseId: string) =>
  Effect.map(
    database.rows<{ readonly id: string }>(sql`select id from enrollments
      where student_id = ${userId} and course_id = ${courseId} and status <> 'cancelled'`),
    ([row]) => row?.id ?? null,
  );
