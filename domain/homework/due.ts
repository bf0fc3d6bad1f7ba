import { dateAfter, instantOf, wallTimeOf } from "../shared/time/time-zones.ts";

/** What decides when something is due for somebody. Moments in milliseconds since 1970, days as `YYYY-MM-DD`. */
export interface DueFacts {
  readonly publishedAt: number | null;
  readonly enrolledAt: number;
  readonly dueWithinDays: number | null;
  readonly dueOn: string | null;
  /** The student's own later day. */
  readonly extendedTo: string | null;
  /** Until when a resubmission was asked for. */
  readonly resubmitOn: string | null;
  /** Of the student, as an IANA name. */
  readonly timeZone: string;
}

const endOf = (zone: string, date: string): number => instantOf(zone, date, "23:59:59");

/** When a student has to have handed in first, in milliseconds since 1970; null: whenever they like. */
const firstDue = (facts: DueFacts): number | null => {
  const { publishedAt, enrolledAt, dueWithinDays, dueOn, extendedTo, timeZone } = facts;
  const days: number[] = [];
  if (extendedTo !== null) days.push(endOf(timeZone, extendedTo));
  if (dueOn !== null) days.push(endOf(timeZone, dueOn));
  else if (dueWithinDays !== null) {
    const begun = wallTimeOf(timeZone, Math.max(enrolledAt, publishedAt ?? enrolledAt)).date;
    days.push(endOf(timeZone, dateAfter(begun, dueWithinDays)));
  } else return null;
  return Math.max(...days);
};

/**
 * When it is due, in milliseconds since 1970: the last second of the day by the student's own clock, counted from the
 * later of enrolment and publication; an extension only ever makes it later. What was asked for again has its own day,
 * and no other. Null: whenever they like.
 */
export const dueAt = (facts: DueFacts, isAskedAgain: boolean): number | null => {
  if (!isAskedAgain) return firstDue(facts);
  return facts.resubmitOn === null ? null : endOf(facts.timeZone, facts.resubmitOn);
};
