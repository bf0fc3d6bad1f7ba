import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { unverified } from "../../identity/errors.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { isClaimedSql, isShownSql, noHomework, waitsForSql } from "../access.ts";
import { dueColumns, dueFields } from "../due-rows.ts";

const own = rowsAs(
  Schema.Struct({
    ...dueFields,
    enrollmentId: Schema.String,
    courseTitle: Schema.String,
    slug: Schema.String,
    title: Schema.String,
    isActive: Schema.Boolean,
    maxAttempts: Schema.NullOr(Schema.Int),
    acceptsLate: Schema.Boolean,
    isVerified: Schema.Boolean,
    submissionId: Schema.NullOr(Schema.String),
    requestId: Schema.NullOr(Schema.String),
    attempt: Schema.NullOr(Schema.Int),
    isClaimed: Schema.NullOr(Schema.Boolean),
    waitsFor: Schema.String,
    nowMs: Schema.Finite,
  }),
);

/**
 * A student's place in an assignment, so locked that whatever else is done to it waits: the assignment first, then the
 * enrolment, as everywhere. `NotFound` for what they do not see, `Forbidden` before their address is confirmed.
 */
export const lockPlace = Effect.fnUntraced(function* (
  database: Database["Service"],
  userId: string,
  id: string,
) {
  yield* database.rows(sql`select 1 from homework_assignments where id = ${id} for share`);
  yield* database.rows(sql`select 1 from enrollments e where e.student_id = ${userId} and e.status <> 'cancelled'
    and e.course_id = (select a.course_id from homework_assignments a where a.id = ${id}) for no key update of e`);
  const [place] = yield* Effect.flatMap(
    database.rows(sql`
      select ${dueColumns}, e.id as "enrollmentId", c.title as "courseTitle", c.slug, a.title,
        a.is_active and m.retired_at is null as "isActive", a.max_attempts as "maxAttempts",
        a.accepts_late as "acceptsLate", u.email_verified as "isVerified", s.id as "submissionId",
        s.request_id as "requestId", s.attempt, ${isClaimedSql} as "isClaimed", ${waitsForSql} as "waitsFor",
        (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"
      from homework_assignments a join courses c on c.id = a.course_id
        join enrollments e on e.course_id = c.id and e.student_id = ${userId} and e.status <> 'cancelled'
        join users u on u.id = e.student_id
        left join course_curriculum m on m.id = a.module_id
        left join homework_submissions s on s.assignment_id = a.id and s.student_id = e.student_id
        left join homework_extensions x on x.assignment_id = a.id and x.student_id = e.student_id
      where a.id = ${id} and ${isShownSql}`),
    own,
  );
  if (place === undefined) return yield* noHomework();
  if (!place.isVerified) return yield* unverified();
  return place;
});
