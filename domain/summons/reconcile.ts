import { sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { rowsOf } from "../../db/rows.ts";
import { type Difference, differenceOf } from "../shared/difference.ts";
import type { Interval } from "../shared/intervals.ts";
import { talkSeconds } from "./rules.ts";

interface Paid {
  readonly id: string;
  readonly awarded: number | null;
  readonly booked: number | null;
  readonly studentId: string;
  readonly helperId: string;
  readonly fromId: string | null;
  readonly toId: string | null;
}

interface Ended {
  readonly id: string;
  readonly minutes: number | null;
  readonly openStays: number;
  readonly stays: readonly (Interval & { readonly isStudent: boolean })[];
}

/**
 * Where a help that was paid has no line in the book, another one, or one without having been paid; where the minutes
 * of a help that has ended are not those of its stays; and stays that are open though the help has ended.
 */
export const summonDifferences = async (db: Drizzle): Promise<readonly Difference[]> => [
  ...(await ofPayments(db)),
  ...(await ofMinutes(db)),
];

const nameOf = (id: string) => `summon ${id}`;

const ofPayments = async (db: Drizzle): Promise<readonly Difference[]> => {
  const rows = await rowsOf<Paid>(
    db,
    sql`
    select s.id, s.points_awarded as awarded, t.points as booked, s.student_id as "studentId",
      s.responder_id as "helperId", t.from_user_id as "fromId", t.to_user_id as "toId"
    from help_summons s left join goodwill_transactions t on t.summon_id = s.id
    where s.points_awarded is distinct from t.points
      or (t.id is not null and (s.student_id, s.responder_id) is distinct from (t.from_user_id, t.to_user_id))
    order by s.id`,
  );
  return rows.flatMap(({ id, awarded, booked, studentId, helperId, fromId, toId }) => [
    ...differenceOf(nameOf(id), "points_awarded", awarded, booked),
    ...(fromId === null ? [] : differenceOf(nameOf(id), "student_id", studentId, fromId)),
    ...(toId === null ? [] : differenceOf(nameOf(id), "responder_id", helperId, toId)),
  ]);
};

const ofMinutes = async (db: Drizzle): Promise<readonly Difference[]> => {
  const rows = await rowsOf<Ended>(
    db,
    sql`
    select s.id, s.session_duration_mins as minutes, count(a.id) filter (where a.left_at is null)::int as "openStays",
      coalesce(json_agg(json_build_object('isStudent', a.user_id = s.student_id,
        'joinedAt', floor(extract(epoch from a.joined_at) * 1000),
        'leftAt', floor(extract(epoch from a.left_at) * 1000))) filter (where a.left_at is not null), '[]') as stays
    from help_summons s left join summon_attendance a on a.summon_id = s.id
    where s.status in ('completed', 'cancelled', 'expired')
    group by s.id order by s.id`,
  );
  return rows.flatMap(({ id, minutes, openStays, stays }) => {
    const [student, helper] = [stays.filter((one) => one.isStudent), stays.filter((one) => !one.isStudent)];
    const booked = minutes === null ? null : Math.floor(talkSeconds(student, helper) / 60);
    return [
      ...differenceOf(nameOf(id), "session_duration_mins", minutes, booked),
      ...differenceOf(nameOf(id), "number of stays that are open", openStays, 0),
    ];
  });
};
