import { and, asc, desc, eq, gt, gte, inArray, lte, not, or, type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { courses, sessions } from "../../db/schema/index.ts";
import {
  CLOSE_AFTER_MS,
  DASHBOARD_AHEAD_MS,
  DASHBOARD_PAST_MS,
  MAX_DASHBOARD_SESSIONS,
  MAX_OWN_SESSIONS,
} from "./limits.ts";
import type { LiveSession } from "./model.ts";
import { type SessionRow, selectSessions, withAttendance } from "./views.ts";

/** The sessions of a creator's courses around now, and all in progress, with attendance; newest first. */
export const dashboardOf = async (
  db: Drizzle,
  creatorId: string,
  now: number,
): Promise<readonly LiveSession[]> => {
  const near = and(
    gte(sessions.scheduledStart, new Date(now - DASHBOARD_PAST_MS)),
    lte(sessions.scheduledStart, new Date(now + DASHBOARD_AHEAD_MS)),
  );
  const distance = sql`${sessions.scheduledStart} - ${new Date(now).toISOString()}::timestamptz`;
  const rows = await selectSessions(db, {
    where: and(eq(courses.creatorId, creatorId), or(eq(sessions.status, "in_progress"), near)),
    orderBy: sql`${sessions.status} = 'in_progress' desc, abs(extract(epoch from ${distance}))`,
    limit: MAX_DASHBOARD_SESSIONS,
  });
  const shown = await withAttendance(db, rows, now);
  return shown.toSorted((a, b) => b.session.scheduledStart.localeCompare(a.session.scheduledStart));
};

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
