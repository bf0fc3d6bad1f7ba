CREATE TYPE "public"."session_outcome" AS ENUM('held', 'cut_short', 'student_absent', 'teacher_absent', 'nobody');--> statement-breakpoint
DROP VIEW "public"."user_stats";--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_ended_at_check";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "outcome" "session_outcome";--> statement-breakpoint
-- Outcomes of sessions that are over already, by the rule of domain/sessions/outcome/rules.ts, from their attendance.
-- Who ended one was not kept: where nobody stayed beyond its end, its teacher had ended it.
WITH stays AS (
  SELECT session_id, user_id, range_agg(tstzrange(joined_at, left_at)) AS stay, max(left_at) AS last_left
  FROM session_attendance WHERE left_at IS NOT NULL GROUP BY session_id, user_id
), attended AS (
  SELECT s.id, s.scheduled_end - s.scheduled_start AS booked, greatest(t.last_left, l.last_left) AS last_left,
    tstzmultirange(tstzrange(s.scheduled_start, s.scheduled_end)) * coalesce(t.stay, '{}') AS taught,
    tstzmultirange(tstzrange(s.scheduled_start, s.scheduled_end)) * coalesce(l.stay, '{}') AS learnt
  FROM sessions s
  LEFT JOIN stays t ON t.session_id = s.id AND t.user_id = s.teacher_id
  LEFT JOIN stays l ON l.session_id = s.id AND l.user_id = s.student_id
  WHERE s.status = 'completed'
), figures AS (
  SELECT id, booked, last_left,
    (SELECT coalesce(sum(upper(r) - lower(r)), '0') FROM unnest(taught) r) AS taught,
    (SELECT coalesce(sum(upper(r) - lower(r)), '0') FROM unnest(learnt) r) AS learnt,
    (SELECT coalesce(sum(upper(r) - lower(r)), '0') FROM unnest(taught * learnt) r) AS together
  FROM attended
)
UPDATE sessions s SET
  ended_by = CASE WHEN f.last_left <= s.ended_at THEN s.teacher_id END,
  outcome = CASE
    WHEN f.together >= greatest(f.booked / 2, interval '10 minutes') THEN 'held'
    WHEN f.taught >= interval '10 minutes' AND f.learnt < interval '1 minute' THEN 'student_absent'
    WHEN f.learnt >= interval '10 minutes' AND f.taught < interval '1 minute' THEN 'teacher_absent'
    WHEN f.together > interval '0' THEN 'cut_short'
    ELSE 'nobody' END::session_outcome
FROM figures f WHERE f.id = s.id;--> statement-breakpoint
UPDATE student_teachers t SET students_taught = taught.students FROM (
  SELECT st.id, count(DISTINCT s.student_id) FILTER (WHERE s.outcome = 'held') AS students
  FROM student_teachers st
  LEFT JOIN (sessions s JOIN enrollments e ON e.id = s.enrollment_id)
    ON s.teacher_id = st.user_id AND e.course_id = st.course_id
  GROUP BY st.id) taught
WHERE taught.id = t.id AND t.students_taught <> taught.students;--> statement-breakpoint
UPDATE courses c SET rating = r.average, rating_count = r.total FROM (
  SELECT e.course_id, round(avg(a.rating) FILTER (WHERE s.outcome = 'held'), 2) AS average,
    count(*) FILTER (WHERE s.outcome = 'held') AS total
  FROM session_assessments a
  JOIN sessions s ON s.id = a.session_id AND a.assessor_id = s.student_id
  JOIN enrollments e ON e.id = s.enrollment_id
  GROUP BY e.course_id) r
WHERE r.course_id = c.id AND (c.rating, c.rating_count) IS DISTINCT FROM (r.average, r.total::integer);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_ended_by_check" CHECK ("sessions"."ended_by" is null or "sessions"."status" = 'completed');--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_outcome_check" CHECK (("sessions"."outcome" is not null) = ("sessions"."status" = 'completed'));--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_outcome_together_check" CHECK ("sessions"."outcome" is null or "sessions"."outcome" not in ('held', 'cut_short') or "sessions"."started_at" is not null);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_ended_at_check" CHECK ("sessions"."ended_at" is null or "sessions"."started_at" is null or "sessions"."ended_at" >= "sessions"."started_at");--> statement-breakpoint
CREATE VIEW "public"."user_stats" AS (
  select
    u.id as user_id,
    (select count(distinct s.student_id)::int from sessions s
      where s.teacher_id = u.id and s.outcome = 'held') as students_taught,
    (select count(*)::int from courses c where c.creator_id = u.id) as courses_created,
    (select count(*)::int from enrollments e
      where e.student_id = u.id and e.status = 'completed') as courses_completed,
    coalesce(reviews.average, 0)::numeric(3, 2) as average_rating,
    reviews.total as total_reviews,
    now() as updated_at
  from users u
  cross join lateral (
    select avg(a.rating) as average, count(*)::int as total
    from session_assessments a
    join sessions s on s.id = a.session_id and s.outcome = 'held'
    where a.assessee_id = u.id
      and (a.created_at < now() - interval '7 days'
        or exists (select 1 from session_assessments b
          where b.session_id = a.session_id and b.assessor_id = a.assessee_id))
  ) reviews);