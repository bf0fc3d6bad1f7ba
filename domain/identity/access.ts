import { eq, type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../../db/database.ts";
import { blocks, users } from "../../db/schema/index.ts";
import { isFound, qualified, type Value } from "../shared/sql.ts";

/** Whether a user moderates the platform, as its administrators do too, as an SQL condition. */
export const moderatesSql = (userId: Value): SQL<boolean> =>
  isFound(sql`from ${users} moderator
    where moderator.id = ${qualified(userId)} and (moderator.is_moderator or moderator.is_admin)`);

/** Whether a user administers the platform, as an SQL condition. */
export const isAdminSql = (userId: Value): SQL<boolean> =>
  isFound(sql`from ${users} administrator
    where administrator.id = ${qualified(userId)} and administrator.is_admin`);

/** Whether a user has confirmed their address, as an SQL condition. */
export const isVerifiedSql = (userId: Value): SQL<boolean> =>
  isFound(sql`from ${users} verified where verified.id = ${qualified(userId)} and verified.email_verified`);

/** Whether a user may make courses, as an SQL condition. */
export const isCreatorOfCoursesSql = (userId: Value): SQL<boolean> =>
  isFound(sql`from ${users} maker where maker.id = ${qualified(userId)} and maker.is_creator`);

/** Whether the one has blocked the other, as an SQL condition. */
export const hasBlockedSql = (blocker: Value, blocked: Value): SQL<boolean> => sql<boolean>`exists (
  select 1 from ${blocks} block
  where block.blocker_id = ${qualified(blocker)} and block.blocked_id = ${qualified(blocked)})`;

/** Whether either of the two has blocked the other, as an SQL condition. */
export const isBlockedSql = (one: Value, other: Value): SQL<boolean> =>
  sql<boolean>`(${hasBlockedSql(one, other)} or ${hasBlockedSql(other, one)})`;

/** What somebody wants to learn: rows of one column, `tag`. */
export const interestsOf = (userId: string): SQL =>
  sql`select i.tag from user_interests i where i.user_id = ${userId} order by i.tag`;

/**
 * Keeps whatever else a person does one at a time waiting until the transaction ends. Undefined where there is no such
 * user.
 */
export const lockPerson = async (
  db: Drizzle,
  userId: string,
): Promise<{ readonly isVerified: boolean; readonly isCreator: boolean } | undefined> => {
  const [person] = await db
    .select({ isVerified: users.emailVerified, isCreator: users.isCreator })
    .from(users)
    .where(eq(users.id, userId))
    .for("no key update");
  return person;
};
