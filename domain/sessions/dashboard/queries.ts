import { and, asc, eq, gte, lte, not, or, type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import { Database, type Drizzle } from "../../../db/database.ts";
import { courses, enrollments, sessions, users } from "../../../db/schema/index.ts";
import { type Position, timeCursor } from "../../shared/cursor.ts";
import { dateAfter, instantOf, wallTimeOf } from "../../shared/time/time-zones.ts";
import {
  CLOSE_AFTER_MS,
  DASHBOARD_AHEAD_MS,
  DASHBOARD_AROUND,
  DASHBOARD_PAGE,
  DASHBOARD_PAST_MS,
  MAX_ON_NOW,
} from "../limits.ts";
import { type SessionRow, selectSessions, withAttendance } from "../listing/views.ts";
import type { DashboardDirection, MoreSessions } from "../model.ts";

const ZERO = "00000000-0000-0000-0000-000000000000";

/** The day that it is at an instant in a zone: from its first moment until the next day's, in ms since 1970. */
const dayAt = (zone: string, now: number) => {
  const { date } = wallTimeOf(zone, now);
  return { start: instantOf(zone, date, "00:00"), end: instantOf(zone, dateAfter(date), "00:00") };
};

const moment = (time: number) => new Date(time);
const of = (creatorId: string) => eq(courses.creatorId, creatorId);

/** Under way, by status or by the clock. */
const isNow = (now: number): SQL =>
  sql`(${or(
    eq(sessions.status, "in_progress"),
    and(
      eq(sessions.status, "scheduled"),
      lte(sessions.scheduledStart, moment(now)),
      gte(sessions.scheduledEnd, moment(now - CLOSE_AFTER_MS)),
    ),
  )})`;

/** What lies beyond a position, in one of the two directions; what is under way is shown anyway. */
const beyond = (
  creatorId: string,
  direction: DashboardDirection,
  { createdMicros, id }: Position,
  now: number,
) => {
  const position = sql`(to_timestamp(0) + ${createdMicros}::bigint * interval '1 microsecond', ${id}::uuid)`;
  const key = sql`(${sessions.scheduledStart}, ${sessions.id})`;
  return and(
    of(creatorId),
    not(isNow(now)),
    direction === "earlier" ? sql`${key} < ${position}` : sql`${key} > ${position}`,
  );
};

const order = (direction: DashboardDirection) =>
  direction === "earlier"
    ? sql`${sessions.scheduledStart} desc, ${sessions.id} desc`
    : sql`${sessions.scheduledStart}, ${sessions.id}`;

/** How much there is beyond the last of these rows, or beyond `from` where there are none. */
const moreBeyond = async (
  db: Drizzle,
  creatorId: string,
  direction: DashboardDirection,
  {
    rows,
    from,
    now,
  }: { readonly rows: readonly SessionRow[]; readonly from: Position; readonly now: number },
): Promise<MoreSessions | null> => {
  const last = rows.at(-1);
  const position = last ? { createdMicros: last.startMicros, id: last.session.id } : from;
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(sessions)
    .innerJoin(enrollments, eq(enrollments.id, sessions.enrollmentId))
    .innerJoin(courses, eq(courses.id, enrollments.courseId))
    .where(beyond(creatorId, direction, position, now));
  return row && row.count > 0 ? { count: row.count, cursor: timeCursor.write(position) } : null;
};

/** Of a creator's courses the sessions that are under way at `now`, with attendance: the ones longest under way first. */
export const readOnNow = Effect.fn("sessions.readOnNow")(function* (creatorId: string, now: number) {
  const database = yield* Database;
  return yield* database.query(async (db) =>
    withAttendance(
      db,
      await selectSessions(db, {
        where: and(of(creatorId), isNow(now)),
        orderBy: asc(sessions.scheduledStart),
        limit: MAX_ON_NOW,
      }),
      now,
    ),
  );
});

/**
 * What a creator's dashboard shows at `now`: every session of today (by the creator's own zone) and under way, with
 * attendance, and those nearest before and after, newest first; how many more there are in both directions; and until
 * when it is today.
 */
export const readDashboard = Effect.fn("sessions.readDashboard")(function* (creatorId: string, now: number) {
  const database = yield* Database;
  return yield* database.query(async (db) => {
    const [creator] = await db.select({ zone: users.timeZone }).from(users).where(eq(users.id, creatorId));
    const day = dayAt(creator?.zone ?? "UTC", now);
    const isToday = and(
      sql`${sessions.scheduledEnd} > ${moment(day.start).toISOString()}::timestamptz`,
      sql`${sessions.scheduledStart} < ${moment(day.end).toISOString()}::timestamptz`,
    );
    const current = await selectSessions(db, {
      where: and(of(creatorId), or(isNow(now), isToday)),
      orderBy: asc(sessions.scheduledStart),
      limit: null,
    });
    const shown = new Set(current.map(({ session }) => session.id));
    const side = async (direction: DashboardDirection) => {
      const edge = direction === "earlier" ? day.start : day.end;
      const from = { createdMicros: `${edge}000`, id: ZERO };
      const rows = await selectSessions(db, {
        where: and(
          beyond(creatorId, direction, from, now),
          direction === "earlier"
            ? gte(sessions.scheduledStart, moment(now - DASHBOARD_PAST_MS))
            : lte(sessions.scheduledStart, moment(now + DASHBOARD_AHEAD_MS)),
        ),
        orderBy: order(direction),
        limit: DASHBOARD_AROUND,
      });
      const more = await moreBeyond(db, creatorId, direction, { rows, from, now });
      return { rows: rows.filter(({ session }) => !shown.has(session.id)), more };
    };
    const [earlier, later] = [await side("earlier"), await side("later")];
    const live = await withAttendance(db, [...current, ...earlier.rows, ...later.rows], now);
    return {
      asOf: moment(now).toISOString(),
      dayStart: moment(day.start).toISOString(),
      dayEnd: moment(day.end).toISOString(),
      sessions: live.toSorted((a, b) => b.session.scheduledStart.localeCompare(a.session.scheduledStart)),
      earlier: earlier.more,
      later: later.more,
    };
  });
});

/** The sessions beyond a cursor, nearest first, and what is left beyond them. */
export const readDashboardPage = Effect.fn("sessions.readDashboardPage")(function* (
  creatorId: string,
  direction: DashboardDirection,
  cursor: string,
  now: number,
) {
  const from = yield* timeCursor.at(cursor);
  const database = yield* Database;
  return yield* database.query(async (db) => {
    const rows = await selectSessions(db, {
      where: beyond(creatorId, direction, from, now),
      orderBy: order(direction),
      limit: DASHBOARD_PAGE,
    });
    const more = await moreBeyond(db, creatorId, direction, { rows, from, now });
    return { asOf: moment(now).toISOString(), sessions: await withAttendance(db, rows, now), more };
  });
});
