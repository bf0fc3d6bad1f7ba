import type postgres from "postgres";
import {
  ANSWER_POINTS,
  MAX_ANSWER_POINTS_A_DAY,
  MAX_ANSWER_POINTS_A_PAIR,
} from "../../../domain/goodwill/limits.ts";
import type { Mark } from "./expected.ts";

/** Points that the book of goodwill has for an answer in a room. */
interface Award {
  readonly questionId: string;
  readonly askerId: string;
  readonly helperId: string;
  readonly points: number;
  /** The UTC day. */
  readonly day: string;
  /** Whether the helper wrote in the question's thread. */
  readonly answered: boolean;
}

/** All that was ever awarded for answers in a room. */
const awardsIn = (sql: postgres.Sql, roomId: string) => sql<Award[]>`
  select q.id as "questionId", q.user_id as "askerId", t.to_user_id as "helperId", t.points,
    to_char(t.created_at at time zone 'UTC', 'YYYY-MM-DD') as day,
    exists (select 1 from chat_messages a where a.thread_id = q.id and a.user_id = t.to_user_id) as answered
  from goodwill_transactions t join chat_messages q on t.cause = 'question_answer:' || q.id
  where q.room_id = ${roomId} and t.reason = 'question_answer'`;

/** In what the goodwill of a room's people breaks its rules, whatever was marked. */
export const goodwillFaults = async (sql: postgres.Sql, roomId: string): Promise<string[]> => {
  const found: string[] = [];
  const sums = new Map<string, number>();
  const awards = await awardsIn(sql, roomId);
  for (const award of awards) {
    const { askerId, helperId, points, day, answered } = award;
    if (points !== ANSWER_POINTS || askerId === helperId || !answered)
      found.push(`an award that nobody could give: ${JSON.stringify(award)}`);
    const pair = `${[askerId, helperId].toSorted().join(" and ")} on ${day}`;
    sums.set(pair, (sums.get(pair) ?? 0) + points);
  }
  for (const [pair, points] of sums)
    if (points > MAX_ANSWER_POINTS_A_PAIR) found.push(`${points} points between ${pair}`);
  const helperIds = [...new Set(awards.map(({ helperId }) => helperId))];
  const wrong = await sql`
    select g.user_id, g.total_earned, coalesce(sum(t.points), 0)::int as booked
    from user_goodwill g left join goodwill_transactions t
      on t.to_user_id = g.user_id and t.reason <> 'starter_grant'
    where g.user_id = any(${helperIds}) group by g.user_id having g.total_earned <> coalesce(sum(t.points), 0)`;
  return [
    ...found,
    ...wrong.map((row) => `an account that is not what its book says: ${JSON.stringify(row)}`),
  ];
};

/**
 * In what a room's awards differ from those that follow from its marks, in order: one a question, and none past what
 * can go between two people, or to one, on a day. A mark that is taken back takes nothing back.
 * @param earned points that people had earned with answers on the same day before, by their ids
 */
export const awardFaults = async (
  sql: postgres.Sql,
  roomId: string,
  marks: readonly Mark[],
  earned: ReadonlyMap<string, number>,
): Promise<string[]> => {
  const [byPair, byHelper] = [new Map<string, number>(), new Map(earned)];
  const due = new Set<string>();
  const paid = new Set<string>();
  for (const { questionId, askerId, helperId } of marks) {
    const pair = [askerId, helperId].toSorted().join();
    const [ofPair, ofHelper] = [byPair.get(pair) ?? 0, byHelper.get(helperId) ?? 0];
    if (paid.has(questionId)) continue;
    if (ofPair + ANSWER_POINTS > MAX_ANSWER_POINTS_A_PAIR) continue;
    if (ofHelper + ANSWER_POINTS > MAX_ANSWER_POINTS_A_DAY) continue;
    paid.add(questionId);
    due.add(`${questionId} to ${helperId}`);
    byPair.set(pair, ofPair + ANSWER_POINTS);
    byHelper.set(helperId, ofHelper + ANSWER_POINTS);
  }
  const given = new Set(
    (await awardsIn(sql, roomId)).map(({ questionId, helperId }) => `${questionId} to ${helperId}`),
  );
  return [
    ...[...due].filter((award) => !given.has(award)).map((award) => `an award is missing: ${award}`),
    ...[...given].filter((award) => !due.has(award)).map((award) => `an award too many: ${award}`),
  ];
};
