import { type SQL, sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import { certificatesOfSql } from "../../certificates/access.ts";
import { cursorOf, microsSql } from "../../shared/cursor.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { Uuid } from "../../shared/schema.ts";
import { instantSql, personSql } from "../../shared/sql.ts";
import { begins, searchableSql } from "../../shared/text/name-search.ts";
import type { Deps } from "../deps.ts";
import { NUDGE_EVERY_DAYS, STUDENTS_PER_PAGE } from "../limits.ts";
import { Student, type StudentsRequest } from "../model.ts";
import { figureColumns } from "../progress/figures.ts";

const studentCursor = cursorOf(
  Schema.Struct({ micros: Schema.String.check(Schema.isPattern(/^\d{1,17}$/)), id: Uuid }),
);

const { modules: _m, sessions: _s, ...columns } = Student.fields;
const rows = rowsAs(
  Schema.Struct({
    ...columns,
    modulesTotal: Schema.Int,
    modulesDone: Schema.Int,
    sessionsTotal: Schema.Int,
    sessionsDone: Schema.Int,
    homeworkTotal: Schema.Int,
    homeworkDone: Schema.Int,
    micros: Schema.String,
  }),
);

/** The enrolments `e` of courses `c` that somebody may see as one who teaches. */
export const taughtBySql = (userId: string, of: StudentsRequest["of"]): SQL =>
  of === "creator"
    ? sql`c.creator_id = ${userId}`
    : sql`e.student_teacher_id = ${userId} and exists (select 1 from student_teachers own
        where own.user_id = ${userId} and own.course_id = e.course_id and own.is_active)`;

/** Carries out `Enrollments.students`: whoever was active last first. */
export const makeStudents = ({ database, booked, homework }: Deps) =>
  Effect.fn("Enrollments.students")(function* (userId: string, request: StudentsRequest) {
    const { of, courseId, status, q = "", cursor } = request;
    const after = yield* studentCursor.read(cursor);
    const found = yield* Effect.flatMap(
      database.rows(sql`
        select e.id as "enrollmentId", ${personSql(sql`s`)} as person,
          json_build_object('id', c.id, 'slug', c.slug, 'title', c.title) as course, e.status,
          ${personSql(sql`t`)} as teacher, ${figureColumns({ booked, homework })},
          (select coalesce(json_agg(p.module_id order by p.completed_at), '[]') from module_progress p
            where p.enrollment_id = e.id and p.is_complete) as "completedModuleIds",
          ${instantSql(sql`e.enrolled_at`)} as "enrolledAt", ${instantSql(sql`a.at`)} as "lastActiveAt",
          case when e.nudged_at > clock_timestamp() - make_interval(days => ${NUDGE_EVERY_DAYS})
            then ${instantSql(sql`e.nudged_at + make_interval(days => ${NUDGE_EVERY_DAYS})`)} end as "nudgedUntil",
          case when c.creator_id = ${userId} then e.cancel_reason end as "leaveReason",
          case when c.creator_id = ${userId} then ${certificatesOfSql(sql`e.student_id`, sql`e.course_id`)} else '[]' end
            as certificates,
          ${microsSql(sql`a.at`)} as micros
        from enrollments e join courses c on c.id = e.course_id
          join users s on s.id = e.student_id and s.anonymised_at is null
          left join users t on t.id = e.student_teacher_id
          cross join lateral (select greatest(e.enrolled_at, max(p.marked_at)) as at
            from module_progress p where p.enrollment_id = e.id) a
        where ${taughtBySql(userId, of)} and e.status ${status === undefined ? sql`<> 'cancelled'` : sql`= ${status}`}
          ${courseId === undefined ? sql`` : sql`and e.course_id = ${courseId}`}
          ${q.trim() === "" ? sql`` : sql`and ${begins(searchableSql(sql`s.name`), q)}`}
          ${
            after === null
              ? sql``
              : sql`and (a.at, e.id) < (timestamptz 'epoch' + ${after.micros}::bigint * interval '1 microsecond',
                  ${after.id}::uuid)`
          }
        order by a.at desc, e.id desc limit ${STUDENTS_PER_PAGE + 1}`),
      rows,
    );
    const page = found.slice(0, STUDENTS_PER_PAGE);
    const last = page.at(-1);
    return {
      students: page.map(
        ({
          modulesTotal,
          modulesDone,
          sessionsTotal,
          sessionsDone,
          homeworkTotal: _ht,
          homeworkDone: _hd,
          micros: _micros,
          ...student
        }): Student => ({
          ...student,
          modules: { done: modulesDone, total: modulesTotal },
          sessions: { done: sessionsDone, total: sessionsTotal },
        }),
      ),
      nextCursor:
        found.length > STUDENTS_PER_PAGE && last
          ? studentCursor.write({ micros: last.micros, id: last.enrollmentId })
          : null,
    };
  });
