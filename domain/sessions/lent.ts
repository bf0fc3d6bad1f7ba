import { sql } from "drizzle-orm";
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
