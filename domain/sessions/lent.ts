import { sql } from "drizzle-orm";
import type { TaughtSessions } from "../certificates/index.ts";
import type { BookedSessions } from "../learning/booked-sessions.ts";
import { instantSql, personSql } from "../shared/sql.ts";

/** What learning asks of sessions. */
export const bookedSessions: BookedSessions["Service"] = {
  countedOf: (enrollmentId) => sql<number>`(select count(*)::int from sessions lesson
    where lesson.enrollment_id = ${enrollmentId} and lesson.outcome in ('held', 'cut_short'))`,
  listOf: (enrollmentId) => sql`(select coalesce(json_agg(json_build_object(
      'id', lesson.id, 'status', lesson.status, 'outcome', lesson.outcome,
      'scheduledStart', ${instantSql(sql`lesson.scheduled_start`)},
      'scheduledEnd', ${instantSql(sql`lesson.scheduled_end`)},
      'teacher', ${personSql(sql`tutor`)})
      order by lesson.scheduled_start, lesson.id), '[]')
    from sessions lesson join users tutor on tutor.id = lesson.teacher_id
    where lesson.enrollment_id = ${enrollmentId} and lesson.status <> 'cancelled')`,
  cancelOf: (enrollmentId, userId) => sql`
    with ended as (
      update sessions lesson set status = 'cancelled', cancelled_by = ${userId}, version = lesson.version + 1
      where lesson.enrollment_id = ${enrollmentId} and lesson.status = 'scheduled'
      returning lesson.id, lesson.teacher_id, lesson.version),
    freed as (delete from busy_times b using ended where b.source_type = 'session' and b.source_id = ended.id)
    select ended.id, ended.teacher_id as "teacherId", ended.version::int as version from ended`,
};

/** What certificates ask of sessions: of one person no two intervals overlap, so that what pairs share adds up. */
export const taughtSessions: TaughtSessions["Service"] = {
  of: (studentId, courseId) => sql`(
    select json_build_object('count', count(*)::int, 'seconds', coalesce(sum(together.seconds), 0)::float8,
      'teachers', coalesce(json_agg(distinct tutor.name) filter (where tutor.id is not null), '[]'))
    from sessions lesson join enrollments enrolled on enrolled.id = lesson.enrollment_id
      left join users tutor on tutor.id = lesson.teacher_id and tutor.anonymised_at is null
      cross join lateral (select coalesce(sum(greatest(0, extract(epoch from
          least(taught.left_at, learned.left_at, lesson.scheduled_end)
          - greatest(taught.joined_at, learned.joined_at, lesson.scheduled_start)))), 0) as seconds
        from session_attendance taught, session_attendance learned
        where taught.session_id = lesson.id and taught.user_id = lesson.teacher_id
          and learned.session_id = lesson.id and learned.user_id = lesson.student_id) together
    where enrolled.student_id = ${studentId} and enrolled.course_id = ${courseId}
      and lesson.outcome in ('held', 'cut_short'))`,
};
