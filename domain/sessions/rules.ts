import { CLOSE_AFTER_MS, DASHBOARD_AHEAD_MS, DASHBOARD_PAST_MS, JOIN_BEFORE_MS, STALE_MS } from "./limits.ts";
import type { Attendance, LiveSession, SessionStatus } from "./model.ts";

/** A stretch of presence, milliseconds since 1970; `leftAt` is null while it lasts. */
export interface Interval {
  readonly joinedAt: number;
  readonly leftAt: number | null;
}

const endOf = ({ leftAt }: Interval): number => leftAt ?? Number.POSITIVE_INFINITY;

/**
 * The time covered by any of the intervals, in order, without overlap: what touches is one. Several devices of
 * one person count once. Gaps stay gaps: nobody is credited with time in which nothing was heard of them.
 */
export const union = (intervals: readonly Interval[]): Interval[] => {
  const result: Interval[] = [];
  for (const interval of intervals.toSorted((a, b) => a.joinedAt - b.joinedAt)) {
    const last = result.at(-1);
    if (!last || interval.joinedAt > endOf(last))
      result.push({ joinedAt: interval.joinedAt, leftAt: interval.leftAt });
    else if (endOf(interval) > endOf(last)) result[result.length - 1] = { ...last, leftAt: interval.leftAt };
  }
  return result;
};

/** The whole seconds of the intervals, each rounded down as its row is, the open one up to `now`. */
export const secondsOf = (intervals: readonly Interval[], now: number): number =>
  intervals.reduce(
    (sum, { joinedAt, leftAt }) => sum + Math.max(0, Math.floor(((leftAt ?? now) - joinedAt) / 1_000)),
    0,
  );

/** The stretches in which both were there, in order. Both lists are unions. */
export const overlaps = (one: readonly Interval[], other: readonly Interval[]): Interval[] =>
  one
    .flatMap((a) =>
      other.map((b) => {
        const end = Math.min(endOf(a), endOf(b));
        return {
          joinedAt: Math.max(a.joinedAt, b.joinedAt),
          leftAt: end === Number.POSITIVE_INFINITY ? null : end,
        };
      }),
    )
    .filter((both) => endOf(both) > both.joinedAt)
    .toSorted((a, b) => a.joinedAt - b.joinedAt);

/** The part of a session that its times are decided by. Milliseconds since 1970. */
export interface Schedule {
  readonly status: SessionStatus;
  readonly scheduledStart: number;
  readonly scheduledEnd: number;
}

/** When a session is closed, whoever is still there. */
export const closesAt = ({ scheduledEnd }: Pick<Schedule, "scheduledEnd">): number =>
  scheduledEnd + CLOSE_AFTER_MS;

/** Whether people may be in it: neither held nor cancelled. */
export const isOpen = ({ status }: { readonly status: SessionStatus }): boolean =>
  status === "scheduled" || status === "in_progress";

/** Why nobody may join now, in words for the one who tried; null when they may. */
export const whyNotJoin = (schedule: Schedule, now: number): string | null => {
  if (schedule.status === "cancelled") return "This session was cancelled.";
  if (schedule.status === "completed") return "This session has ended.";
  if (now >= closesAt(schedule)) return "This session is over.";
  const minutes = JOIN_BEFORE_MS / 60_000;
  if (now < schedule.scheduledStart - JOIN_BEFORE_MS)
    return `The room opens ${minutes} minutes before the session.`;
  return null;
};

/**
 * Where a session stands, by attendance alone: it is in progress from the first moment in which both were there.
 * A moment that turns out not to have been (a dead phone that was still counted as present) is taken back.
 */
export const progressOf = (
  status: SessionStatus,
  teacher: readonly Interval[],
  student: readonly Interval[],
): {
  readonly status: SessionStatus;
  readonly startedAt: number | null;
  readonly lastTogetherAt: number | null;
} => {
  const together = overlaps(teacher, student);
  const startedAt = together[0]?.joinedAt ?? null;
  return {
    status: isOpen({ status }) ? (startedAt === null ? "scheduled" : "in_progress") : status,
    startedAt,
    lastTogetherAt: together.at(-1)?.leftAt ?? null,
  };
};

/** What decides about somebody's attendance besides their intervals. `endedAt`: when the session was over. */
export interface Frame extends Schedule {
  readonly endedAt: number | null;
}

/**
 * Somebody's attendance as of `now`, from the union of what was seen of them.
 *
 * @param lastSeenAt when the open interval was last confirmed; null when nothing confirms it but itself. An open
 *   interval that nothing has confirmed for `STALE_MS` counts up to then: its room died and nobody closed it yet.
 */
export const attendanceOf = (
  userId: string,
  intervals: readonly Interval[],
  session: Frame,
  now: number,
  lastSeenAt: number | null = null,
): Attendance => {
  const known =
    lastSeenAt === null ? intervals : intervals.map((interval) => believed(interval, lastSeenAt, now));
  const first = known[0];
  const last = known.at(-1);
  const present = last !== undefined && last.leftAt === null;
  const end = Math.min(session.scheduledEnd, session.endedAt ?? session.scheduledEnd);
  const over = session.status === "completed" || now >= session.scheduledEnd;
  const whole = (milliseconds: number) => Math.max(0, Math.floor(milliseconds / 1_000));
  return {
    userId,
    present,
    seconds: secondsOf(known, now),
    lateSeconds: first ? whole(first.joinedAt - session.scheduledStart) : null,
    earlySeconds: over && last && last.leftAt !== null ? whole(end - last.leftAt) : null,
    noShow: over && session.status !== "cancelled" && first === undefined,
    intervals: known.map(({ joinedAt, leftAt }) => ({
      joinedAt: new Date(joinedAt).toISOString(),
      leftAt: leftAt === null ? null : new Date(leftAt).toISOString(),
    })),
  };
};

const believed = (interval: Interval, lastSeenAt: number, now: number): Interval =>
  interval.leftAt === null && now - lastSeenAt > STALE_MS
    ? { ...interval, leftAt: Math.max(interval.joinedAt, lastSeenAt) }
    : interval;

const parsed = (text: string): number => Date.parse(text);

/** The same session as of `now`: open intervals have run on, and it may be over by the clock. */
export const asOf = (live: LiveSession, now: number): LiveSession => {
  const { session } = live;
  const frame: Frame = {
    status: session.status,
    scheduledStart: parsed(session.scheduledStart),
    scheduledEnd: parsed(session.scheduledEnd),
    endedAt: session.endedAt === null ? null : parsed(session.endedAt),
  };
  const attendance = live.attendance.map(({ userId, intervals }) =>
    attendanceOf(
      userId,
      intervals.map(({ joinedAt, leftAt }) => ({
        joinedAt: parsed(joinedAt),
        leftAt: leftAt === null ? null : parsed(leftAt),
      })),
      frame,
      now,
    ),
  );
  return { ...live, attendance, asOf: new Date(now).toISOString() };
};

/** Whether a dashboard shows the session at `now`: it is in progress, or begins in the weeks around. */
export const isOnDashboard = (
  { status, scheduledStart }: { readonly status: SessionStatus; readonly scheduledStart: string },
  now: number,
): boolean => {
  const start = parsed(scheduledStart);
  const isNear = start >= now - DASHBOARD_PAST_MS && start <= now + DASHBOARD_AHEAD_MS;
  return status === "in_progress" || isNear;
};
