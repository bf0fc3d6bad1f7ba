import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../db/database.ts";

/**
 * Whether the user's address is confirmed and no account of the same mailbox (`mailbox_of`) has had the starter grant.
 * Until the transaction ends the mailbox is nobody else's to ask for.
 */
export const isFirstOfMailbox = Effect.fn("goodwill.isFirstOfMailbox")(function* (
  database: Database["Service"],
  userId: string,
) {
  yield* database.rows(sql`
      select pg_advisory_xact_lock(hashtextextended('starter grant ' || mailbox_of(u.email::text), 0))
      from users u where u.id = ${userId}`);
  const rows = yield* database.rows(sql`
      select 1 from users u where u.id = ${userId} and u.email_verified and not exists (
        select 1 from users o join goodwill_transactions t on t.to_user_id = o.id and t.reason = 'starter_grant'
        where mailbox_of(o.email::text) = mailbox_of(u.email::text))`);
  return rows.length > 0;
});
