import { and, asc, eq, gte, inArray, isNull, lte, min, ne } from "drizzle-orm";
import type { Drizzle } from "../../../db/database.ts";
import { attendanceObservations, sessions } from "../../../db/schema/index.ts";

/** The other sessions in which somebody has a seat that they took no later than `at` (milliseconds since 1970). */
export const seatsElsewhere = async (
  db: Drizzle,
  { sessionId, userId, at }: { readonly sessionId: string; readonly userId: string; readonly at: number },
): Promise<readonly string[]> => {
  const rows = await db
    .selectDistinct({ id: attendanceObservations.sessionId })
    .from(attendanceObservations)
    .where(
      and(
        eq(attendanceObservations.userId, userId),
        ne(attendanceObservations.sessionId, sessionId),
        isNull(attendanceObservations.leftAt),
        lte(attendanceObservations.joinedAt, new Date(at)),
      ),
    );
  return rows.map(({ id }) => id);
};

/** When somebody first took a seat in another session at or after `since` (milliseconds since 1970); null if never. */
export const movedOnAt = async (
  db: Drizzle,
  sessionId: string,
  userId: string,
  since: number,
): Promise<number | null> => {
  const [row] = await db
    .select({ at: min(attendanceObservations.joinedAt) })
    .from(attendanceObservations)
    .where(
      and(
        eq(attendanceObservations.userId, userId),
        ne(attendanceObservations.sessionId, sessionId),
        gte(attendanceObservations.joinedAt, new Date(since)),
      ),
    );
  return row?.at?.getTime() ?? null;
};

/** Locks sessions in the order of their ids. */
export const lockSessions = async (db: Drizzle, ids: readonly string[]): Promise<void> => {
  await db
    .select({ id: sessions.id })
    .from(sessions)
    .where(inArray(sessions.id, [...ids]))
    .orderBy(asc(sessions.id))
    .for("update");
};
