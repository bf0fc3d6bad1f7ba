import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { helpSummons } from "../../../db/schema/index.ts";
import type { CourseAccess } from "../../courses/access.ts";
import type { Goodwill } from "../../goodwill/service.ts";
import { Conflict, Forbidden } from "../../shared/errors.ts";
import { waitInWords } from "../../shared/rules.ts";
import { makeCheckPlace } from "../asking/who-may-ask.ts";
import { HELPER_GONE_SECONDS, SUMMON_TTL_SECONDS } from "../limits.ts";
import type { Summon } from "../model.ts";
import type { Announcements, Deps } from "../offers/announcements.ts";
import { withoutHelper } from "../rules.ts";
import { selectCountedMs } from "../store/rows.ts";
import { makeSettling } from "./settling.ts";

interface WithoutHelperDeps extends Deps {
  readonly goodwill: Goodwill["Service"];
  readonly access: CourseAccess["Service"];
  readonly announce: Announcements;
}

/** Carries out `Summons.callOthers` and `Summons.endWithoutHelper`. */
export const makeWithoutHelper = (deps: WithoutHelperDeps) => {
  const { database, outbox, announce } = deps;
  const { lock, settle } = makeSettling(deps);
  const checkPlace = makeCheckPlace(deps);

  /** How long the helper of a locked summon has been gone by the database's clock, and what may become of it. */
  const standing = Effect.fnUntraced(function* ({ id, helperGoneSince }: Summon) {
    if (helperGoneSince === undefined) return { goneMs: 0, may: "wait" } as const;
    const rows = yield* database.rows<{ goneMs: string }>(
      sql`select extract(epoch from clock_timestamp() - ${helperGoneSince}::timestamptz) * 1000 as "goneMs"`,
    );
    const goneMs = Number(rows[0]?.goneMs ?? 0);
    return { goneMs, may: withoutHelper(goneMs, yield* database.query((db) => selectCountedMs(db, id))) };
  });

  /** Puts the question of a help that has ended to others; the points that were held for it are held for this. */
  const repeat = Effect.fnUntraced(function* (left: Summon) {
    const rows = yield* database.query((db) =>
      db
        .insert(helpSummons)
        .values({
          studentId: left.studentId,
          courseId: left.courseId,
          moduleId: left.moduleId,
          message: left.message,
          chatMessageId: left.chatMessageId ?? null,
          pointsOffered: left.points,
          repeatsId: left.id,
          createdAt: sql`clock_timestamp()`,
          expiresAt: sql`clock_timestamp() + make_interval(secs => ${SUMMON_TTL_SECONDS})`,
        })
        .returning({ id: helpSummons.id }),
    );
    return yield* lock(rows[0]?.id ?? "");
  });

  const callOthers = Effect.fn("Summons.callOthers")(function* (userId: string, id: string) {
    const summon = yield* lock(id);
    const { status, studentId, responderId, courseId, moduleId } = summon;
    if (userId !== studentId)
      return yield* new Forbidden({ message: "Only the person who asked can send the request again." });
    if (status === "completed") return summon;
    if (status === "pending") return yield* new Conflict({ message: "Nobody has accepted yet." });
    if (status !== "responded" || responderId === null)
      return yield* new Conflict({ message: "This help session is already over." });
    const { goneMs, may } = yield* standing(summon);
    if (may === "wait") return yield* new Conflict({ message: notYet(summon, goneMs) });
    if (may === "pay") {
      const paid = yield* settle(summon, responderId);
      yield* announce.ended(paid, null);
      return paid;
    }
    yield* checkPlace(userId, { courseId, moduleId });
    yield* settle(summon, responderId, true);
    const again = yield* repeat(summon);
    const left = yield* lock(id);
    yield* announce.askedAgain(left, again);
    return left;
  });

  const endWithoutHelper = Effect.fn("Summons.endWithoutHelper")(function* (id: string) {
    const summon = yield* lock(id);
    if (summon.responderId === null || (yield* standing(summon)).may !== "pay") return summon;
    const paid = yield* settle(summon, summon.responderId);
    yield* announce.ended(paid, null);
    return paid;
  });

  return {
    callOthers: (userId: string, id: string) => outbox.transaction(callOthers(userId, id)),
    endWithoutHelper: (id: string) => outbox.transaction(endWithoutHelper(id)),
  };
};

const notYet = ({ responder, helperGoneSince }: Summon, goneMs: number): string => {
  const name = responder?.name ?? "Your helper";
  if (helperGoneSince === undefined) return `${name} is here.`;
  const seconds = Math.max(1, Math.ceil(HELPER_GONE_SECONDS - goneMs / 1_000));
  return `${name} may come back. Call others in ${waitInWords(seconds)}.`;
};
