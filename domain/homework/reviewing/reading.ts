import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { personSql } from "../../shared/sql.ts";
import { isClaimedSql, noHomework, reviewsSql, waitsForSql } from "../access.ts";
import { attemptsOf, submissionColumns, submissionFields } from "../attempts.ts";
import { dueColumns, dueFields, resubmitDueOf } from "../due-rows.ts";
import { HAND_ON_AFTER_DAYS } from "../limits.ts";
import { Review } from "../model.ts";

const {
  id: _i,
  version: _v,
  attempts: _a,
  messages: _m,
  waitsFor: _w,
  resubmitDueAt: _r,
  ...columns
} = Review.fields;
const reviews = rowsAs(
  Schema.Struct({ ...columns, ...dueFields, ...submissionFields, submissionId: Schema.String }),
);

/** Carries out `Homeworks.review`: a submission as one of its reviewers sees it. */
export const makeReading = (database: Database["Service"]) =>
  Effect.fn("Homeworks.review")(function* (userId: string, id: string) {
    const rows = yield* database.rows(sql`
      select ${submissionColumns}, ${dueColumns}, a.title, a.instructions, a.is_required as "isRequired",
        a.max_points as "maxPoints", json_build_object('id', c.id, 'slug', c.slug, 'title', c.title) as course,
        ${personSql(sql`u`)} as student, u.time_zone as "timeZone", s.status,
        case when ${isClaimedSql} then (select ${personSql(sql`p`)} from users p where p.id = s.claimed_by) end
          as "claimedBy",
        case when c.creator_id = ${userId} and s.status = 'submitted'
            and s.submitted_at <= clock_timestamp() - make_interval(days => ${HAND_ON_AFTER_DAYS})
          then (select coalesce(json_agg(${personSql(sql`p`)} order by p.name, p.id), '[]') from users p
            where p.anonymised_at is null and p.id <> s.student_id and p.id <> ${waitsForSql}
              and (p.id = c.creator_id or exists (select 1 from student_teachers teaching
                where teaching.user_id = p.id and teaching.course_id = c.id and teaching.is_active)))
          else '[]' end as others
      from homework_submissions s join homework_assignments a on a.id = s.assignment_id
        join courses c on c.id = a.course_id join enrollments e on e.id = s.enrollment_id
        join users u on u.id = s.student_id
        left join homework_extensions x on x.assignment_id = a.id and x.student_id = s.student_id
      where s.id = ${id} and ${reviewsSql(userId)}`);
    const [row] = yield* reviews(rows);
    if (row === undefined) return yield* noHomework();
    const review: Review = {
      id: row.submissionId,
      version: row.submissionVersion ?? 0,
      attempts: attemptsOf(row),
      messages: row.messages,
      waitsFor: row.waitsFor,
      title: row.title,
      instructions: row.instructions,
      maxPoints: row.maxPoints,
      isRequired: row.isRequired,
      course: row.course,
      student: row.student,
      timeZone: row.timeZone,
      status: row.status,
      resubmitDueAt: resubmitDueOf(row),
      claimedBy: row.claimedBy,
      others: row.others,
    };
    return review;
  });
