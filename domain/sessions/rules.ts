import { endOf, type Interval, lengthOf, overlaps, upTo } from "../shared/intervals.ts";
import {
  ABSENT_BELOW_MS,
  CLOSE_AFTER_MS,
  DASHBOARD_AHEAD_MS,
  DASHBOARD_PAST_MS,
  GONE_AFTER_MS,
  JOIN_BEFORE_MS,
  STALE_MS,
} from "./limits.ts";
import type { Attendance, LiveSession, Session, SessionStatus } from "./model.ts";

/** Whole seconds of a length in milliseconds, as they are shown; never fewer than none. */
export const wholeSeconds = (milliseconds: number): number => Math.max(0, Math.floor(milliseconds / 1_000));

/** The booked window of a session, milliseconds since 1970. */
export interface Booking {
  readonly scheduledStart: number;
  readonly scheduledEnd: number;
}

/** The part of a session that its times are decided by. */
export interface Schedule extends Booking {
  readonly status: SessionStatus;
}

/** What of the intervals lies within the booked window; what touches it in no more than a moment does not. */
export const inWindow = (intervals: readonly Interval[], booking: Booking): Interval[] =>
  overlaps(intervals, [{ joinedAt: booking.scheduledStart, leftAt: booking.scheduledEnd }]);

/** When a session is closed, whoever is still there. */
export const closesAt = ({ scheduledEnd }: Pick<Schedule, "scheduledEnd">): number =>
  scheduledEnd + CLOSE_AFTER_MS;

/**
 * When a session closes by itself: where the two were together and both are gone, shortly after the later of its
 * booked end and their going; else when its time to run over is over. Both lists are unions.
 */
export const dueAt = (
  schedule: Schedule,
  teacher: readonly Interval[],
  student: readonly Interval[],
): number => {
  const latest = closesAt(schedule);
  if (schedule.status !== "in_progress") return latest;
  const lastLeft = Math.max(schedule.scheduledEnd, ...[...teacher, ...student].map(endOf));
  return Math.min(latest, lastLeft + GONE_AFTER_MS);
};

/** Whether people may be in it: neither over nor cancelled. */
export const isOpen = ({ status }: { readonly status: SessionStatus }): boolean =>
  status === "scheduled" || status === "in_progress";

/** Why nobody enters a session whose enrolment has ended, in words for the one who tried. */
export const NOT_ENROLLED = "The enrollment for this session was canceled, so it won’t take place.";

/** Why nobody may join now, in words for the one who tried; null when they may. */
export const whyNotJoin = (schedule: Schedule, now: number): string | null => {
  if (schedule.status === "cancelled") return "This session was canceled.";
  if (now >= closesAt(schedule)) return "This session is over.";
  if (schedule.status === "completed") return "This session has ended.";
  const minutes = JOIN_BEFORE_MS / 60_000;
  if (now < schedule.scheduledStart - JOIN_BEFORE_MS)
    return `The room opens ${minutes} minutes before the session.`;
  return null;
};

/** Whether one may go into the session's room now. */
export const canJoin = (
  session: Pick<Session, "status" | "scheduledStart" | "scheduledEnd">,
  now: number,
): boolean =>
  whyNotJoin(
    {
      status: session.status,
      scheduledStart: Date.parse(session.scheduledStart),
      scheduledEnd: Date.parse(session.scheduledEnd),
    },
    now,
  ) === null;

/** Whether the session is on: one may go in, and its booked time has begun. */
export const isOn = (session: Parameters<typeof canJoin>[0], now: number): boolean =>
  canJoin(session, now) && Date.parse(session.scheduledStart) <= now;

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

/**
 * What decides about somebody's attendance besides their intervals. `endedAt`: when the session was over; `endedBy`:
 * who ended it before it closed by itself.
 */
export interface Frame extends Schedule {
  readonly endedAt: number | null;
  readonly endedBy: string | null;
}

/**
 * Somebody's attendance as of `now`, from the union of what was seen of them. Late, early and absent go by the booked
 * window alone: who was in the room before it and came back late is late.
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
  const booked = inWindow(known, session);
  const measured = upTo(known, now);
  const before = overlaps(measured, [{ joinedAt: Number.NEGATIVE_INFINITY, leftAt: session.scheduledStart }]);
  const [first, last] = [booked[0], booked.at(-1)];
  const present = known.at(-1)?.leftAt === null;
  const { scheduledEnd, endedAt, endedBy } = session;
  const end = endedBy === null ? scheduledEnd : Math.min(scheduledEnd, endedAt ?? scheduledEnd);
  const over = session.status === "completed" || now >= scheduledEnd;
  const inRoomMs = lengthOf(measured, now);
  const inWindowMs = lengthOf(inWindow(measured, session), now);
  return {
    userId,
    present,
    seconds: wholeSeconds(inRoomMs),
    inRoomMs,
    inWindowMs,
    beforeStartMs: lengthOf(before, now),
    lateSeconds: first ? wholeSeconds(first.joinedAt - session.scheduledStart) : null,
    earlySeconds: over && !present && last ? wholeSeconds(end - endOf(last)) : null,
    noShow: over && session.status !== "cancelled" && inWindowMs < ABSENT_BELOW_MS,
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

/** Somebody's stays as they travel, back as intervals. */
export const intervalsOf = ({ intervals }: Pick<Attendance, "intervals">): Interval[] =>
  intervals.map(({ joinedAt, leftAt }) => ({
    joinedAt: parsed(joinedAt),
    leftAt: leftAt === null ? null : parsed(leftAt),
  }));

/** What decides about the attendance of a session as it travels. */
export const frameOf = (session: Session): Frame => ({
  status: session.status,
  scheduledStart: parsed(session.scheduledStart),
  scheduledEnd: parsed(session.scheduledEnd),
  endedAt: session.endedAt === null ? null : parsed(session.endedAt),
  endedBy: session.endedBy,
});

/** Milliseconds within the booked window in which both were there, by `now`. Both lists are unions. */
export const togetherOf = (
  one: readonly Interval[],
  other: readonly Interval[],
  booking: Booking,
  now: number,
): number => lengthOf(inWindow(overlaps(upTo(one, now), upTo(other, now)), booking), now);

/** The same session as of `now`: open intervals have run on, and it may be over by the clock. */
export const asOf = (live: LiveSession, now: number): LiveSession => {
  const frame = frameOf(live.session);
  const attendance = live.attendance.map((one) => attendanceOf(one.userId, intervalsOf(one), frame, now));
  const [teacher = [], student = []] = attendance.map(intervalsOf);
  const togetherMs = togetherOf(teacher, student, frame, now);
  return { ...live, attendance, togetherMs, asOf: new Date(now).toISOString() };
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
