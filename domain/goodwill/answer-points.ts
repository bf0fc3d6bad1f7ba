import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../db/database.ts";
import { rowsAs } from "../shared/rows-as.ts";
import type { Questions } from "./questions.ts";

// Postgres' sums come as text.
const sums = rowsAs(Schema.Struct({ byPair: Schema.FiniteFromString, byHelper: Schema.FiniteFromString }));

/**
 * Points for answers that went between two people (either way) and to the helper on this UTC day. The book names
 * nobody who gave minted points: who asked is found by the question in their cause.
 */
export const answerPointsToday = Effect.fn("goodwill.answerPointsToday")(function* (
  {
    database,
    questions,
  }: { readonly database: Database["Service"]; readonly questions: Questions["Service"] },
  askerId: string,
  helperId: string,
) {
  const asker = questions.askedBy(sql`case
    when t.cause ~ '^question_answer:[0-9a-f-]{36}$' then split_part(t.cause, ':', 2)::uuid end`);
  const [row] = yield* Effect.flatMap(
    database.rows(sql`
      select coalesce(sum(t.points) filter (where t.to_user_id = ${helperId}), 0) as "byHelper",
        coalesce(sum(t.points) filter (where ${asker} in (${askerId}, ${helperId})), 0) as "byPair"
      from goodwill_transactions t
      where t.to_user_id in (${askerId}, ${helperId}) and t.reason = 'question_answer'
        and t.created_at >= date_trunc('day', now() at time zone 'UTC') at time zone 'UTC'`),
    sums,
  );
  return row ?? { byPair: 0, byHelper: 0 };
});
