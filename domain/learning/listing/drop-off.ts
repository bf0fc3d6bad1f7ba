import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { rowsAs } from "../../shared/rows-as.ts";
import type { Deps } from "../deps.ts";
import { noCourse } from "../enrolling/course-on-offer.ts";
import { DropOff } from "../model.ts";

const rows = rowsAs(DropOff);

/**
 * Carries out `Enrollments.dropOff`: for the creator alone. The next module of somebody is the first that they have not
 * done; who has done all of them is at none.
 */
export const makeDropOff = ({ database }: Deps) =>
  Effect.fn("Enrollments.dropOff")(function* (userId: string, courseId: string) {
    const found = yield* Effect.flatMap(
      database.rows(sql`
        with open as (
          select e.id, e.status, (select m.id from course_curriculum m
              where m.course_id = e.course_id and m.retired_at is null and not exists (
                select 1 from module_progress p
                where p.enrollment_id = e.id and p.module_id = m.id and p.is_complete)
              order by m.module_order limit 1) as next_id
          from enrollments e where e.course_id = ${courseId} and e.status <> 'cancelled'),
        done as (select p.module_id, count(*)::int as students from module_progress p join open on open.id = p.enrollment_id
          where p.is_complete group by p.module_id),
        waiting as (select next_id, count(*)::int as students from open group by next_id)
        select (select count(*)::int from open) as students,
          (select count(*)::int from open where status = 'completed') as completed,
          (select coalesce(json_agg(json_build_object('id', m.id, 'title', m.title,
              'done', coalesce(done.students, 0), 'next', coalesce(waiting.students, 0)) order by m.module_order), '[]')
            from course_curriculum m left join done on done.module_id = m.id left join waiting on waiting.next_id = m.id
            where m.course_id = c.id and m.retired_at is null) as modules
        from courses c where c.id = ${courseId} and c.creator_id = ${userId}`),
      rows,
    );
    return found[0] ?? (yield* noCourse());
  });
