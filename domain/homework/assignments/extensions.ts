import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import { ACTOR } from "../../notifications/service.ts";
import { NotFound } from "../../shared/errors.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { personSql } from "../../shared/sql.ts";
import { begins, searchableSql } from "../../shared/text/name-search.ts";
import type { Deps } from "../deps.ts";
import { dueColumns, dueFields, dueOf } from "../due-rows.ts";
import { STUDENTS_PER_PAGE } from "../limits.ts";
import { HomeworkStudent } from "../model.ts";
import { lockAssignment } from "./locking.ts";
import { readAssignment } from "./reading.ts";

const students = rowsAs(
  Schema.Struct({
    ...dueFields,
    person: HomeworkStudent.fields.person,
    status: HomeworkStudent.fields.status,
  }),
);

/** More time for one student: who has how much, and giving it. */
export const makeExtensions = ({ database, outbox, notifications }: Deps) => {
  const list = Effect.fn("Assignments.students")(function* (userId: string, id: string, q: string) {
    yield* readAssignment(database, userId, id);
    const rows = yield* database.rows(sql`
      select ${personSql(sql`u`)} as person, s.status, ${dueColumns}
      from homework_assignments a join enrollments e on e.course_id = a.course_id and e.status <> 'cancelled'
        join users u on u.id = e.student_id and u.anonymised_at is null
        left join homework_submissions s on s.assignment_id = a.id and s.student_id = e.student_id
        left join homework_extensions x on x.assignment_id = a.id and x.student_id = e.student_id
      where a.id = ${id} ${q.trim() === "" ? sql`` : sql`and ${begins(searchableSql(sql`u.name`), q)}`}
      order by x.due_on is null, u.name, u.id limit ${STUDENTS_PER_PAGE}`);
    return {
      students: (yield* students(rows)).map(
        (row): HomeworkStudent => ({
          person: row.person,
          timeZone: row.timeZone,
          status: row.status,
          dueAt: dueOf(row),
          extendedTo: row.extendedTo,
        }),
      ),
    };
  });

  const extend = Effect.fn("Assignments.extend")(function* (
    userId: string,
    id: string,
    studentId: string,
    dueOn: string | null,
  ) {
    const found = yield* lockAssignment(database, userId, id);
    const [enrolled] = yield* database.rows(sql`select 1 from enrollments e
      where e.course_id = ${found.courseId} and e.student_id = ${studentId} and e.status <> 'cancelled'`);
    if (enrolled === undefined) return yield* new NotFound({ message: "They aren’t in this course." });
    if (dueOn === null)
      yield* database.rows(
        sql`delete from homework_extensions where assignment_id = ${id} and student_id = ${studentId}`,
      );
    else
      yield* database.rows(sql`
        insert into homework_extensions (assignment_id, student_id, due_on, granted_by)
        values (${id}, ${studentId}, ${dueOn}::date, ${userId})
        on conflict (assignment_id, student_id) do update set due_on = excluded.due_on, granted_by = excluded.granted_by`);
    if (dueOn !== null && found.isPublished)
      yield* notifications.notify({
        userId: studentId,
        type: "homework",
        title: `${ACTOR} gave you more time`,
        body: `${found.title} · ${found.courseTitle}`,
        actionUrl: `/courses/${found.slug}/homework/${id}`,
        cause: `homework extended ${id} ${dueOn}`,
        actorId: userId,
      });
    return yield* list(userId, id, "");
  });

  return {
    list,
    extend: (userId: string, id: string, studentId: string, dueOn: string | null) =>
      outbox.transaction(extend(userId, id, studentId, dueOn)),
  };
};
