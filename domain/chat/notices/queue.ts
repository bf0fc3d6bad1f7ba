import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { MAX_NOTICE_ATTEMPTS, NOTICE_PAUSE_SECONDS } from "../limits.ts";
import { idsSql } from "../store/reading.ts";

/** A piece of work out of `chat_notices`. */
export interface Notice {
  readonly id: string;
  readonly messageId: string;
}

/**
 * Takes up to `limit` notices that are due, each for one handler alone until its pause is over: whoever dies with
 * them has tried, and another takes them up.
 */
export const takeNotices = Effect.fn("chat.takeNotices")(function* (
  database: Database["Service"],
  limit: number,
) {
  return yield* database.rows<Notice>(sql`
      update chat_notices n set attempts = n.attempts + 1,
        available_at = now() + make_interval(secs => least(${NOTICE_PAUSE_SECONDS}, 10 * 2 ^ least(n.attempts, 10)))
      where n.id in (select id from chat_notices where set_aside_at is null and available_at <= now()
        order by available_at, id limit ${limit} for update skip locked)
      returning n.id, n.message_id as "messageId"`);
});

/** They are handled, with the running transaction. */
export const dropNotices = (database: Database["Service"], notices: readonly Notice[]) =>
  database.rows(sql`delete from chat_notices where id = any(${idsSql(notices.map(({ id }) => id))})`);

/** Notes why one has failed, and sets it aside where it has failed too often. */
export const noteFailedNotice = Effect.fn("chat.noteFailedNotice")(function* (
  database: Database["Service"],
  { id, messageId }: Notice,
  reason: string,
) {
  const [row] = yield* database.rows<{ readonly attempts: number; readonly isAside: boolean }>(sql`
      update chat_notices set last_error = left(${reason}, 500),
        set_aside_at = case when attempts >= ${MAX_NOTICE_ATTEMPTS} then now() end
      where id = ${id} returning attempts, set_aside_at is not null as "isAside"`);
  const outcome = row?.isAside ? "is set aside" : "is tried again later";
  yield* Effect.logError(
    `the notice of message ${messageId} failed, attempt ${row?.attempts ?? 0}, and ${outcome}: ${reason}`,
  );
});
