import { sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { rowsOf } from "../../db/rows.ts";
import { type Difference, differenceOf } from "../shared/difference.ts";
import { type Account, balanceOf, emptyAccount } from "./rules.ts";

interface Row {
  readonly userId: string;
  readonly handle: string;
  readonly balance: number | null;
  readonly stored: Account | null;
  readonly book: Account | null;
}

const SUMS = ["totalEarned", "granted", "spent", "held"] as const;

/**
 * Where somebody's points are not what the book of goodwill says, and what they have offered in open summons. A
 * balance is held against the sums of the book, too: it is wrong with any of them.
 */
export const goodwillDifferences = async (db: Drizzle): Promise<readonly Difference[]> => {
  const rows = await rowsOf<Row>(
    db,
    sql`
    with entry as (
      select to_user_id as user_id, case when reason <> 'starter_grant' then points else 0 end as earned,
        case when reason = 'starter_grant' then points else 0 end as granted, 0 as spent, 0 as held
      from goodwill_transactions where to_user_id is not null
      union all select from_user_id, 0, 0, points, 0 from goodwill_transactions where from_user_id is not null
      union all select student_id, 0, 0, 0, points_offered from help_summons where status in ('pending', 'responded')
    ), book as (
      select user_id, sum(earned)::int as earned, sum(granted)::int as granted, sum(spent)::int as spent,
        sum(held)::int as held
      from entry group by user_id
    )
    select u.id as "userId", u.handle, g.balance,
      case when g.user_id is not null then json_build_object('totalEarned', g.total_earned, 'granted', g.granted,
        'spent', g.spent, 'held', g.held) end as stored,
      case when b.user_id is not null then json_build_object('totalEarned', b.earned, 'granted', b.granted,
        'spent', b.spent, 'held', b.held) end as book
    from user_goodwill g full join book b on b.user_id = g.user_id
    join users u on u.id = coalesce(g.user_id, b.user_id)
    order by u.handle`,
  );
  return rows.flatMap(({ userId, handle, balance, stored, book }) => {
    const what = `goodwill of @${handle} (${userId})`;
    const [is, should] = [stored ?? emptyAccount, book ?? emptyAccount];
    return [
      ...SUMS.flatMap((sum) => differenceOf(what, columns[sum], is[sum], should[sum])),
      ...differenceOf(what, "balance", balance ?? 0, balanceOf(should)),
    ];
  });
};

const columns = { totalEarned: "total_earned", granted: "granted", spent: "spent", held: "held" } as const;
