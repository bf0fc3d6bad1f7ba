import { type SQL, sql } from "drizzle-orm";
import { NotFound } from "../shared/errors.ts";
import type { Value } from "../shared/sql.ts";
import { CLAIM_HOURS } from "./limits.ts";

/*
 * The one place of who may see and do what. Every fragment is of rows `a` of homework_assignments, `c` of its course, `e`
 * of the student's enrolment and, where it says so, `s` of homework_submissions.
 */

export const noHomework = () => new NotFound({ message: "This homework doesn’t exist." });

/** Whether somebody teaches the course of `e` as a student-teacher. */
const isTeacherSql = (
  userId: Value,
): SQL<boolean> => sql<boolean>`exists (select 1 from student_teachers teaching
  where teaching.user_id = ${userId} and teaching.course_id = e.course_id and teaching.is_active)`;

/** Whether an assignment is there for its course's students: published, not retired, its module neither. */
export const isSetSql: SQL<boolean> = sql<boolean>`(a.published_at is not null and a.is_active
  and not exists (select 1 from course_curriculum taken where taken.id = a.module_id and taken.retired_at is not null))`;

/** Whether the student of `e` sees it: what they have handed in stays in sight. `s` may be none. */
export const isShownSql: SQL<boolean> = sql<boolean>`(e.status <> 'cancelled' and a.published_at is not null
  and (${isSetSql} or s.id is not null))`;

/** Whether somebody reviews `s`: the course's creator, the student's teacher, or to whom it was given. */
export const reviewsSql = (userId: string): SQL<boolean> => sql<boolean>`(e.status <> 'cancelled'
  and s.student_id <> ${userId} and (c.creator_id = ${userId}
    or ((e.student_teacher_id = ${userId} or s.handed_to = ${userId}) and ${isTeacherSql(sql`${userId}::uuid`)})))`;

/** Whether a reviewer has `s` to themselves right now. */
export const isClaimedSql: SQL<boolean> = sql<boolean>`(s.claimed_by is not null
  and s.claimed_at > clock_timestamp() - make_interval(hours => ${CLAIM_HOURS}))`;

/** The id of whom `s` waits for. */
export const waitsForSql: SQL<string> = sql<string>`case when ${isClaimedSql} then s.claimed_by
  when s.handed_to = c.creator_id or ${isTeacherSql(sql`s.handed_to`)} then s.handed_to
  when ${isTeacherSql(sql`e.student_teacher_id`)} then e.student_teacher_id else c.creator_id end`;

/** Whether somebody may set homework in the course `c`: its creator, as long as they make courses. */
export const setsSql = (userId: string): SQL<boolean> => sql<boolean>`(c.creator_id = ${userId}
  and exists (select 1 from users maker where maker.id = ${userId} and maker.is_creator))`;
