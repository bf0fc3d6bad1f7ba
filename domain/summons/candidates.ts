import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

type Value = string | SQLWrapper;

/** Who may teach the course and so may answer in it: its creator and its active student-teachers. Column `user_id`. */
export const teachersOf = (courseId: Value): SQL => sql`(
  select c.creator_id as user_id from courses c where c.id = ${courseId}
  union select t.user_id from student_teachers t where t.course_id = ${courseId} and t.is_active)`;

/** Ready to help right now, by their own word. */
export const isAvailable = (userId: Value): SQL<boolean> =>
  sql<boolean>`exists (select 1 from user_availability v where v.user_id = ${userId} and v.is_available)`;

/** Whether either of the two has blocked the other. */
export const isBlocked = (one: Value, other: Value): SQL<boolean> => sql<boolean>`exists (
  select 1 from blocks b where (b.blocker_id = ${one} and b.blocked_id = ${other})
    or (b.blocker_id = ${other} and b.blocked_id = ${one}))`;

/** In another help: answering one, or waiting in one's own. Nobody is in two open summons. */
export const isInHelp = (userId: Value): SQL<boolean> => sql<boolean>`exists (
  select 1 from help_summons h where (h.student_id = ${userId} and h.status in ('pending', 'responded'))
    or (h.responder_id = ${userId} and h.status = 'responded'))`;

/**
 * Teaching or learning in a live session at this moment. Who has left one that goes on is not in it any more; who
 * waits in one that has not begun is.
 */
export const isInSession = (userId: Value): SQL<boolean> => sql<boolean>`exists (
  select 1 from sessions l
  where (l.teacher_id = ${userId} or l.student_id = ${userId}) and l.status in ('scheduled', 'in_progress')
    and (exists (select 1 from session_attendance o
        where o.session_id = l.id and o.user_id = ${userId} and o.left_at is null)
      or (l.status = 'in_progress' and not exists (
        select 1 from session_attendance o where o.session_id = l.id and o.user_id = ${userId}))))`;

/**
 * Who may answer a summon of that student in that course: teaches it, is available, in no other help or session,
 * has confirmed their address, is not the asker, and neither has blocked the other. Column `user_id`.
 */
export const candidatesFor = (courseId: Value, studentId: Value): SQL => sql`(
  select k.user_id from ${teachersOf(courseId)} k join users u on u.id = k.user_id and u.anonymised_at is null and u.email_verified
  where k.user_id <> ${studentId} and ${isAvailable(sql`k.user_id`)}
    and not ${isBlocked(sql`k.user_id`, studentId)}
    and not ${isInHelp(sql`k.user_id`)} and not ${isInSession(sql`k.user_id`)})`;

/**
 * Who may have been offered the summon (`s`, a row of `help_summons`): teachers who have been available at some
 * moment since it was made. Column `user_id`.
 */
export const offeredOf = (summonId: string): SQL => sql`(
  select k.user_id from help_summons s, lateral ${teachersOf(sql`s.course_id`)} k
  join user_availability v on v.user_id = k.user_id
  where s.id = ${summonId} and k.user_id <> s.student_id
    and (v.is_available or v.last_available_at >= s.created_at)
    and not ${isBlocked(sql`k.user_id`, sql`s.student_id`)})`;
