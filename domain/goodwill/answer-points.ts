import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../db/database.ts";

interface TodayRow {
  readonly byPair: string;
  readonly byHelper: string;
}

/**
 * Points for answers that went between two people (either way) and to the helper on this UTC day. The book names
 * nobody who gave minted points: who asked is found by the question in their cause.
 */
export const answerPointsToday = Effect.fn("goodwill.answerPointsToday")(function* (
  database: Database["Service"],
  askerId: string,
  helperId: string,
) {
  const [row] = yield* database.rows<TodayRow>(sql`
      select coalesce(sum(t.points) filter (where t.to_user_id = ${helperId}), 0) as "byHelper",
        coalesce(sum(t.points) filter (where q.user_id in (${askerId}, ${helperId})), 0) as "byPair"
      from goodwill_transactions t
      left join chat_messages q on q.id = case
        when t.cause ~ '^question_answer:[0-9a-f-]{36}$' then split_part(t.cause, ':', 2)::uuid end
      where t.to_user_id in (${askerId}, ${helperId}) and t.reason = 'question_answer'
        and t.created_at >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'`);
  return { byPair: Number(row?.byPair ?? 0), byHelper: Number(row?.byHelper ?? 0) };
});
