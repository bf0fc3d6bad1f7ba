import { and, eq, inArray, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import type { Drizzle } from "../../../db/database.ts";
import {
  attendanceObservations,
  courses,
  enrollments,
  sessionAttendance,
  sessions,
} from "../../../db/schema/index.ts";
import { enrolmentStands } from "../../courses/access.ts";
import { writeStudentsTaught } from "../../courses/people/students-taught.ts";
import type { Interval } from "../../shared/intervals.ts";
import type { SessionOutcome } from "../model.ts";
import type { Frame } from "../rules.ts";
import type { Observation, Sighting } from "./observations.ts";

/** A session while its row is locked. Times in milliseconds since 1970. */
export interface LockedSession extends Frame {
  readonly id: string;
  readonly teacherId: string;
  readonly studentId: string;
  readonly enrollmentId: string;
  readonly creatorId: string;
  readonly startedAt: number | null;
  readonly outcome: SessionOutcome | null;
  /** Whether the enrolment that it belongs to stands. */
  readonly isEnrolled: boolean;
}

/** Where a session stands: what changes as its attendance does. */
export type Progress = Pick<LockedSession, "status" | "startedAt" | "endedAt" | "endedBy" | "outcome">;

const milliseconds = (date: Date | null): number | null => date?.getTime() ?? null;
const moment = (time: number | null): Date | null => (time === null ? null : new Date(time));

/** Reads a session and keeps everybody else from changing it or its attendance until the transaction ends. */
export const lockSession = async (db: Drizzle, id: string): Promise<LockedSession | null> => {
  const [row] = await db
    .select({
      id: sessions.id,
      teacherId: sessions.teacherId,
      studentId: sessions.studentId,
      enrollmentId: sessions.enrollmentId,
      creatorId: courses.creatorId,
      status: sessions.status,
      scheduledStart: sessions.scheduledStart,
      scheduledEnd: sessions.scheduledEnd,
      startedAt: sessions.startedAt,
      endedAt: sessions.endedAt,
      endedBy: sessions.endedBy,
      outcome: sessions.outcome,
      isEnrolled: enrolmentStands,
    })
    .from(sessions)
    .innerJoin(enrollments, eq(enrollments.id, sessions.enrollmentId))
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .where(eq(sessions.id, id))
    .for("update", { of: sessions });
  if (!row) return null;
  return {
    ...row,
    scheduledStart: row.scheduledStart.getTime(),
    scheduledEnd: row.scheduledEnd.getTime(),
    startedAt: milliseconds(row.startedAt),
    endedAt: milliseconds(row.endedAt),
  };
};

/** Everything that was seen in a session. */
export const readObservations = async (db: Drizzle, sessionId: string): Promise<readonly Observation[]> => {
  const rows = await db
    .select()
    .from(attendanceObservations)
    .where(eq(attendanceObservations.sessionId, sessionId));
  return rows.map((row) => ({
    source: row.source,
    key: row.sourceKey,
    userId: row.userId,
    joinedAt: row.joinedAt.getTime(),
    leftAt: milliseconds(row.leftAt),
    lastSeenAt: row.lastSeenAt.getTime(),
  }));
};

/** Writes the observations that are new or differ from what `before` holds; they are values, so identity tells. */
export const writeObservations = async (
  db: Drizzle,
  sessionId: string,
  before: readonly Observation[],
  after: readonly Observation[],
): Promise<void> => {
  // In the order in which `confirmSeats` locks them, which does without the session's lock.
  const changed = after.filter((one) => !before.includes(one)).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  if (changed.length === 0) return;
  await db
    .insert(attendanceObservations)
    .values(
      changed.map((one) => ({
        sessionId,
        userId: one.userId,
        source: one.source,
        sourceKey: one.key,
        joinedAt: new Date(one.joinedAt),
        leftAt: moment(one.leftAt),
        lastSeenAt: new Date(one.lastSeenAt),
      })),
    )
    .onConflictDoUpdate({
      target: [
        attendanceObservations.sessionId,
        attendanceObservations.source,
        attendanceObservations.sourceKey,
      ],
      set: { leftAt: sql`excluded.left_at`, lastSeenAt: sql`excluded.last_seen_at` },
    });
};

/**
 * Moves the last word of open observations forward, and of nothing else.
 * Answers how many there were: fewer than asked for means that one is no longer open.
 */
export const confirmSeats = async (
  db: Drizzle,
  sessionId: string,
  seen: readonly Sighting[],
): Promise<number> => {
  const words = JSON.stringify(seen.map(({ connectionId, at }) => ({ key: connectionId, at: new Date(at) })));
  const rows = await db.execute(sql`
    with word as (
      select * from jsonb_to_recordset(${words}::jsonb) as w(key text, at timestamptz)
    ), open as materialized (
      select o.id, o.source_key from attendance_observations o
      where o.session_id = ${sessionId} and o.source = 'socket' and o.left_at is null
        and split_part(o.source_key, '/', 1) in (select key from word)
      order by o.source_key collate "C" for no key update
    )
    update attendance_observations o set last_seen_at = greatest(o.last_seen_at, word.at)
    from open join word on word.key = split_part(open.source_key, '/', 1)
    where o.id = open.id
    returning o.id`);
  return rows.length;
};

/**
 * Makes somebody's attendance these intervals, a union. Answers whether anything was different.
 * What is closed goes first: an open interval is the only one of its person at every moment.
 */
export const writeAttendance = async (
  db: Drizzle,
  sessionId: string,
  userId: string,
  intervals: readonly Interval[],
): Promise<boolean> => {
  const own = and(eq(sessionAttendance.sessionId, sessionId), eq(sessionAttendance.userId, userId));
  const rows = await db.select().from(sessionAttendance).where(own);
  const wanted = new Map(intervals.map((interval) => [interval.joinedAt, interval]));
  const gone = rows.filter((row) => !wanted.has(row.joinedAt.getTime()));
  const changed = rows.flatMap((row) => {
    const interval = wanted.get(row.joinedAt.getTime());
    return interval && interval.leftAt !== milliseconds(row.leftAt)
      ? [{ id: row.id, leftAt: interval.leftAt }]
      : [];
  });
  const known = new Set(rows.map((row) => row.joinedAt.getTime()));
  const added = intervals.filter(({ joinedAt }) => !known.has(joinedAt));
  if (gone.length > 0)
    await db.delete(sessionAttendance).where(
      inArray(
        sessionAttendance.id,
        gone.map(({ id }) => id),
      ),
    );
  for (const { id, leftAt } of changed.toSorted(
    (a, b) => Number(a.leftAt === null) - Number(b.leftAt === null),
  ))
    await db
      .update(sessionAttendance)
      .set({ leftAt: moment(leftAt) })
      .where(eq(sessionAttendance.id, id));
  if (added.length > 0)
    await db.insert(sessionAttendance).values(
      added.map(({ joinedAt, leftAt }) => ({
        id: uuidv7(),
        sessionId,
        userId,
        joinedAt: new Date(joinedAt),
        leftAt: moment(leftAt),
      })),
    );
  return gone.length + changed.length + added.length > 0;
};

/** Stores where a session stands and counts the change. Answers the new version. */
export const writeProgress = async (db: Drizzle, id: string, progress: Progress): Promise<number> => {
  const { status, startedAt, endedAt, endedBy, outcome } = progress;
  const [row] = await db
    .update(sessions)
    .set({
      status,
      startedAt: moment(startedAt),
      endedAt: moment(endedAt),
      endedBy,
      outcome,
      version: sql`${sessions.version} + 1`,
    })
    .where(eq(sessions.id, id))
    .returning({ version: sessions.version });
  return row?.version ?? 0;
};

/**
 * Brings the number of students whom the session's teacher has taught in its course in step with the sessions held.
 */
export const countTaught = async (db: Drizzle, sessionId: string): Promise<void> => {
  const [session] = await db
    .select({ teacherId: sessions.teacherId, courseId: enrollments.courseId })
    .from(sessions)
    .innerJoin(enrollments, eq(enrollments.id, sessions.enrollmentId))
    .where(eq(sessions.id, sessionId));
  if (session === undefined) return;
  const { teacherId, courseId } = session;
  const taught = sql<number>`(select count(distinct s.student_id) from sessions s
    join enrollments e on e.id = s.enrollment_id
    where s.teacher_id = ${teacherId} and e.course_id = ${courseId} and s.outcome = 'held')`;
  await writeStudentsTaught(db, teacherId, courseId, taught);
};
