import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import { helpSummons } from "../../../db/schema/index.ts";
import type { Goodwill } from "../../goodwill/service.ts";
import { Conflict, Forbidden } from "../../shared/errors.ts";
import { ABANDONED_AFTER_SECONDS, SWEEP_SIZE } from "../limits.ts";
import type { Summon } from "../model.ts";
import type { Announcements, Deps } from "../offers/announcements.ts";
import { closeAttendance, closeStaleAttendance } from "./attendance.ts";
import { makeSettling } from "./settling.ts";

interface EndDeps extends Deps {
  readonly goodwill: Goodwill["Service"];
  readonly announce: Announcements;
}

/** Carries out how a summon ends: `Summons.complete`, `cancel`, `expire` and `expireDue`. */
export const makeEnding = ({ database, outbox, goodwill, announce }: EndDeps) => {
  const now = sql`clock_timestamp()`;

  const { lock, write, settle } = makeSettling({ database, goodwill });

  const complete = Effect.fn("Summons.complete")(function* (userId: string, id: string) {
    const summon = yield* lock(id);
    const { status, studentId, responderId } = summon;
    if (userId !== studentId && userId !== responderId)
      return yield* new Forbidden({ message: "Only the two people in this help session can end it." });
    if (status === "completed") return summon;
    if (status === "pending") return yield* new Conflict({ message: "Nobody has accepted yet." });
    if (status !== "responded" || responderId === null) return yield* new Conflict({ message: over });
    const settled = yield* settle(summon, responderId);
    yield* announce.ended(settled, userId);
    return settled;
  });

  const cancel = Effect.fn("Summons.cancel")(function* (userId: string, id: string) {
    const summon = yield* lock(id);
    const { status, studentId, responderId, points } = summon;
    if (userId !== studentId && userId !== responderId)
      return yield* new Forbidden({ message: "Only the person who asked can cancel the request." });
    if (status === "cancelled" || status === "completed") return summon;
    if (status === "responded" && responderId !== null) {
      const settled = yield* settle(summon, responderId);
      yield* announce.ended(settled, userId);
      return settled;
    }
    if (status !== "pending") return yield* new Conflict({ message: over });
    yield* closeAttendance(database, id);
    yield* goodwill.unhold(studentId, points);
    const cancelled = yield* write(id, { status: "cancelled", cancelledAt: now });
    yield* announce.closed(cancelled);
    return cancelled;
  });

  const expire = Effect.fn("Summons.expire")(function* (id: string) {
    const summon = yield* lock(id);
    const due = yield* database.query((db) =>
      db
        .update(helpSummons)
        .set({ status: "expired", expiredAt: now })
        .where(
          sql`${helpSummons.id} = ${id} and ${helpSummons.status} = 'pending' and ${helpSummons.expiresAt} <= ${now}`,
        )
        .returning({ id: helpSummons.id }),
    );
    if (due.length === 0) return summon;
    yield* closeAttendance(database, id);
    yield* goodwill.unhold(summon.studentId, summon.points);
    const expired = yield* lock(id);
    yield* announce.closed(expired);
    return expired;
  });

  const abandon = Effect.fn("summons.abandon")(function* (id: string) {
    const summon = yield* lock(id);
    const { status, responderId } = summon;
    if (status !== "responded" || responderId === null) return summon;
    const [row] = yield* database.query((db) =>
      db
        .select({ id: helpSummons.id })
        .from(helpSummons)
        .where(sql`${helpSummons.id} = ${id} and ${isAbandoned}`),
    );
    if (!row) return summon;
    const settled = yield* settle(summon, responderId);
    yield* announce.ended(settled, null);
    return settled;
  });

  const idsWhere = Effect.fnUntraced(function* (where: SQL) {
    const rows = yield* database.query((db) =>
      db
        .select({ id: helpSummons.id })
        .from(helpSummons)
        .where(where)
        // In any order, so that those that cannot be ended take nobody's turn for ever.
        .orderBy(sql`random()`)
        .limit(SWEEP_SIZE),
    );
    return rows.map(({ id }) => id);
  });

  /** Each in a transaction of its own: one that cannot be ended holds up no other. Answers how many could. */
  const each = Effect.fnUntraced(function* <E>(
    ids: readonly string[],
    end: (id: string) => Effect.Effect<Summon, E>,
  ) {
    const done = yield* Effect.forEach(ids, (id) =>
      end(id).pipe(
        Effect.as(1),
        Effect.catchCause((cause) => Effect.as(Effect.logError(`summon ${id} cannot be ended`, cause), 0)),
      ),
    );
    return done.filter((one) => one === 1).length;
  });

  const expireDue = Effect.gen(function* () {
    const closed = yield* closeStaleAttendance(database);
    const due = yield* idsWhere(
      sql`${helpSummons.status} = 'pending' and ${helpSummons.expiresAt} <= clock_timestamp()`,
    );
    const left = yield* idsWhere(sql`${helpSummons.status} = 'responded' and ${isAbandoned}`);
    const expired = yield* each(due, (id) => outbox.transaction(expire(id)));
    const abandoned = yield* each(left, (id) => outbox.transaction(abandon(id)));
    return closed + expired + abandoned;
  });

  return {
    complete: (userId: string, id: string) => outbox.transaction(complete(userId, id)),
    cancel: (userId: string, id: string) => outbox.transaction(cancel(userId, id)),
    expire: (id: string) => outbox.transaction(expire(id)),
    expireDue,
  };
};

const over = "This help session is already over.";

const abandonedSince = sql`clock_timestamp() - make_interval(secs => ${ABANDONED_AFTER_SECONDS})`;

/** Nobody has been in the room for long, nor is anybody who could still come from the answer itself. */
const isAbandoned = sql`(${helpSummons.respondedAt} < ${abandonedSince} and not exists (
  select 1 from summon_attendance a where a.summon_id = help_summons.id
    and (a.left_at is null or a.left_at > ${abandonedSince})))`;
