import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { rowsOf } from "../../db/rows.ts";
import { attendanceObservations, sessionAttendance, sessions } from "../../db/schema/index.ts";
import { type Difference, differenceOf } from "../shared/difference.ts";
import { type Interval, union } from "../shared/intervals.ts";
import { figuresOf, outcomeOf } from "./outcome/rules.ts";
import { progressOf } from "./rules.ts";

/** Sessions that are read at once. */
const PAGE = 500;

type Session = typeof sessions.$inferSelect;
interface Stay extends Interval {
  readonly sessionId: string;
  readonly userId: string;
}

/**
 * Where a session that was completed has another outcome or beginning than follows from its attendance, a stay that
 * is open, or attendance that is not the union of what was seen; and where a student-teacher has another number of
 * students taught than the sessions held say.
 */
export const sessionDifferences = async (db: Drizzle): Promise<readonly Difference[]> => {
  const found: Difference[] = [];
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const page = await db
      .select()
      .from(sessions)
      .where(and(eq(sessions.status, "completed"), gt(sessions.id, after)))
      .orderBy(asc(sessions.id))
      .limit(PAGE);
    found.push(...(await ofPage(db, page)));
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) break;
    after = last.id;
  }
  return [...found, ...(await ofStudentsTaught(db))];
};

const ofPage = async (db: Drizzle, page: readonly Session[]): Promise<readonly Difference[]> => {
  if (page.length === 0) return [];
  const ids = page.map(({ id }) => id);
  const [stays, observations] = [
    await db.select().from(sessionAttendance).where(inArray(sessionAttendance.sessionId, ids)),
    await db.select().from(attendanceObservations).where(inArray(attendanceObservations.sessionId, ids)),
  ].map((rows) => Map.groupBy(rows.map(toStay), ({ sessionId }) => sessionId));
  return page.flatMap((session) =>
    ofSession(session, stays?.get(session.id) ?? [], observations?.get(session.id) ?? []),
  );
};

const toStay = (row: {
  readonly sessionId: string;
  readonly userId: string;
  readonly joinedAt: Date;
  readonly leftAt: Date | null;
}): Stay => ({
  sessionId: row.sessionId,
  userId: row.userId,
  joinedAt: row.joinedAt.getTime(),
  leftAt: row.leftAt?.getTime() ?? null,
});

const ofSession = (
  session: Session,
  stays: readonly Stay[],
  seen: readonly Stay[],
): readonly Difference[] => {
  const what = `session ${session.id}`;
  const { teacherId, studentId, startedAt, endedAt } = session;
  const of = (all: readonly Stay[], id: string) => union(all.filter(({ userId }) => userId === id));
  const [teacher, student] = [of(stays, teacherId), of(stays, studentId)];
  const booking = {
    scheduledStart: session.scheduledStart.getTime(),
    scheduledEnd: session.scheduledEnd.getTime(),
  };
  const end = endedAt?.getTime() ?? booking.scheduledEnd;
  const together = progressOf("completed", teacher, student).startedAt;
  return [
    ...differenceOf(what, "outcome", session.outcome, outcomeOf(figuresOf(booking, teacher, student, end))),
    ...differenceOf(what, "started_at", startedAt, together === null ? null : new Date(together)),
    ...differenceOf(
      what,
      "number of stays that are open",
      stays.filter((one) => one.leftAt === null).length,
      0,
    ),
    // Demo data has attendance that no socket ever reported.
    ...(seen.length === 0
      ? []
      : [teacherId, studentId].flatMap((id) =>
          differenceOf(what, `attendance of ${id}`, inWords(of(stays, id)), inWords(of(seen, id))),
        )),
  ];
};

const inWords = (intervals: readonly Interval[]): string | null => {
  const at = (time: number | null) => (time === null ? "now" : new Date(time).toISOString());
  return intervals.map(({ joinedAt, leftAt }) => `${at(joinedAt)} to ${at(leftAt)}`).join(", ") || null;
};

const ofStudentsTaught = async (db: Drizzle): Promise<readonly Difference[]> => {
  const rows = await rowsOf<Counted>(
    db,
    sql`
    select t.id, u.handle, t.students_taught as stored, b.taught as book
    from student_teachers t join users u on u.id = t.user_id cross join lateral (
      select count(distinct s.student_id)::int as taught from sessions s join enrollments e on e.id = s.enrollment_id
      where s.teacher_id = t.user_id and e.course_id = t.course_id and s.outcome = 'held') b
    where t.students_taught <> b.taught order by t.id`,
  );
  return rows.flatMap(({ id, handle, stored, book }) =>
    differenceOf(`student-teacher @${handle} (${id})`, "students_taught", stored, book),
  );
};

interface Counted {
  readonly id: string;
  readonly handle: string;
  readonly stored: number;
  readonly book: number;
}
