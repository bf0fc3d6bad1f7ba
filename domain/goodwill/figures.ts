import { type SQL, sql } from "drizzle-orm";
import { qualified, type Value } from "../shared/sql.ts";

const figure = (column: string, userId: Value): SQL<number> =>
  sql<number>`coalesce((select account.${sql.identifier(column)} from user_goodwill account
    where account.user_id = ${qualified(userId)}), 0)`;

/** Somebody's goodwill points, each as SQL; 0 for whoever has no account. */
export const goodwillOf = (userId: Value) => ({
  balance: figure("balance", userId),
  held: figure("held", userId),
  totalEarned: figure("total_earned", userId),
});
