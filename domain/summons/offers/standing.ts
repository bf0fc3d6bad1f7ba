import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { isRemovedFromCourseSql } from "../../chat/access.ts";
import { membershipSql } from "../../courses/access.ts";
import { Membership } from "../../courses/model.ts";
import { isBlockedSql, isVerifiedSql, moderatesSql } from "../../identity/access.ts";
import { unverified } from "../../identity/errors.ts";
import { isInSession } from "../../sessions/busy.ts";
import { Conflict, Forbidden, NotFound } from "../../shared/errors.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { SummonStatus } from "../model.ts";
import type { SummonRole } from "../rules.ts";
import { hadQuestion, isAvailable, isInHelp } from "./candidates.ts";

/** What somebody is to a summon, and what keeps them from answering it. */
export const Standing = Schema.Struct({
  status: SummonStatus,
  inTime: Schema.Boolean,
  isStudent: Schema.Boolean,
  isResponder: Schema.Boolean,
  responderName: Schema.NullOr(Schema.String),
  membership: Schema.NullOr(Membership),
  moderates: Schema.Boolean,
  isBlocked: Schema.Boolean,
  isRemoved: Schema.Boolean,
  /** The question went out again because they were gone. */
  hadQuestion: Schema.Boolean,
  isVerified: Schema.Boolean,
  isAvailable: Schema.Boolean,
  isInHelp: Schema.Boolean,
  isInSession: Schema.Boolean,
});
export type Standing = typeof Standing.Type;

const standings = rowsAs(Standing);

/** Null when there is no such summon. */
export const standingOf = Effect.fn("summons.standingOf")(function* (
  database: Database["Service"],
  userId: string,
  summonId: string,
) {
  const rows = yield* Effect.flatMap(
    database.rows(sql`
      select s.status, s.expires_at > clock_timestamp() as "inTime", s.student_id = u.id as "isStudent",
        coalesce(s.responder_id = u.id, false) as "isResponder", r.name as "responderName",
        ${membershipSql(userId, sql`s.course_id`)} as membership, ${moderatesSql(sql`u.id`)} as moderates,
        ${isBlockedSql(sql`u.id`, sql`s.student_id`)} as "isBlocked",
        ${isRemovedFromCourseSql(sql`u.id`, sql`s.course_id`)} as "isRemoved", ${isVerifiedSql(sql`u.id`)} as "isVerified",
        ${hadQuestion(sql`u.id`, sql`s.id`)} as "hadQuestion", ${isAvailable(sql`u.id`)} as "isAvailable",
        ${isInHelp(sql`u.id`)} as "isInHelp", ${isInSession(sql`u.id`)} as "isInSession"
      from help_summons s join users u on u.id = ${userId} left join users r on r.id = s.responder_id
      where s.id = ${summonId}`),
    standings,
  );
  return rows[0] ?? null;
});

export const noSuchSummon = () => new NotFound({ message: "This request for help doesn’t exist." });

const teaches = ({ membership }: Standing) => membership === "creator" || membership === "student_teacher";

/** Why the summon itself takes no answer any more; null while it does. */
const over = ({ status, inTime, responderName }: Standing): string | null => {
  if (status === "cancelled") return "The request was canceled.";
  if (status === "expired" || (status === "pending" && !inTime))
    return "Nobody accepted in time, so the request expired.";
  return status === "pending" ? null : `${responderName ?? "Someone"} got there first.`;
};

/** Why this person may not answer it; null when they may. */
export const whyNotAnswer = (standing: Standing): Forbidden | Conflict | null => {
  if (standing.isStudent) return new Forbidden({ message: "You can’t accept your own request." });
  if (!teaches(standing) || standing.isBlocked)
    return new Forbidden({ message: "Only the course’s creator and student-teachers can accept." });
  if (standing.isRemoved) return new Forbidden({ message: "You were removed from this course’s room." });
  if (!standing.isVerified) return unverified();
  const message =
    over(standing) ??
    (standing.hadQuestion ? "You had this question and were away, so it has gone to others." : null) ??
    (standing.isAvailable ? null : "You’re not available to help. Turn that on first.") ??
    (standing.isInHelp ? "You’re already helping someone else." : null) ??
    (standing.isInSession ? "You’re in a live session." : null);
  return message === null ? null : new Conflict({ message });
};

/**
 * As what somebody may see the summon: its two people always, who may answer it while it is pending, the course's
 * creator and moderators as observers. Null for everybody else.
 */
export const visibleAs = (standing: Standing): SummonRole | null => {
  if (standing.isStudent) return "student";
  if (standing.isResponder) return "responder";
  if (standing.status === "pending" && whyNotAnswer({ ...standing, inTime: true }) === null)
    return "candidate";
  if (standing.moderates || (standing.membership === "creator" && !standing.isBlocked)) return "observer";
  return null;
};

/** How somebody who may not see it is refused: who could have answered hears why, everybody else nothing at all. */
export const refusalOf = (standing: Standing): Forbidden | NotFound => {
  if (!teaches(standing) || standing.isBlocked) return noSuchSummon();
  const why = whyNotAnswer(standing);
  return why?._tag === "Forbidden"
    ? why
    : new Forbidden({ message: why?.message ?? "This request isn’t open to you." });
};
