import { asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../db/database.ts";
import { userGoodwill } from "../../db/schema/index.ts";
import { type Account, balanceOf, emptyAccount } from "./rules.ts";

/**
 * Locks the accounts of these users until the transaction ends, opening those that do not exist. Always in the
 * order of their ids, so that two transactions over the same people wait for each other and never deadlock.
 */
export const lockAccounts = Effect.fn("goodwill.lockAccounts")(function* (
  database: Database["Service"],
  userIds: readonly string[],
) {
  const ids = [...new Set(userIds)].sort();
  yield* database.query((db) =>
    db
      .insert(userGoodwill)
      .values(ids.map((userId) => ({ userId })))
      .onConflictDoNothing(),
  );
  const rows = yield* database.query((db) =>
    db
      .select()
      .from(userGoodwill)
      .where(inArray(userGoodwill.userId, ids))
      .orderBy(asc(userGoodwill.userId))
      .for("update"),
  );
  const byId = new Map(rows.map((row) => [row.userId, row]));
  return (userId: string): Account => byId.get(userId) ?? emptyAccount;
});

/** Whom somebody gave points last: kept on the giver's account. */
interface Award {
  readonly toUserId: string;
}

/**
 * Writes a locked account. Answers when, by the database's clock while the lock is held: later writes of the same
 * account always have a later time.
 */
export const writeAccount = Effect.fn("goodwill.writeAccount")(function* (
  database: Database["Service"],
  userId: string,
  account: Account,
  award?: Award,
) {
  const { totalEarned, granted, spent, held } = account;
  const now: SQL = sql`clock_timestamp()`;
  const rows = yield* database.query((db) =>
    db
      .update(userGoodwill)
      .set({
        totalEarned,
        granted,
        spent,
        held,
        balance: balanceOf(account),
        updatedAt: now,
        ...(award ? { lastAwardedToUserId: award.toUserId, lastAwardedAt: now } : {}),
      })
      .where(eq(userGoodwill.userId, userId))
      .returning({ updatedAt: userGoodwill.updatedAt }),
  );
  return (rows[0]?.updatedAt ?? new Date()).toISOString();
});
