import { type Interval, lengthOf, overlaps, union } from "../shared/intervals.ts";
import { HELPER_GONE_SECONDS, MIN_TALK_SECONDS } from "./limits.ts";
import type { Summon } from "./model.ts";

/** Milliseconds in which both were present; every interval has an end. */
export const togetherMs = (student: readonly Interval[], responder: readonly Interval[]): number =>
  lengthOf(overlaps(union(student), union(responder)), 0);

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
