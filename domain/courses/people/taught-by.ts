import { type SQL, sql } from "drizzle-orm";
import type { Profile } from "../../identity/model.ts";
import { qualified, type Value } from "../../shared/sql.ts";

/** The active courses that a user teaches, as creator or student-teacher, as a list in JSON, the oldest first. */
export const taughtBy = (userId: Value): SQL<Profile["courses"]> => {
  const user = qualified(userId);
  return sql<Profile["courses"]>`(select coalesce(json_agg(json_build_object(
      'id', taught.id, 'slug', taught.slug, 'title', taught.title,
      'moduleCount', taught.module_count, 'sessionCount', taught.session_count,
      'role', case when taught.creator_id = ${user} then 'creator' else 'student_teacher' end,
      'students', case when taught.creator_id = ${user} then taught.student_count else (
        select own.students_taught from student_teachers own
        where own.course_id = taught.id and own.user_id = ${user}) end)
      order by taught.created_at, taught.id), '[]')
    from courses taught
    where taught.is_active and (taught.creator_id = ${user} or exists (select 1 from student_teachers teaching
      where teaching.course_id = taught.id and teaching.user_id = ${user} and teaching.is_active)))`;
};
