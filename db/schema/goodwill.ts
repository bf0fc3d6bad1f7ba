import { sql } from "drizzle-orm";
import { check, index, integer, pgEnum, pgTable, pgView, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, moment, updatedAt } from "./columns.ts";
import { courses } from "./courses.ts";
import { users } from "./identity.ts";
import { helpSummons } from "./summons.ts";

export const goodwillReason = pgEnum("goodwill_reason", [
  "summon_help",
  "question_answer",
  "first_session_mentor",
  "referral",
  "remedial_volunteer",
  "availability_bonus",
  "starter_grant",
  "promotion",
]);
export const rewardType = pgEnum("reward_type", ["badge", "discount", "free_session", "revenue_bonus"]);
export const leaderboardType = pgEnum("leaderboard_type", [
  "weekly_points",
  "monthly_points",
  "monthly_helper",
  "all_time_points",
]);

/** Points; `granted` can be spent and counts toward no threshold, `held` belongs to open summons. */
export const userGoodwill = pgTable(
  "user_goodwill",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "restrict" }),
    totalEarned: integer("total_earned").notNull().default(0),
    granted: integer("granted").notNull().default(0),
    spent: integer("spent").notNull().default(0),
    held: integer("held").notNull().default(0),
    balance: integer("balance").notNull().default(0),
    lastAwardedToUserId: uuid("last_awarded_to_user_id").references(() => users.id, { onDelete: "restrict" }),
    lastAwardedAt: moment("last_awarded_at"),
    updatedAt: updatedAt(),
  },
  (t) => [
    check(
      "user_goodwill_balance_check",
      sql`${t.balance} = ${t.totalEarned} + ${t.granted} - ${t.spent} - ${t.held}`,
    ),
    check("user_goodwill_balance_not_negative_check", sql`${t.balance} >= 0`),
    check(
      "user_goodwill_parts_check",
      sql`least(${t.totalEarned}, ${t.granted}, ${t.spent}, ${t.held}) >= 0`,
    ),
    check("user_goodwill_last_awarded_check", sql`${t.lastAwardedToUserId} <> ${t.userId}`),
  ],
);

/** Append only: triggers (a migration by hand) refuse update, delete and truncate. */
export const goodwillTransactions = pgTable(
  "goodwill_transactions",
  {
    id: id(),
    fromUserId: uuid("from_user_id").references(() => users.id, { onDelete: "restrict" }),
    toUserId: uuid("to_user_id").references(() => users.id, { onDelete: "restrict" }),
    points: integer("points").notNull(),
    reason: goodwillReason("reason").notNull(),
    cause: text("cause").notNull().unique("goodwill_transactions_cause_key"),
    courseId: uuid("course_id").references(() => courses.id, { onDelete: "restrict" }),
    summonId: uuid("summon_id").references(() => helpSummons.id, { onDelete: "restrict" }),
    createdAt: createdAt(),
  },
  (t) => [
    index("goodwill_transactions_to_user_id_idx").on(t.toUserId, t.createdAt),
    index("goodwill_transactions_from_user_id_idx").on(t.fromUserId, t.createdAt),
    index("goodwill_transactions_summon_id_idx").on(t.summonId),
    index("goodwill_transactions_created_at_idx").on(t.createdAt),
    check("goodwill_transactions_cause_check", sql`${t.cause} ~ '^[^[:space:]@]{1,200}$'`),
    check(
      "goodwill_transactions_points_check",
      sql`case ${t.reason}
        when 'summon_help' then ${t.points} between 10 and 25
        when 'promotion' then ${t.points} > 0
        else ${t.points} between 5 and 100
      end`,
    ),
    check("goodwill_transactions_to_user_check", sql`(${t.toUserId} is null) = (${t.reason} = 'promotion')`),
    check(
      "goodwill_transactions_from_user_check",
      sql`(${t.fromUserId} is not null) = (${t.reason} in ('summon_help', 'promotion'))`,
    ),
    check("goodwill_transactions_people_check", sql`${t.fromUserId} <> ${t.toUserId}`),
    check(
      "goodwill_transactions_summon_check",
      sql`(${t.summonId} is not null) = (${t.reason} = 'summon_help')`,
    ),
  ],
);

export const goodwillRewards = pgTable(
  "goodwill_rewards",
  {
    id: id(),
    pointsThreshold: integer("points_threshold").notNull(),
    rewardType: rewardType("reward_type").notNull(),
    rewardValue: text("reward_value").notNull(),
    description: text("description").notNull(),
  },
  (t) => [
    unique("goodwill_rewards_threshold_type_key").on(t.pointsThreshold, t.rewardType),
    check("goodwill_rewards_points_threshold_check", sql`${t.pointsThreshold} > 0`),
  ],
);

export const userRewardUnlocks = pgTable(
  "user_reward_unlocks",
  {
    id: id(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "restrict" }),
    rewardId: uuid("reward_id")
      .notNull()
      .references(() => goodwillRewards.id, { onDelete: "restrict" }),
    unlockedAt: createdAt("unlocked_at"),
    redeemedAt: moment("redeemed_at"),
  },
  (t) => [
    unique("user_reward_unlocks_user_id_reward_id_key").on(t.userId, t.rewardId),
    check("user_reward_unlocks_redeemed_at_check", sql`${t.redeemedAt} >= ${t.unlockedAt}`),
  ],
);

/**
 * Ranks from the goodwill book, by UTC week, UTC month and for all time. Points are those earned:
 * starter grants do not count. `monthly_helper` counts completed summons.
 */
export const leaderboardEntries = pgView("leaderboard_entries", {
  id: uuid("id").notNull(),
  userId: uuid("user_id").notNull(),
  leaderboardType: leaderboardType("leaderboard_type").notNull(),
  period: text("period").notNull(),
  score: integer("score").notNull(),
  rank: integer("rank").notNull(),
  createdAt: moment("created_at").notNull(),
  updatedAt: moment("updated_at").notNull(),
}).as(sql`
  with earned as (
    select to_user_id as user_id, points, reason, created_at, created_at at time zone 'UTC' as utc
    from goodwill_transactions
    where to_user_id is not null and reason <> 'starter_grant'
  ),
  scored as (
    select user_id, 'weekly_points' as kind, to_char(utc, 'IYYY-"W"IW') as period, sum(points) as score,
      min(created_at) as created_at, max(created_at) as updated_at
    from earned group by 1, 2, 3
    union all
    select user_id, 'monthly_points', to_char(utc, 'YYYY-MM'), sum(points), min(created_at), max(created_at)
    from earned group by 1, 2, 3
    union all
    select user_id, 'monthly_helper', to_char(utc, 'YYYY-MM'), count(*), min(created_at), max(created_at)
    from earned where reason = 'summon_help' group by 1, 2, 3
    union all
    select user_id, 'all_time_points', 'all', sum(points), min(created_at), max(created_at)
    from earned group by 1, 2, 3
  )
  select
    md5(user_id || ':' || kind || ':' || period)::uuid as id,
    user_id,
    kind::leaderboard_type as leaderboard_type,
    period,
    score::int as score,
    (rank() over (partition by kind, period order by score desc))::int as rank,
    created_at,
    updated_at
  from scored`);
