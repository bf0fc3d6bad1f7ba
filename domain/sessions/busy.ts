import { type SQL, sql } from "drizzle-orm";
import type { Value } from "../shared/sql.ts";

/**
 * Whether somebody is teaching or learning in a live session at this moment, as an SQL condition. Whoever has left one that
 * goes on is not in it any more; who waits in one that has not begun is.
 */
export const isInSession = (userId: Value): SQL<boolean> => sql<boolean>`exists (
  select 1 from sessions lesson
  where (lesson.teacher_id = ${userId} or lesson.student_id = ${userId})
    and lesson.status in ('scheduled', 'in_progress')
    and (exists (select 1 from session_attendance stay
        where stay.session_id = lesson.id and stay.user_id = ${userId} and stay.left_at is null)
      or (lesson.status = 'in_progress' and not exists (
        select 1 from session_attendance stay where stay.session_id = lesson.id and stay.user_id = ${userId}))))`;

/** Whether a booked session of somebody begins within so many seconds, as an SQL condition. */
export const isBeforeSession = (userId: Value, seconds: number): SQL<boolean> => sql<boolean>`exists (
  select 1 from sessions lesson
  where (lesson.teacher_id = ${userId} or lesson.student_id = ${userId}) and lesson.status = 'scheduled'
    and lesson.scheduled_start > clock_timestamp()
    and lesson.scheduled_start <= clock_timestamp() + make_interval(secs => ${seconds}))`;
