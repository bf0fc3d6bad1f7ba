import { type SQL, sql } from "drizzle-orm";
import { Schema } from "effect";
import { instantSql, personSql } from "../shared/sql.ts";
import { isClaimedSql, waitsForSql } from "./access.ts";
import { type DueRow, isAttemptLate, isRowLate, millisSql } from "./due-rows.ts";
import { Attempt, Message, OwnSubmission } from "./model.ts";

const attemptSql = (row: SQL, number: SQL): SQL => sql`json_build_object('number', ${number},
  'content', coalesce(${row}.content, ''), 'links', ${row}.links, 'status', ${row}.status,
  'submittedAt', ${instantSql(sql`${row}.submitted_at`)}, 'submittedMs', ${millisSql(sql`${row}.submitted_at`)},
  'dueThen', ${millisSql(sql`${row}.due_at`)},
  'reviewer', (select ${personSql(sql`by`)} from users by where by.id = ${row}.reviewed_by),
  'reviewedAt', ${instantSql(sql`${row}.reviewed_at`)}, 'feedback', ${row}.feedback, 'points', ${row}.points,
  'maxPoints', ${row}.max_points)`;

/** What both sides see of `s`, as columns; of the rows that `dueColumns` names besides. */
export const submissionColumns: SQL = sql`s.id as "submissionId", s.version as "submissionVersion",
  ${attemptSql(sql`s`, sql`s.attempt`)} as "current",
  (select coalesce(json_agg(${attemptSql(sql`v`, sql`v.version`)} order by v.version), '[]')
    from homework_submission_versions v where v.submission_id = s.id) as "earlier",
  (select coalesce(json_agg(json_build_object('id', m.id, 'author', ${personSql(sql`w`)}, 'body', m.body,
      'createdAt', ${instantSql(sql`m.created_at`)}) order by m.created_at, m.id), '[]')
    from homework_messages m join users w on w.id = m.author_id where m.submission_id = s.id) as messages,
  case when s.status = 'submitted' then (select ${personSql(sql`p`)} from users p where p.id = ${waitsForSql}) end
    as "waitsFor",
  coalesce(${isClaimedSql}, false) as "isClaimed"`;

const { isLate: _, ...attemptFields } = Attempt.fields;
const RowAttempt = Schema.Struct({
  ...attemptFields,
  submittedMs: Schema.Finite,
  dueThen: Schema.NullOr(Schema.Finite),
});

export const submissionFields = {
  submissionId: Schema.NullOr(Schema.String),
  submissionVersion: Schema.NullOr(Schema.Int),
  current: RowAttempt,
  earlier: Schema.Array(RowAttempt),
  messages: Schema.Array(Message),
  waitsFor: OwnSubmission.fields.waitsFor,
  isClaimed: Schema.Boolean,
};

type RowAttempt = typeof RowAttempt.Type;

/** Every attempt, the first one first, each with whether it came late. */
export const attemptsOf = (
  row: DueRow & { readonly current: RowAttempt; readonly earlier: readonly RowAttempt[] },
): readonly Attempt[] => {
  const shown = ({ submittedMs: _s, dueThen: _d, ...attempt }: RowAttempt, isLate: boolean): Attempt => ({
    ...attempt,
    isLate,
  });
  return [
    ...row.earlier.map((attempt, index) => {
      const wasAsked = row.earlier[index - 1]?.status === "resubmit_requested";
      return shown(attempt, isAttemptLate(row, { ...attempt, wasAsked }));
    }),
    shown(row.current, isRowLate(row)),
  ];
};
