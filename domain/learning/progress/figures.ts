import { type SQL, sql } from "drizzle-orm";
import type { Deps } from "../deps.ts";

/**
 * The figures of the enrolment `e` for `rules.ts`, as columns. Retired modules count for nobody. In a free course the
 * sessions of enrolments that were left count on; what was paid for ended with the enrolment.
 */
export const figureColumns = ({
  booked: { countedOf },
  homework,
}: Pick<Deps, "booked" | "homework">): SQL => sql`
  ${homework.totalOf(sql`e.course_id`)} as "homeworkTotal",
  ${homework.doneOf(sql`e.course_id`, sql`e.student_id`)} as "homeworkDone",
  (select count(*)::int from course_curriculum m where m.course_id = e.course_id and m.retired_at is null)
    as "modulesTotal",
  (select count(*)::int from module_progress p join course_curriculum m on m.id = p.module_id and m.retired_at is null
    where p.enrollment_id = e.id and p.is_complete) as "modulesDone",
  e.session_count as "sessionsTotal",
  least(e.session_count, (select count(*)::int from session_waivers w where w.enrollment_id = e.id)
    + (select coalesce(sum(${countedOf(sql`x.id`)}), 0)::int from enrollments x
      where x.student_id = e.student_id and x.course_id = e.course_id
        and (x.id = e.id or (e.price_cents = 0 and x.price_cents = 0)))) as "sessionsDone"`;

export interface FigureRow {
  readonly modulesTotal: number;
  readonly modulesDone: number;
  readonly sessionsTotal: number;
  readonly sessionsDone: number;
  readonly homeworkTotal: number;
  readonly homeworkDone: number;
}

export const figuresOf = (row: FigureRow) => ({
  modules: { done: row.modulesDone, total: row.modulesTotal },
  sessions: { done: row.sessionsDone, total: row.sessionsTotal },
  homework: { done: row.homeworkDone, total: row.homeworkTotal },
});
