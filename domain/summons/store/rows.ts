import { desc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Drizzle } from "../../../db/database.ts";
import { courseCurriculum, courses, helpSummons, users } from "../../../db/schema/index.ts";
import type { Interval } from "../../shared/intervals.ts";
import type { Person } from "../../shared/schema.ts";
import { personSql } from "../../shared/sql.ts";
import { ATTENDANCE_LEASE_MS, ATTENDANCE_STALE_MS } from "../limits.ts";
import type { Summon } from "../model.ts";
import { talkSeconds } from "../rules.ts";
import { carriedStays, countedMs, type Stay, sharedMs } from "./counted.ts";

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
      'joinedAt', floor(extract(epoch from a.joined_at) * 1000),
      'leftAt', floor(extract(epoch from ${intervalEnd()}) * 1000),
      'isHere', a.left_at is null
        and a.last_seen_at > clock_timestamp() - ${ATTENDANCE_STALE_MS} * interval '1 millisecond')), '[]'::json)
    from summon_attendance a where a.summon_id = ${helpSummons.id})`,
  carried: carriedStays(intervalEnd),
  repeats: helpSummons.repeatsId,
  repeatedBy: sql<RepeatRow | null>`(
    with recursive later as (
      select n.id, n.status, n.responder_id, 1 as step from help_summons n where n.repeats_id = ${helpSummons.id}
      union all
      select n.id, n.status, n.responder_id, l.step + 1 from help_summons n join later l on n.repeats_id = l.id)
    select json_build_object('id', l.id, 'status', l.status, 'responder',
      ${personSql(sql`u`)})
    from later l left join users u on u.id = l.responder_id order by l.step desc limit 1)`,
} as const;

interface AttendanceRow extends Interval {
  readonly leftAt: number;
  readonly userId: string;
  readonly isHere: boolean;
}
type RepeatRow = NonNullable<Summon["repeatedBy"]>;

type Row = Omit<
  Summon,
  "studentId" | "responderId" | "talkSeconds" | "carriedSeconds" | "endedAt" | OptionalField | DateField
> & {
  readonly [Field in DateField]: Field extends NullableDateField ? Date | null : Date;
} & {
  readonly chatMessageId: string | null;
  readonly completedAt: Date | null;
  readonly cancelledAt: Date | null;
  readonly expiredAt: Date | null;
  readonly attendance: readonly AttendanceRow[];
  readonly carried: readonly Stay[];
  readonly repeats: string | null;
  readonly repeatedBy: RepeatRow | null;
};
type OptionalField = "chatMessageId" | "helperGoneSince" | "repeats" | "repeatedBy";
type DateField = "createdAt" | "expiresAt" | NullableDateField;
type NullableDateField = "respondedAt" | "startedAt";

/**
 * When an interval of `summon_attendance` (as `a`) ends as far as is known: an open one now, but not later than
 * the lease of who was last seen in it.
 */
function intervalEnd(): SQL {
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
  const { completedAt, cancelledAt, expiredAt, attendance, carried, chatMessageId, ...others } = row;
  const { repeats, repeatedBy, ...rest } = others;
  const carriedSeconds = Math.floor(sharedMs(carried) / 1_000);
  const of = (user: Person | null) => attendance.filter(({ userId }) => userId === user?.id);
  const goneSince = helperGoneSince(row, of(row.responder));
  return {
    ...rest,
    ...(chatMessageId === null ? {} : { chatMessageId }),
    ...(repeats === null ? {} : { repeats }),
    ...(repeatedBy === null ? {} : { repeatedBy }),
    ...(goneSince === null ? {} : { helperGoneSince: new Date(goneSince).toISOString() }),
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

/** When the helper of an open help was there last, in milliseconds since 1970; null while they are, or nobody helps. */
const helperGoneSince = (
  { status, respondedAt }: Pick<Row, "status" | "respondedAt">,
  stays: readonly AttendanceRow[],
): number | null => {
  if (status !== "responded" || respondedAt === null || stays.some(({ isHere }) => isHere)) return null;
  return Math.max(respondedAt.getTime(), ...stays.map(({ leftAt }) => leftAt));
};

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
