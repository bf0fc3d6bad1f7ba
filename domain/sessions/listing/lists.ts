import { and, asc, countDistinct, desc, eq, gt, inArray, isNull, not, or, type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../../../db/database.ts";
import { courses, sessionAttendance, sessions } from "../../../db/schema/index.ts";
import { CLOSE_AFTER_MS, MAX_OWN_SESSIONS } from "../limits.ts";
import { type SessionRow, selectSessions } from "./views.ts";

/** Somebody's sessions as teacher or student: those still to come or under way by time, the others from the newest. */
export const ownSessions = async (db: Drizzle, userId: string, now: number) => {
  const own = or(eq(sessions.teacherId, userId), eq(sessions.studentId, userId));
  const coming = sql`(${and(
    inArray(sessions.status, ["scheduled", "in_progress"]),
    gt(sessions.scheduledEnd, new Date(now - CLOSE_AFTER_MS)),
  )})`;
  const list = async (where: SQL, orderBy: SQL) => {
    const rows = await selectSessions(db, { where: and(own, where), orderBy, limit: MAX_OWN_SESSIONS });
    return rows.map(({ session }) => session);
  };
  return {
    upcoming: await list(coming, asc(sessions.scheduledStart)),
    past: await list(not(coming), desc(sessions.scheduledStart)),
  };
};

/** How many sessions somebody is in. */
export const countOnNow = (db: Drizzle) =>
  db
    .select({ sessions: countDistinct(sessions.id) })
    .from(sessions)
    .innerJoin(sessionAttendance, eq(sessionAttendance.sessionId, sessions.id))
    .where(
      and(
        isNull(sessionAttendance.leftAt),
        inArray(sessions.status, ["scheduled", "in_progress"]),
        sql`${sessions.scheduledEnd} > now()`,
      ),
    );

/** A session for its teacher, its student and the creator of its course; undefined for anybody else. */
export const sessionOf = async (db: Drizzle, userId: string, id: string): Promise<SessionRow | undefined> => {
  const concerned = or(
    eq(sessions.teacherId, userId),
    eq(sessions.studentId, userId),
    eq(courses.creatorId, userId),
  );
  const [row] = await selectSessions(db, {
    where: and(eq(sessions.id, id), concerned),
    orderBy: asc(sessions.id),
    limit: 1,
  });
  return row;
};
