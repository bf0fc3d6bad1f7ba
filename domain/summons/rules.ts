import { HELPER_GONE_SECONDS, MIN_TALK_SECONDS } from "./limits.ts";
import type { Summon } from "./model.ts";

/** An interval of time in milliseconds since 1970: `from` belongs to it, `to` does not. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The same time as intervals that neither overlap nor touch, in order. */
export const union = (intervals: readonly Interval[]): Interval[] => {
  const merged: Interval[] = [];
  for (const next of intervals.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && next.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else merged.push(next);
  }
  return merged;
};

/** The time that is in both, in order. */
export const overlap = (one: readonly Interval[], other: readonly Interval[]): Interval[] => {
  const a = union(one);
  const b = union(other);
  const shared: Interval[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i] as Interval;
    const y = b[j] as Interval;
    const from = Math.max(x.from, y.from);
    const to = Math.min(x.to, y.to);
    if (to > from) shared.push({ from, to });
    if (x.to < y.to) i++;
    else j++;
  }
  return shared;
};

/** Milliseconds in which both were present. */
export const togetherMs = (student: readonly Interval[], responder: readonly Interval[]): number =>
  overlap(student, responder).reduce((sum, { from, to }) => sum + (to - from), 0);

/** Whole seconds in which both were present. */
export const talkSeconds = (student: readonly Interval[], responder: readonly Interval[]): number =>
  Math.floor(togetherMs(student, responder) / 1_000);

/**
 * How many of the points offered go to the helper when a help ends, by the milliseconds together that count: all of
 * them or none.
 */
export const pointsEarned = (pointsOffered: number, milliseconds: number): number =>
  milliseconds >= MIN_TALK_SECONDS * 1_000 ? pointsOffered : 0;

/**
 * What can become of a help whose helper has been gone for `goneMs` (null: is there), with `countedMs` together that
 * count, both in milliseconds: it goes on as it is; it ends and pays; or the student may have the question go out
 * again.
 */
export const withoutHelper = (goneMs: number | null, countedMs: number): "wait" | "pay" | "ask_again" => {
  if (goneMs === null || goneMs < HELPER_GONE_SECONDS * 1_000) return "wait";
  return pointsEarned(1, countedMs) > 0 ? "pay" : "ask_again";
};

/** What somebody is to a summon. */
export type SummonRole = "student" | "responder" | "candidate" | "observer";

/** What somebody is now who was admitted as `admittedAs`: a candidate who won is the responder. */
export const roleOf = (
  userId: string,
  admittedAs: SummonRole,
  summon: Pick<Summon, "studentId" | "responderId">,
): SummonRole => {
  if (userId === summon.studentId) return "student";
  if (userId === summon.responderId) return "responder";
  return admittedAs === "observer" ? "observer" : "candidate";
};

/** The two who talk. */
export const isTalker = (role: SummonRole): boolean => role === "student" || role === "responder";
