import { type SQL, sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { noHomework, setsSql } from "../access.ts";
import { Assignment, CourseHomework } from "../model.ts";

/** The columns of an `Assignment`, of the row `a`. */
const assignmentColumns: SQL = sql`a.id, a.course_id as "courseId", a.module_id as "moduleId", a.title,
  coalesce(a.description, '') as description, a.instructions, a.due_within_days as "dueWithinDays",
  a.due_on::text as "dueOn", a.accepts_late as "acceptsLate", a.is_required as "isRequired",
  a.max_points as "maxPoints", a.max_attempts as "maxAttempts", a.version,
  case when a.published_at is null then 'draft' when a.is_active then 'published' else 'retired' end as state,
  (select count(*)::int from homework_submissions s where s.assignment_id = a.id) as submitted,
  (select count(*)::int from homework_submissions s join enrollments e on e.id = s.enrollment_id
    where s.assignment_id = a.id and s.status = 'submitted' and e.status <> 'cancelled') as waiting,
  (select count(*)::int from homework_extensions x where x.assignment_id = a.id) as extensions`;

const assignments = rowsAs(Assignment);
const { assignments: _, ...head } = CourseHomework.fields;
const heads = rowsAs(Schema.Struct(head));

/** An assignment of a course of one's own. */
export const readAssignment = Effect.fnUntraced(function* (
  database: Database["Service"],
  userId: string,
  id: string,
) {
  const rows = yield* database.rows(sql`select ${assignmentColumns} from homework_assignments a
    join courses c on c.id = a.course_id where a.id = ${id} and ${setsSql(userId)}`);
  const [found] = yield* assignments(rows);
  return found ?? (yield* noHomework());
});

/** Carries out `Assignments.ofCourse`. */
export const makeOfCourse = (database: Database["Service"]) =>
  Effect.fn("Assignments.ofCourse")(function* (userId: string, courseId: string) {
    const [found] = yield* Effect.flatMap(
      database.rows(sql`
        select json_build_object('id', c.id, 'title', c.title,
            'slug', case when c.published_at is null then null else c.slug end) as course,
          (select coalesce(json_agg(json_build_object('id', m.id, 'title', m.title) order by m.module_order), '[]')
            from course_curriculum m where m.course_id = c.id and m.retired_at is null) as modules
        from courses c where c.id = ${courseId} and ${setsSql(userId)}`),
      heads,
    );
    if (found === undefined) return yield* noHomework();
    const rows = yield* database.rows(sql`select ${assignmentColumns} from homework_assignments a
      left join course_curriculum m on m.id = a.module_id where a.course_id = ${courseId}
      order by m.module_order nulls last, a.created_at, a.id`);
    const homework: CourseHomework = { ...found, assignments: yield* assignments(rows) };
    return homework;
  });
