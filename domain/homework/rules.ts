import { CLAIM_HOURS, HAND_ON_AFTER_DAYS, MAX_LINK_LENGTH, REMIND_AFTER_DAYS } from "./limits.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** submitted → reviewed, or → resubmit_requested → submitted, as often as it takes. */
export type SubmissionStatus = "submitted" | "reviewed" | "resubmit_requested";

/** What was handed in last of an assignment, as far as it decides what may come next. */
export interface Standing {
  readonly status: SubmissionStatus;
  /** The number of the attempt, from 1. */
  readonly attempt: number;
  readonly isClaimed: boolean;
}

/** Why nothing may be handed in. */
export type Refusal = "retired" | "accepted" | "claimed" | "attempts" | "late";

/**
 * Whether somebody may hand in, and why not; null: they may. `last`: null before the first time. What a reviewer asks
 * for may come whatever number it has; until when, `isLate` says by its own date.
 */
export const whyNot = (
  assignment: {
    readonly isActive: boolean;
    readonly maxAttempts: number | null;
    readonly acceptsLate: boolean;
  },
  last: Standing | null,
  isLateNow: boolean,
): Refusal | null => {
  if (!assignment.isActive) return "retired";
  if (last?.status === "reviewed") return "accepted";
  if (last?.status === "submitted") {
    if (last.isClaimed) return "claimed";
    if (assignment.maxAttempts !== null && last.attempt >= assignment.maxAttempts) return "attempts";
  }
  return isLateNow && !assignment.acceptsLate ? "late" : null;
};

/**
 * Whether something that was handed in is late, in milliseconds since 1970: by what held then and by what holds now. An
 * extension clears it; an earlier date makes nothing late that was in time. Null: at no time. The instant itself is in
 * time.
 */
export const isLate = (submittedAt: number, dueThen: number | null, dueNow: number | null): boolean =>
  dueThen !== null && dueNow !== null && submittedAt > Math.max(dueThen, dueNow);

/** Whether a reviewer still has a submission to themselves; moments in milliseconds since 1970. */
export const isClaimHeld = (claimedAt: number | null, now: number): boolean =>
  claimedAt !== null && now - claimedAt < CLAIM_HOURS * HOUR;

/** Reminders that are due for something that has waited since `submittedAt` (milliseconds since 1970). */
export const remindersDue = (submittedAt: number, now: number): number =>
  [...REMIND_AFTER_DAYS, HAND_ON_AFTER_DAYS].filter((days) => now - submittedAt >= days * DAY).length;

/** Whether its creator may give to another what has waited since `submittedAt` (milliseconds since 1970). */
export const mayHandOn = (status: SubmissionStatus, submittedAt: number, now: number): boolean =>
  status === "submitted" && now - submittedAt >= HAND_ON_AFTER_DAYS * DAY;

/** Whether points fit an assignment: none without a maximum; with one, whole ones up to it, and some to accept it. */
export const fitsPoints = (
  points: number | null,
  maxPoints: number | null,
  verdict: "accept" | "resubmit",
): boolean => {
  if (maxPoints === null) return points === null;
  if (points === null) return verdict === "resubmit";
  return Number.isInteger(points) && points >= 0 && points <= maxPoints;
};

const parsed = (text: string): URL | null => {
  try {
    return new URL(text);
  } catch {
    return null;
  }
};

/** A link as it may be handed in: an address on the web; null for what is none. */
export const linkOf = (text: string): string | null => {
  const trimmed = text.trim();
  if (trimmed === "" || trimmed.length > MAX_LINK_LENGTH) return null;
  const url = parsed(trimmed);
  if (url === null) return null;
  const { protocol, hostname, username, password, href } = url;
  const isPlain = username === "" && password === "";
  return protocol === "https:" && hostname.includes(".") && isPlain && href.length <= MAX_LINK_LENGTH
    ? href
    : null;
};
