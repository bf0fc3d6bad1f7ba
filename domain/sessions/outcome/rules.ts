import { type Interval, lengthOf, upTo } from "../../shared/intervals.ts";
import { ABSENT_BELOW_MS, CANCEL_WINDOW_HOURS, HELD_AT_LEAST_MS, HELD_SHARE, WAITED_MS } from "../limits.ts";
import type { LiveSession, SessionOutcome } from "../model.ts";
import { type Booking, frameOf, inWindow, togetherOf } from "../rules.ts";

/** What an outcome is decided by, in milliseconds: the booked time, and what of it each and both were there. */
export interface Figures {
  readonly bookedMs: number;
  readonly teacherMs: number;
  readonly studentMs: number;
  readonly togetherMs: number;
}

/** The figures of two people's unions of attendance, as of `now` (milliseconds since 1970). */
export const figuresOf = (
  booking: Booking,
  teacher: readonly Interval[],
  student: readonly Interval[],
  now: number,
): Figures => {
  const measured = (intervals: readonly Interval[]) => lengthOf(inWindow(upTo(intervals, now), booking), now);
  return {
    bookedMs: booking.scheduledEnd - booking.scheduledStart,
    teacherMs: measured(teacher),
    studentMs: measured(student),
    togetherMs: togetherOf(teacher, student, booking, now),
  };
};

/** The figures of a session as it is shown. */
export const shownFigures = ({
  session,
  attendance: [teacher, student],
  togetherMs,
}: Pick<LiveSession, "session" | "attendance" | "togetherMs">): Figures => {
  const { scheduledStart, scheduledEnd } = frameOf(session);
  return {
    bookedMs: scheduledEnd - scheduledStart,
    teacherMs: teacher?.inWindowMs ?? 0,
    studentMs: student?.inWindowMs ?? 0,
    togetherMs,
  };
};

/** What a session that closes with these figures was. Whoever was there for a glance while the other waited was absent. */
export const outcomeOf = ({ bookedMs, teacherMs, studentMs, togetherMs }: Figures): SessionOutcome => {
  if (togetherMs >= Math.max(bookedMs * HELD_SHARE, HELD_AT_LEAST_MS)) return "held";
  if (teacherMs >= WAITED_MS && studentMs < ABSENT_BELOW_MS) return "student_absent";
  if (studentMs >= WAITED_MS && teacherMs < ABSENT_BELOW_MS) return "teacher_absent";
  return togetherMs > 0 ? "cut_short" : "nobody";
};

/**
 * Who bears a session that was cut short: whoever was missing longer within the booked window, come late or gone
 * early alike. Null when both were missing equally long: less than a second apart.
 */
export const bearerOf = ({ teacherMs, studentMs }: Figures): "teacher" | "student" | null => {
  if (Math.abs(teacherMs - studentMs) < 1_000) return null;
  return teacherMs < studentMs ? "teacher" : "student";
};

/** How a booking came to its end: as a session with an outcome, or called off by one of the two. */
export type Ending =
  | { readonly outcome: SessionOutcome; readonly figures: Figures }
  | { readonly cancelledBy: "teacher" | "student"; readonly isLate: boolean };

/**
 * Whether the session is used and the teacher's share earned, or given back to the student with nothing earned. One
 * that was cut short is used when the student bears it.
 */
export const costOf = (ending: Ending): "used" | "given_back" => {
  if ("cancelledBy" in ending)
    return ending.cancelledBy === "student" && ending.isLate ? "used" : "given_back";
  const { outcome, figures } = ending;
  if (outcome === "cut_short") return bearerOf(figures) === "student" ? "used" : "given_back";
  return outcome === "held" || outcome === "student_absent" ? "used" : "given_back";
};

/** Whether a student who cancels at `at` (milliseconds since 1970) does so inside the creator's window, in hours. */
export const isLateCancel = (
  { scheduledStart }: Pick<Booking, "scheduledStart">,
  at: number,
  windowHours: number = CANCEL_WINDOW_HOURS.default,
): boolean => {
  const hours = Math.min(CANCEL_WINDOW_HOURS.max, Math.max(CANCEL_WINDOW_HOURS.min, windowHours));
  return at > scheduledStart - hours * 3_600_000;
};
