import { Schema } from "effect";
import { Count, Instant, Person, Uuid } from "../shared/schema.ts";

export const SessionStatus = Schema.Literals(["scheduled", "in_progress", "completed", "cancelled"]);
export type SessionStatus = typeof SessionStatus.Type;

/** A booked one-to-one session. `startedAt`: when both were there first; `endedAt`: when it was over. */
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
});
export type Session = typeof Session.Type;

/** One stretch of time in which somebody was there; open while `leftAt` is null. */
export const AttendanceInterval = Schema.Struct({
  joinedAt: Instant,
  leftAt: Schema.NullOr(Instant),
});

/**
 * Somebody's attendance of one session.
 *
 * `seconds` is the sum of the intervals, each in whole seconds, the open one up to `asOf` of the frame.
 * `lateSeconds`: from the scheduled start to the first join; null for who never came.
 * `earlySeconds`: from the last leave to the end (scheduled, or the actual one when that came first); null
 * before the end, while present, and for who never came.
 * `noShow`: the session is over, not cancelled, and this person never came.
 */
export const Attendance = Schema.Struct({
  userId: Uuid,
  present: Schema.Boolean,
  seconds: Count,
  lateSeconds: Schema.NullOr(Count),
  earlySeconds: Schema.NullOr(Count),
  noShow: Schema.Boolean,
  intervals: Schema.Array(AttendanceInterval),
});
export type Attendance = typeof Attendance.Type;

/**
 * A session with its attendance (the teacher's, then the student's), as its room and its creator's dashboard
 * show it. `version` counts the session's changes: of two states the higher is the newer.
 */
export const LiveSession = Schema.Struct({
  session: Session,
  attendance: Schema.Array(Attendance),
  version: Count,
  asOf: Instant,
});
export type LiveSession = typeof LiveSession.Type;
