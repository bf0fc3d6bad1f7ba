import { desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Drizzle } from "../../db/database.ts";
import { courseCurriculum, courses, helpSummons, users } from "../../db/schema/index.ts";
import type { Person } from "../shared/schema.ts";
import { carriedStays, countedMs, type Stay, sharedMs } from "./counted.ts";
import { ATTENDANCE_LEASE_MS } from "./limits.ts";
import type { Summon } from "./model.ts";
import { type Interval, talkSeconds } from "./rules.ts";

const student = alias(users, "student");
const responder = alias(users, "responder");

const columns = {
  id: helpSummons.id,
  courseId: helpSummons.courseId,
  courseSlug: courses.slug,
  courseTitle: courses.title,
  moduleId: helpSummons.moduleId,
  moduleTitle: courseCurriculum.title,
  status: helpSummons.status,
  message: helpSummons.message,
  chatMessageId: helpSummons.chatMessageId,
  points: helpSummons.pointsOffered,
  student: { id: student.id, name: student.name, handle: student.handle, avatarUrl: student.avatarUrl },
  responder: {
    id: responder.id,
    name: responder.name,
    handle: responder.handle,
    avatarUrl: responder.avatarUrl,
  },
  createdAt: helpSummons.createdAt,
  expiresAt: helpSummons.expiresAt,
  respondedAt: helpSummons.respondedAt,
  startedAt: helpSummons.startedAt,
  completedAt: helpSummons.completedAt,
  cancelledAt: helpSummons.cancelledAt,
  expiredAt: helpSummons.expiredAt,
  pointsAwarded: helpSummons.pointsAwarded,
  attendance: sql<readonly AttendanceRow[]>`(
    select coalesce(json_agg(json_build_object(
      'userId', a.user_id,
      'from', floor(extract(epoch from a.joined_at) * 1000),
      'to', floor(extract(epoch from ${intervalEnd()}) * 1000))), '[]'::json)
    from summon_attendance a where a.summon_id = ${helpSummons.id})`,
  carried: carriedStays(intervalEnd),
} as const;

interface AttendanceRow extends Interval {
  readonly userId: string;
}

type Row = Omit<
  Summon,
  "studentId" | "responderId" | "talkSeconds" | "carriedSeconds" | "endedAt" | "chatMessageId" | DateField
> & {
  readonly [Field in DateField]: Field extends NullableDateField ? Date | null : Date;
} & {
  readonly chatMessageId: string | null;
  readonly completedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly expiredAt: Date | null;
  readonly attendance: readonly AttendanceRow[];
  readonly carried: readonly Stay[];
};
type DateField = "createdAt" | "expiresAt" | NullableDateField;
type NullableDateField = "respondedAt" | "startedAt";

/**
 * When an interval of `summon_attendance` (as `a`) ends as far as is known: an open one now, but not later than
 * the lease of who was last seen in it.
 */
export function intervalEnd(): SQL {
  return sql`coalesce(a.left_at, least(clock_timestamp(), a.last_seen_at + ${ATTENDANCE_LEASE_MS} * interval '1 millisecond'))`;
}

/** Summons in full, the newest first. */
export const selectSummons = async (db: Drizzle, where: SQL | undefined): Promise<Summon[]> => {
  const rows = await db
    .select(columns)
    .from(helpSummons)
    .innerJoin(courses, eq(courses.id, helpSummons.courseId))
    .innerJoin(student, eq(student.id, helpSummons.studentId))
    .leftJoin(responder, eq(responder.id, helpSummons.responderId))
    .leftJoin(courseCurriculum, eq(courseCurriculum.id, helpSummons.moduleId))
    .where(where)
    .orderBy(desc(helpSummons.createdAt));
  return rows.map(toSummon);
};

export const selectSummon = async (db: Drizzle, id: string): Promise<Summon | null> =>
  (await selectSummons(db, eq(helpSummons.id, id)))[0] ?? null;

/** Milliseconds together that count for the points of a summon, as it stands. */
export const selectCountedMs = (db: Drizzle, id: string): Promise<number> => countedMs(db, id, intervalEnd);

const toSummon = (row: Row): Summon => {
  const { completedAt, cancelledAt, expiredAt, attendance, carried, chatMessageId, ...rest } = row;
  const carriedSeconds = Math.floor(sharedMs(carried) / 1_000);
  const of = (user: Person | null) => attendance.filter(({ userId }) => userId === user?.id);
  return {
    ...rest,
    ...(chatMessageId === null ? {} : { chatMessageId }),
    studentId: row.student.id,
    responderId: row.responder?.id ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    respondedAt: iso(row.respondedAt),
    startedAt: iso(row.startedAt),
    endedAt: iso(completedAt ?? cancelledAt ?? expiredAt),
    talkSeconds: talkSeconds(of(row.student), of(row.responder)),
    ...(carriedSeconds === 0 ? {} : { carriedSeconds }),
  };
};

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
