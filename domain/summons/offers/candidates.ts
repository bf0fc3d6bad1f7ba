import { type SQL, sql } from "drizzle-orm";
import { isRemovedFromCourseSql } from "../../chat/access.ts";
import { membershipSql, teachersOf } from "../../courses/access.ts";
import type { Membership } from "../../courses/model.ts";
import { isBlockedSql, isVerifiedSql } from "../../identity/access.ts";
import { isInQuietHours } from "../../identity/quiet-hours.ts";
import { isConnected, onlineUntil } from "../../notifications/presence.ts";
import { isBeforeSession, isInSession } from "../../sessions/busy.ts";
import type { Value } from "../../shared/sql.ts";
import { AVAILABLE_FOR_SECONDS, BEFORE_SESSION_SECONDS } from "../limits.ts";

/** Ready to help, by their own word: what may end by itself before they take it back. */
export const isAvailable = (userId: Value): SQL<boolean> =>
  sql<boolean>`exists (select 1 from user_availability v where v.user_id = ${userId} and v.is_available)`;

/** Everybody of whom that is so: few, whoever else there is. */
export const ready: SQL = sql`(select v.user_id from user_availability v where v.is_available)`;

/** Who may call for help in a course: who learns it; whoever graduated and teaches it now may still ask in it. */
const ASKERS: readonly Membership[] = ["student", "student_teacher"];

/** Whether somebody is in a course as one who may call for help there. */
export const isAsker = (membership: Membership | null): boolean =>
  membership !== null && ASKERS.includes(membership);

/** The same of a row, and they were not removed from the course's room. */
export const mayAsk = (userId: Value, courseId: Value): SQL<boolean> => sql<boolean>`(coalesce(
  ${membershipSql(userId, courseId)} in (${sql.join(
    ASKERS.map((membership) => sql`${membership}`),
    sql`, `,
  )}), false)
  and not ${isRemovedFromCourseSql(userId, courseId)})`;

/** Whether somebody had the question of the summon before and was gone: it went out again without them. */
export const hadQuestion = (userId: Value, summonId: Value): SQL<boolean> => sql<boolean>`exists (
  with recursive earlier as (
    select e.id, e.repeats_id, e.responder_id from help_summons e
    where e.id = (select w.repeats_id from help_summons w where w.id = ${summonId})
    union all
    select e.id, e.repeats_id, e.responder_id from help_summons e join earlier w on e.id = w.repeats_id)
  select 1 from earlier where earlier.responder_id = ${userId})`;

/** In another help: answering one, or waiting in one's own. Nobody is in two open summons. */
export const isInHelp = (userId: Value): SQL<boolean> => sql<boolean>`exists (
  select 1 from help_summons h where (h.student_id = ${userId} and h.status in ('pending', 'responded'))
    or (h.responder_id = ${userId} and h.status = 'responded'))`;

const readySince = sql`clock_timestamp() - make_interval(secs => ${AVAILABLE_FOR_SECONDS})`;

/** When the availability `v` was last known to be meant: chosen, or with a visible client. */
const lastMeant = sql`greatest(v.last_available_at, v.updated_at, ${onlineUntil(sql`v.user_id`)})`;

/**
 * Would answer a call for help right now, so far as anybody can know: the one rule for who is called and who is shown
 * as free. Ready by their own word, connected now, with a visible client within `AVAILABLE_FOR_SECONDS`, not in quiet
 * hours, in no help or session and not about to be in one, and with a confirmed address.
 */
export const isFree = (userId: Value): SQL<boolean> => sql<boolean>`(exists (
  select 1 from user_availability v
  where v.user_id = ${userId} and v.is_available and ${lastMeant} > ${readySince})
  and ${isConnected(userId)} and ${isVerifiedSql(userId)}
  and not ${isInQuietHours(userId)} and not ${isInHelp(userId)} and not ${isInSession(userId)}
  and not ${isBeforeSession(userId, BEFORE_SESSION_SECONDS)})`;

/** The same in a course: whoever was removed from its room answers nobody there. */
export const isFreeIn = (userId: Value, courseId: Value): SQL<boolean> =>
  sql<boolean>`(${isFree(userId)} and not ${isRemovedFromCourseSql(userId, courseId)})`;

/**
 * Whether a readiness (`v`, a row of `user_availability`) is over though nobody took it back: its owner was here and
 * has been away for long, or quiet hours hold.
 */
export const hasLapsed: SQL<boolean> = sql<boolean>`(v.is_available and (
  (${onlineUntil(sql`v.user_id`)} is not null and ${lastMeant} <= ${readySince})
  or ${isInQuietHours(sql`v.user_id`)}))`;

/** Whether somebody does not want to answer the summon: it is not offered to them again, but they may still take it. */
const hasDeclined = (userId: Value, summonId: Value): SQL<boolean> => sql<boolean>`exists (
  select 1 from summon_declines d where d.summon_id = ${summonId} and d.user_id = ${userId})`;

/** A summon as the rule of who may answer it sees it: parameters, or columns of a row. */
export interface Asked {
  readonly id: Value;
  readonly courseId: Value;
  readonly studentId: Value;
}

/** The summon of the row of `help_summons` that a statement looks at. */
export const askedInRow: Asked = {
  id: sql`help_summons.id`,
  courseId: sql`help_summons.course_id`,
  studentId: sql`help_summons.student_id`,
};

/** Who is called by a summon: whoever may answer it, is free and has not declined it. Column `user_id`. */
export const calledFor = (asked: Asked): SQL => sql`(
  select m.user_id from ${candidatesFor(asked)} m
  where ${isFree(sql`m.user_id`)} and not ${hasDeclined(sql`m.user_id`, asked.id)})`;

/**
 * Who may answer a summon: teaches its course, is available, in no other help or session, has confirmed their
 * address, is not the asker, neither has blocked the other, was not removed from the course's room, and it does not go
 * out again because of them; and who asks may still do so. Column `user_id`.
 */
export const candidatesFor = ({ id, courseId, studentId }: Asked): SQL => sql`(
  select k.user_id from ${teachersOf(courseId)} k join users u on u.id = k.user_id and u.anonymised_at is null
  where ${isVerifiedSql(sql`k.user_id`)} and k.user_id <> ${studentId} and ${isAvailable(sql`k.user_id`)}
    and not ${isBlockedSql(sql`k.user_id`, studentId)}
    and not ${isRemovedFromCourseSql(sql`k.user_id`, courseId)} and ${mayAsk(studentId, courseId)}
    and not ${hadQuestion(sql`k.user_id`, id)}
    and not ${isInHelp(sql`k.user_id`)} and not ${isInSession(sql`k.user_id`)})`;

/**
 * Who may have been offered the summon (`s`, a row of `help_summons`): teachers who have been available at some
 * moment since it was made. Column `user_id`.
 */
export const offeredOf = (summonId: string): SQL => sql`(
  select k.user_id from help_summons s, lateral ${teachersOf(sql`s.course_id`)} k
  join user_availability v on v.user_id = k.user_id
  where s.id = ${summonId} and k.user_id <> s.student_id
    and (v.is_available or v.last_available_at >= s.created_at)
    and not ${isBlockedSql(sql`k.user_id`, sql`s.student_id`)})`;
