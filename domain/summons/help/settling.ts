import { eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import { helpSummons } from "../../../db/schema/index.ts";
import type { Goodwill } from "../../goodwill/service.ts";
import type { Summon } from "../model.ts";
import type { Deps } from "../offers/announcements.ts";
import { noSuchSummon } from "../offers/standing.ts";
import { pointsEarned } from "../rules.ts";
import { selectCountedMs, selectSummon } from "../store/rows.ts";
import { closeAttendance } from "./attendance.ts";

/** What every way in which a summon ends is made of; all of it joins the running transaction. */
export const makeSettling = ({
  database,
  goodwill,
}: Pick<Deps, "database"> & { readonly goodwill: Goodwill["Service"] }) => {
  /** The summon, locked until the transaction ends: whoever comes second sees what the first one did. */
  const lock = Effect.fnUntraced(function* (id: string) {
    yield* database.query((db) =>
      db.select({ id: helpSummons.id }).from(helpSummons).where(eq(helpSummons.id, id)).for("no key update"),
    );
    const summon = yield* database.query((db) => selectSummon(db, id));
    return summon ?? (yield* noSuchSummon());
  });

  const write = Effect.fnUntraced(function* (id: string, changes: Record<string, unknown>) {
    yield* database.query((db) => db.update(helpSummons).set(changes).where(eq(helpSummons.id, id)));
    const summon = yield* database.query((db) => selectSummon(db, id));
    return summon ?? (yield* noSuchSummon());
  });

  /**
   * Ends a help, whoever ends it and however: enough time together pays the helper, less returns the points and counts
   * for the next help of the two. With `keepsHeld` points that were not earned stay held, for the call that follows.
   */
  const settle = Effect.fn("summons.settle")(function* (open: Summon, helperId: string, keepsHeld = false) {
    const { id, courseId, studentId, points } = open;
    yield* closeAttendance(database, id);
    const { talkSeconds } = yield* lock(id);
    const earned = pointsEarned(points, yield* database.query((db) => selectCountedMs(db, id)));
    if (earned > 0) yield* goodwill.release({ summonId: id, courseId, studentId, helperId, points: earned });
    else if (!keepsHeld) yield* goodwill.unhold(studentId, points);
    return yield* write(id, {
      status: "completed",
      completedAt: sql`clock_timestamp()`,
      pointsAwarded: earned > 0 ? earned : null,
      sessionDurationMins: Math.floor(talkSeconds / 60),
    });
  });

  return { lock, write, settle };
};
