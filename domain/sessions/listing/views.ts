import { and, asc, eq, inArray, isNull, max, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Drizzle } from "../../../db/database.ts";
import {
  attendanceObservations,
  courses,
  enrollments,
  sessionAttendance,
  sessions,
  users,
} from "../../../db/schema/index.ts";
import { enrolmentStands } from "../../courses/access.ts";
import { microsSql } from "../../shared/cursor.ts";
import type { LiveSession, Session } from "../model.ts";
import { attendanceOf, frameOf, intervalsOf, togetherOf } from "../rules.ts";

const teacher = alias(users, "teacher");
const student = alias(users, "student");

/** A session as it is shown, with what is needed to tell its attendance. */
export interface SessionRow {
  readonly session: Session;
  readonly creatorId: string;
  /** Whether the enrolment that it belongs to stands. */
  readonly isEnrolled: boolean;
  /** Its scheduled start in microseconds since 1970: by it and the id, sessions are in order without ties. */
  readonly startMicros: string;
  readonly version: number;
}

interface Choice {
  readonly where: SQL | undefined;
  readonly orderBy: SQL;
  /** Null: all of them. */
  readonly limit: number | null;
}

const course = { id: courses.id, slug: courses.slug, title: courses.title, creatorId: courses.creatorId };

const person = (table: typeof teacher | typeof student) => ({
  id: table.id,
  name: table.name,
  handle: table.handle,
  avatarUrl: table.avatarUrl,
});

/** Sessions with their course and people. `where` and `orderBy` are over `sessions` and `courses`. */
export const selectSessions = async (
  db: Drizzle,
  { where, orderBy, limit }: Choice,
): Promise<SessionRow[]> => {
  const query = db
    .select({
      session: sessions,
      course,
      isEnrolled: enrolmentStands,
      startMicros: microsSql(sessions.scheduledStart),
      teacher: person(teacher),
      student: person(student),
    })
    .from(sessions)
    .innerJoin(enrollments, eq(enrollments.id, sessions.enrollmentId))
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .innerJoin(teacher, eq(teacher.id, sessions.teacherId))
    .innerJoin(student, eq(student.id, sessions.studentId))
    .where(where)
    .orderBy(orderBy, asc(sessions.id));
  const rows = await (limit === null ? query : query.limit(limit));
  return rows.map(({ session, course: of, isEnrolled, startMicros, ...people }) => ({
    session: {
      id: session.id,
      courseId: of.id,
      courseSlug: of.slug,
      courseTitle: of.title,
      teacher: people.teacher,
      student: people.student,
      status: session.status,
      scheduledStart: session.scheduledStart.toISOString(),
      scheduledEnd: session.scheduledEnd.toISOString(),
      startedAt: session.startedAt?.toISOString() ?? null,
      endedAt: session.endedAt?.toISOString() ?? null,
      endedBy: session.endedBy,
      outcome: session.outcome,
    },
    creatorId: of.creatorId,
    isEnrolled,
    startMicros,
    version: session.version,
  }));
};

/**
 * The sessions with their attendance as of `now`, in two queries for all of them. The attendance is read after the
 * version and so never older than it.
 */
export const withAttendance = async (
  db: Drizzle,
  rows: readonly SessionRow[],
  now: number,
): Promise<readonly LiveSession[]> => {
  if (rows.length === 0) return [];
  const ids = rows.map(({ session }) => session.id);
  const attended = await db
    .select()
    .from(sessionAttendance)
    .where(inArray(sessionAttendance.sessionId, ids))
    .orderBy(asc(sessionAttendance.joinedAt));
  const confirmed = await db
    .select({
      sessionId: attendanceObservations.sessionId,
      userId: attendanceObservations.userId,
      lastSeenAt: max(attendanceObservations.lastSeenAt),
    })
    .from(attendanceObservations)
    .where(
      and(
        inArray(attendanceObservations.sessionId, ids),
        eq(attendanceObservations.source, "socket"),
        isNull(attendanceObservations.leftAt),
      ),
    )
    .groupBy(attendanceObservations.sessionId, attendanceObservations.userId);
  const keyOf = (row: { sessionId: string; userId: string }) => `${row.sessionId}/${row.userId}`;
  const intervals = Map.groupBy(attended, keyOf);
  const lastSeen = new Map(confirmed.map((row) => [keyOf(row), row.lastSeenAt?.getTime() ?? null]));
  return rows.map(({ session, version }) => {
    const frame = frameOf(session);
    const attendance = [session.teacher.id, session.student.id].map((userId) => {
      const key = keyOf({ sessionId: session.id, userId });
      const own = (intervals.get(key) ?? []).map(({ joinedAt, leftAt }) => ({
        joinedAt: joinedAt.getTime(),
        leftAt: leftAt?.getTime() ?? null,
      }));
      return attendanceOf(userId, own, frame, now, lastSeen.get(key) ?? null);
    });
    const [teacherStays = [], studentStays = []] = attendance.map(intervalsOf);
    return {
      session,
      attendance,
      togetherMs: togetherOf(teacherStays, studentStays, frame, now),
      version,
      asOf: new Date(now).toISOString(),
    };
  });
};
