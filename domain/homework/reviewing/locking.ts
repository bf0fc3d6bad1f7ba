import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { isVerifiedSql } from "../../identity/access.ts";
import { unverified } from "../../identity/errors.ts";
import { Conflict } from "../../shared/errors.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { isClaimedSql, noHomework, reviewsSql, waitsForSql } from "../access.ts";

const reviewed = rowsAs(
  Schema.Struct({
    id: Schema.String,
    assignmentId: Schema.String,
    enrollmentId: Schema.String,
    studentId: Schema.String,
    creatorId: Schema.String,
    slug: Schema.String,
    courseId: Schema.String,
    courseTitle: Schema.String,
    title: Schema.String,
    maxPoints: Schema.NullOr(Schema.Int),
    timeZone: Schema.String,
    status: Schema.Literals(["submitted", "reviewed", "resubmit_requested"]),
    version: Schema.Int,
    attempt: Schema.Int,
    submittedMs: Schema.Finite,
    nowMs: Schema.Finite,
    /** Who has it to themselves; null: nobody. */
    claimedBy: Schema.NullOr(Schema.String),
    claimedByName: Schema.NullOr(Schema.String),
    reviewedBy: Schema.NullOr(Schema.String),
    reviewerName: Schema.NullOr(Schema.String),
    waitsFor: Schema.String,
    mayWrite: Schema.Boolean,
  }),
);
export type LockedSubmission = Effect.Success<ReturnType<typeof reviewed>>[number];

/**
 * A submission for one of its reviewers, so locked that whatever else is done to it waits: the assignment first, then the
 * enrolment, then itself. `NotFound` for everybody else, `Forbidden` before their address is confirmed.
 */
export const lockSubmission = Effect.fnUntraced(function* (
  database: Database["Service"],
  userId: string,
  id: string,
) {
  yield* database.rows(sql`select 1 from homework_assignments a
    where a.id = (select s.assignment_id from homework_submissions s where s.id = ${id}) for share`);
  yield* database.rows(sql`select 1 from enrollments e
    where e.id = (select s.enrollment_id from homework_submissions s where s.id = ${id}) for no key update of e`);
  const rows = yield* database.rows(sql`
    select s.id, a.id as "assignmentId", e.id as "enrollmentId", s.student_id as "studentId",
      c.creator_id as "creatorId", c.slug, c.id as "courseId", c.title as "courseTitle", a.title,
      a.max_points as "maxPoints", u.time_zone as "timeZone", s.status, s.version, s.attempt,
      (extract(epoch from s.submitted_at) * 1000)::float8 as "submittedMs",
      (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs",
      case when ${isClaimedSql} then s.claimed_by end as "claimedBy",
      case when ${isClaimedSql} then (select p.name from users p where p.id = s.claimed_by) end as "claimedByName",
      s.reviewed_by as "reviewedBy", (select p.name from users p where p.id = s.reviewed_by) as "reviewerName",
      ${waitsForSql} as "waitsFor", ${isVerifiedSql(userId)} as "mayWrite"
    from homework_submissions s join homework_assignments a on a.id = s.assignment_id
      join courses c on c.id = a.course_id join enrollments e on e.id = s.enrollment_id
      join users u on u.id = s.student_id
    where s.id = ${id} and ${reviewsSql(userId)} for no key update of s`);
  const [found] = yield* reviewed(rows);
  if (found === undefined) return yield* noHomework();
  return found.mayWrite ? found : yield* unverified();
});

/** Whose the submission is by now, in words; for whoever has come too late. */
export const overtaken = (submission: LockedSubmission, userId: string): Conflict => {
  const { status, claimedBy, claimedByName, reviewedBy, reviewerName } = submission;
  if (status !== "submitted" && reviewedBy !== userId)
    return new Conflict({ message: `${reviewerName ?? "Somebody else"} has reviewed this already.` });
  if (claimedBy !== null && claimedBy !== userId)
    return new Conflict({ message: `${claimedByName ?? "Somebody else"} is reviewing this.` });
  return new Conflict({ message: "This has changed since you opened it. Here’s how it is now." });
};
