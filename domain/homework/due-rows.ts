import { type SQL, sql } from "drizzle-orm";
import { Schema } from "effect";
import { type DueFacts, dueAt } from "./due.ts";
import { isLate, type SubmissionStatus } from "./rules.ts";

/** A moment in milliseconds since 1970. */
export const millisSql = (moment: SQL): SQL => sql`floor(extract(epoch from ${moment}) * 1000)::float8`;

/**
 * What decides when something is due and whether it is late, as columns: of rows `a`, `e`, `s` (which may be none), `x` of
 * homework_extensions (the same) and `u` of the student.
 */
export const dueColumns: SQL = sql`${millisSql(sql`a.published_at`)} as "publishedAt",
  ${millisSql(sql`e.enrolled_at`)} as "enrolledAt", a.due_within_days as "dueWithinDays", a.due_on::text as "dueOn",
  x.due_on::text as "extendedTo", s.resubmit_due_on::text as "resubmitOn", u.time_zone as "timeZone",
  s.status as "dueStatus", ${millisSql(sql`s.submitted_at`)} as "submittedMs", ${millisSql(sql`s.due_at`)} as "dueThen",
  exists (select 1 from homework_submission_versions before where before.submission_id = s.id
    and before.version = s.attempt - 1 and before.status = 'resubmit_requested') as "wasAsked"`;

const Millis = Schema.NullOr(Schema.Finite);

export const dueFields = {
  publishedAt: Millis,
  enrolledAt: Schema.Finite,
  dueWithinDays: Schema.NullOr(Schema.Int),
  dueOn: Schema.NullOr(Schema.String),
  extendedTo: Schema.NullOr(Schema.String),
  resubmitOn: Schema.NullOr(Schema.String),
  timeZone: Schema.String,
  dueStatus: Schema.NullOr(Schema.Literals(["submitted", "reviewed", "resubmit_requested"])),
  submittedMs: Millis,
  dueThen: Millis,
  wasAsked: Schema.Boolean,
};

export interface DueRow extends DueFacts {
  readonly dueStatus: SubmissionStatus | null;
  readonly submittedMs: number | null;
  readonly dueThen: number | null;
  readonly wasAsked: boolean;
}

const instant = (millis: number | null): string | null =>
  millis === null ? null : new Date(millis).toISOString();

/** When what comes next is due, as an `Instant`: the resubmission that was asked for, else the homework itself. */
export const dueOf = (row: DueRow): string | null => instant(dueMs(row));

/** The same in milliseconds since 1970. */
export const dueMs = (row: DueRow): number | null => dueAt(row, row.dueStatus === "resubmit_requested");

/** When a resubmission that was asked for is due; null where none is, or at no time. */
export const resubmitDueOf = (row: DueRow): string | null =>
  row.dueStatus === "resubmit_requested" ? instant(dueAt(row, true)) : null;

/** Whether the current attempt came late. What answered a request is held against the day that was named then. */
export const isRowLate = (row: DueRow): boolean =>
  row.submittedMs !== null &&
  isLate(row.submittedMs, row.dueThen, row.wasAsked ? row.dueThen : dueAt(row, false));

/** Whether an earlier attempt came late, by what is due first now. */
export const isAttemptLate = (
  row: DueRow,
  attempt: { readonly submittedMs: number; readonly dueThen: number | null; readonly wasAsked: boolean },
): boolean =>
  isLate(attempt.submittedMs, attempt.dueThen, attempt.wasAsked ? attempt.dueThen : dueAt(row, false));
