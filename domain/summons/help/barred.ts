import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import { helpSummons } from "../../../db/schema/index.ts";
import { isRemovedFromCourseSql } from "../../chat/access.ts";
import { teachersOf, wasCertifiedSql } from "../../courses/access.ts";
import type { Goodwill } from "../../goodwill/service.ts";
import type { Announcements, Deps } from "../offers/announcements.ts";
import { mayAsk } from "../offers/candidates.ts";
import { closeAttendance } from "./attendance.ts";
import { makeSettling } from "./settling.ts";

interface BarredDeps extends Deps {
  readonly goodwill: Goodwill["Service"];
  readonly announce: Announcements;
}

/** Carries out `Summons.leaveCalls`. */
export const makeLeaveCalls = ({ database, outbox, goodwill, announce }: BarredDeps) => {
  const { lock, write } = makeSettling({ database, goodwill });

  const pendingIds = (where: SQL) =>
    Effect.map(
      database.query((db) =>
        db
          .select({ id: helpSummons.id })
          .from(helpSummons)
          .where(sql`${helpSummons.status} = 'pending' and ${where}`)
          .orderBy(helpSummons.id),
      ),
      (rows) => rows.map(({ id }) => id),
    );

  const takeBack = Effect.fnUntraced(function* (id: string) {
    const summon = yield* lock(id);
    if (summon.status !== "pending") return;
    yield* closeAttendance(database, id);
    yield* goodwill.unhold(summon.studentId, summon.points);
    yield* announce.closed(yield* write(id, { status: "cancelled", cancelledAt: sql`clock_timestamp()` }));
  });

  const leaveCalls = Effect.fn("Summons.leaveCalls")(function* (userId: string) {
    const user = sql`${userId}::uuid`;
    const course = sql`help_summons.course_id`;
    const own = yield* pendingIds(sql`${helpSummons.studentId} = ${user} and not ${mayAsk(user, course)}`);
    for (const id of own) yield* takeBack(id);
    const offered = yield* pendingIds(sql`${wasCertifiedSql(user, course)}
      and (${isRemovedFromCourseSql(user, course)}
        or ${user} not in (select k.user_id from ${teachersOf(course)} k))`);
    yield* outbox.publish(
      offered.map((summonId) => ({
        party: "inbox",
        roomId: userId,
        message: { _tag: "SummonClosed", summonId, status: "pending" },
      })),
    );
    return null;
  });

  return (userId: string) => outbox.transaction(leaveCalls(userId));
};
