import { type SQL, sql } from "drizzle-orm";
import type { RequiredHomework } from "../learning/index.ts";
import type { Value } from "../shared/sql.ts";
import { isSetSql } from "./access.ts";

const requiredOf = (courseId: Value): SQL => sql`from homework_assignments a
  where a.course_id = ${courseId} and a.is_required and ${isSetSql}`;

/** What learning asks of homework. */
export const requiredHomework: RequiredHomework["Service"] = {
  totalOf: (courseId) => sql<number>`(select count(*)::int ${requiredOf(courseId)})`,
  doneOf: (courseId, studentId) => sql<number>`(select count(*)::int ${requiredOf(courseId)}
    and exists (select 1 from homework_submissions handed
      where handed.assignment_id = a.id and handed.student_id = ${studentId} and handed.status = 'reviewed'))`,
  listOf: (
    courseId,
    studentId,
  ) => sql`(select coalesce(json_agg(json_build_object('id', task.id, 'title', task.title,
      'status', handed.status) order by lesson.module_order nulls last, task.published_at, task.id), '[]')
    from (select a.id, a.title, a.module_id, a.published_at ${requiredOf(courseId)}) task
      left join course_curriculum lesson on lesson.id = task.module_id
      left join homework_submissions handed on handed.assignment_id = task.id and handed.student_id = ${studentId})`,
  moveTo: (enrollmentId, from) =>
    sql`update homework_submissions set enrollment_id = ${enrollmentId} where enrollment_id = ${from}`,
};
