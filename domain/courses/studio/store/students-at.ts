import { sql } from "drizzle-orm";
import type { Drizzle } from "../../../../db/database.ts";
import { rowsOf } from "../../../../db/rows.ts";

/** How many students have a module before them, which is the first one that they have not marked. */
export interface AtModule {
  readonly moduleId: string;
  readonly students: number;
}

/** Where the students of a course are who have not completed it; modules with nobody are left out. */
export const selectStudentsAt = (db: Drizzle, courseId: string): PromiseLike<readonly AtModule[]> =>
  rowsOf<AtModule>(
    db,
    sql`select next.id as "moduleId", count(*)::int as students
      from enrollments e cross join lateral (
        select m.id, m.module_order from course_curriculum m
        where m.course_id = e.course_id and m.retired_at is null and not exists (
          select 1 from module_progress p where p.enrollment_id = e.id and p.module_id = m.id and p.is_complete)
        order by m.module_order limit 1) next
      where e.course_id = ${courseId} and e.status in ('enrolled', 'in_progress')
      group by next.id, next.module_order order by next.module_order`,
  );
