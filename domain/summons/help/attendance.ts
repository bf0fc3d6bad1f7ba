import { and, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { helpSummons, summonAttendance } from "../../../db/schema/index.ts";
import { isolated } from "../../shared/concurrency/isolated.ts";
import { ATTENDANCE_LEASE_MS, ATTENDANCE_STALE_MS, SWEEP_SIZE } from "../limits.ts";
import { isOpen } from "../model.ts";
import type { Deps } from "../offers/announcements.ts";
import { noSuchSummon } from "../offers/standing.ts";
import { selectSummon } from "../store/rows.ts";

const milliseconds = (count: number) => sql`${count} * interval '1 millisecond'`;

/** An interval that is closed late ends with the lease of who was last seen, not when it is found out. */
const leaseEnd = sql`least(clock_timestamp(), ${summonAttendance.lastSeenAt} + ${milliseconds(ATTENDANCE_LEASE_MS)})`;
const isStale = sql`${summonAttendance.lastSeenAt} < clock_timestamp() - ${milliseconds(ATTENDANCE_STALE_MS)}`;

/** Closes the open intervals of a summon, as it ends. */
export const closeAttendance = (database: Database["Service"], summonId: string) =>
  database.query((db) =>
    db
      .update(summonAttendance)
      .set({ leftAt: leaseEnd })
      .where(and(eq(summonAttendance.summonId, summonId), isNull(summonAttendance.leftAt))),
  );

/**
 * Closes the intervals whose room has died: nobody has noted them for long. Those that somebody else closes at this
 * moment are left to them. Answers how many.
 */
export const closeStaleAttendance = Effect.fn("summons.closeStaleAttendance")(function* (
  database: Database["Service"],
) {
  const stale = yield* database.query((db) =>
    db
      .select({ id: summonAttendance.id })
      .from(summonAttendance)
      .where(and(isNull(summonAttendance.leftAt), isStale))
      .orderBy(sql`random()`)
      .limit(SWEEP_SIZE),
  );
  let closed = 0;
  const close = (rows: readonly { readonly id: string }[]) =>
    database.query((db) =>
      db
        .update(summonAttendance)
        .set({ leftAt: leaseEnd })
        .where(
          inArray(
            summonAttendance.id,
            db
              .select({ id: summonAttendance.id })
              .from(summonAttendance)
              .where(
                and(
                  inArray(
                    summonAttendance.id,
                    rows.map(({ id }) => id),
                  ),
                  isNull(summonAttendance.leftAt),
                  isStale,
                ),
              )
              .for("update", { skipLocked: true }),
          ),
        )
        .returning({ id: summonAttendance.id }),
    );
  yield* isolated(
    stale,
    (rows) =>
      Effect.map(close(rows), (done) => {
        closed += done.length;
      }),
    ({ id }, reason) => Effect.logError(`the interval ${id} of a help cannot be closed: ${reason}`),
  );
  return closed;
});

/** Carries out `Summons.attend`. */
export const makeAttend = ({ database, outbox }: Deps) => {
  const attend = Effect.fn("Summons.attend")(function* (id: string, userIds: readonly string[]) {
    const [row] = yield* database.query((db) =>
      db
        .select({
          status: helpSummons.status,
          studentId: helpSummons.studentId,
          responderId: helpSummons.responderId,
          startedAt: helpSummons.startedAt,
        })
        .from(helpSummons)
        .where(eq(helpSummons.id, id))
        .for("no key update"),
    );
    if (!row) return yield* noSuchSummon();
    const present = isOpen(row.status)
      ? userIds.filter((userId) => userId === row.studentId || userId === row.responderId)
      : [];
    yield* database.query((db) =>
      db
        .update(summonAttendance)
        .set({ leftAt: leaseEnd })
        .where(
          and(
            eq(summonAttendance.summonId, id),
            isNull(summonAttendance.leftAt),
            present.length === 0
              ? undefined
              : sql`(${notInArray(summonAttendance.userId, present)} or ${isStale})`,
          ),
        ),
    );
    if (present.length > 0) yield* note(id, present);
    if (row.status === "responded" && row.startedAt === null && new Set(present).size === 2)
      yield* database.query((db) =>
        db.update(helpSummons).set({ startedAt: sql`clock_timestamp()` }).where(eq(helpSummons.id, id)),
      );
    const summon = yield* database.query((db) => selectSummon(db, id));
    return summon ?? (yield* noSuchSummon());
  });

  /** Moves the open intervals of those present on, and opens one for each who has none. */
  const note = Effect.fnUntraced(function* (summonId: string, present: readonly string[]) {
    const now = sql`clock_timestamp()`;
    const noted = yield* database.query((db) =>
      db
        .update(summonAttendance)
        .set({ lastSeenAt: now })
        .where(
          and(
            eq(summonAttendance.summonId, summonId),
            isNull(summonAttendance.leftAt),
            inArray(summonAttendance.userId, [...present]),
          ),
        )
        .returning({ userId: summonAttendance.userId }),
    );
    const known = new Set(noted.map(({ userId }) => userId));
    const entering = [...new Set(present)].filter((userId) => !known.has(userId));
    if (entering.length === 0) return;
    // `now()` is the same moment twice, which the table's checks ask for.
    yield* database.query((db) =>
      db
        .insert(summonAttendance)
        .values(
          entering.map((userId) => ({ summonId, userId, joinedAt: sql`now()`, lastSeenAt: sql`now()` })),
        ),
    );
  });

  return (id: string, userIds: readonly string[]) => outbox.transaction(attend(id, userIds));
};
