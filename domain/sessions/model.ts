import { Schema } from "effect";
import { Count, Instant, Person, Uuid } from "../shared/schema.ts";

export const SessionStatus = Schema.Literals(["scheduled", "in_progress", "completed", "cancelled"]);
export type SessionStatus = typeof SessionStatus.Type;

/**
 * What became of a session, decided as it closes. `held`: together for at least half of the booked time and 10
 * minutes; `cut_short`: together, but less; `student_absent`, `teacher_absent`: the other waited 10 minutes within the
 * booked window, and they were in it for less than one; `nobody`: everything else.
 */
export const SessionOutcome = Schema.Literals([
  "held",
  "cut_short",
  "student_absent",
  "teacher_absent",
  "nobody",
]);
export type SessionOutcome = typeof SessionOutcome.Type;

/**
 * A booked one-to-one session. `startedAt`: when both were there first, null if they never were; `endedAt`: when it
 * was over; `endedBy`: who ended it, null for one that closed by itself. `status` says whether its time is over,
 * `outcome` what became of it: null until then, and of a cancelled one.
 */
export const Session = Schema.Struct({
  id: Uuid,
  courseId: Uuid,
  courseSlug: Schema.String,
  courseTitle: Schema.String,
  teacher: Person,
  student: Person,
  status: SessionStatus,
  scheduledStart: Instant,
  scheduledEnd: Instant,
  startedAt: Schema.NullOr(Instant),
  endedAt: Schema.NullOr(Instant),
  endedBy: Schema.NullOr(Uuid),
  outcome: Schema.NullOr(SessionOutcome),
});
export type Session = typeof Session.Type;

/** One interval of time in which somebody was there; open while `leftAt` is null. */
const AttendanceInterval = Schema.Struct({
  joinedAt: Instant,
  leftAt: Schema.NullOr(Instant),
});

/**
 * Somebody's attendance of one session, open intervals up to `asOf` of the frame. Lengths are exact milliseconds;
 * what is in seconds is rounded down, once.
 *
 * `inRoomMs` and `seconds`: the sum of the intervals. `inWindowMs`: what of them lies within the booked window, which
 * alone is judged: never more than the booked time. `beforeStartMs`: what lies before it.
 * `lateSeconds`: from the scheduled start to the first moment within the window; null while there is none.
 * `earlySeconds`: from the last moment within the window to its end (or to when somebody ended the session before);
 * null before the end, while present, and without such a moment.
 * `noShow`: the session is over, not cancelled, and this person was in the window for less than a minute.
 */
export const Attendance = Schema.Struct({
  userId: Uuid,
  present: Schema.Boolean,
  seconds: Count,
  inRoomMs: Count,
  inWindowMs: Count,
  beforeStartMs: Count,
  lateSeconds: Schema.NullOr(Count),
  earlySeconds: Schema.NullOr(Count),
  noShow: Schema.Boolean,
  intervals: Schema.Array(AttendanceInterval),
});
export type Attendance = typeof Attendance.Type;

/** Before what a dashboard shows, or after it. */
export const DashboardDirection = Schema.Literals(["earlier", "later"]);
export type DashboardDirection = typeof DashboardDirection.Type;

/** Sessions that a dashboard does not show: how many, and from where to ask for them. */
export const MoreSessions = Schema.Struct({ count: Count, cursor: Schema.String });
export type MoreSessions = typeof MoreSessions.Type;

/**
 * A session with its attendance (the teacher's, then the student's), as its room and its creator's dashboard
 * show it. `togetherMs`: both were there, within the booked window, for so many milliseconds. `version` counts the session's changes: of two states the higher is the newer.
 */
export const LiveSession = Schema.Struct({
  session: Session,
  attendance: Schema.Array(Attendance),
  togetherMs: Count,
  version: Count,
  asOf: Instant,
});
export type LiveSession = typeof LiveSession.Type;

/**
 * What a dashboard shows: every session of today, from `dayStart` until `dayEnd` by the creator's own zone, and all
 * under way; those nearest before and after; and how many more there are, null when none.
 */
export const DashboardView = Schema.Struct({
  asOf: Instant,
  dayStart: Instant,
  dayEnd: Instant,
  sessions: Schema.Array(LiveSession),
  earlier: Schema.NullOr(MoreSessions),
  later: Schema.NullOr(MoreSessions),
});
export type DashboardView = typeof DashboardView.Type;

/** Sessions beyond those, nearest first, and what is left beyond them. */
export const DashboardPage = Schema.Struct({
  asOf: Instant,
  sessions: Schema.Array(LiveSession),
  more: Schema.NullOr(MoreSessions),
});
export type DashboardPage = typeof DashboardPage.Type;

/**
 * What changes of a session, without its people's stays: of each person how many there are, the last one, and a number
 * (`mark`) that stands for those before it. Whoever knows the session makes it whole again by that, and notices when that
 * cannot be.
 */
export const BriefSession = Schema.Struct({
  sessionId: Uuid,
  version: Count,
  asOf: Instant,
  status: SessionStatus,
  outcome: Schema.NullOr(SessionOutcome),
  scheduledStart: Instant,
  scheduledEnd: Instant,
  startedAt: Schema.NullOr(Instant),
  endedAt: Schema.NullOr(Instant),
  endedBy: Schema.NullOr(Uuid),
  attendance: Schema.Array(
    Schema.Struct({
      userId: Uuid,
      stays: Count,
      mark: Count,
      last: Schema.NullOr(AttendanceInterval),
    }),
  ),
});
export type BriefSession = typeof BriefSession.Type;
