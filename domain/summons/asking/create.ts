import { and, eq, isNull, sql } from "drizzle-orm";
import { Effect } from "effect";
import { helpSummons } from "../../../db/schema/index.ts";
import type { CourseAccess } from "../../courses/access.ts";
import type { Goodwill } from "../../goodwill/service.ts";
import { lockPerson } from "../../identity/access.ts";
import { unverified } from "../../identity/errors.ts";
import { Conflict, TooManyRequests } from "../../shared/errors.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import { waitInWords } from "../../shared/rules.ts";
import { SUMMON_TTL_SECONDS, SUMMONS_PER_HOUR } from "../limits.ts";
import type { NewSummon } from "../model.ts";
import type { Announcements, Deps } from "../offers/announcements.ts";
import { noSuchSummon } from "../offers/standing.ts";
import { selectSummon } from "../store/rows.ts";
import { messageOf } from "./chat-message.ts";
import { makeCheckPlace } from "./who-may-ask.ts";

interface CreateDeps extends Deps {
  readonly goodwill: Goodwill["Service"];
  readonly access: CourseAccess["Service"];
  readonly announce: Announcements;
}

/** Carries out `Summons.create`. */
export const makeCreate = ({ database, outbox, goodwill, access, announce }: CreateDeps) => {
  const checkPlace = makeCheckPlace({ database, access });

  const checkRate = Effect.fnUntraced(function* (userId: string) {
    if (!(yield* RateLimits)) return;
    const rows = yield* database.query((db) =>
      db
        .select({
          seconds: sql<number>`ceil(extract(epoch from ${helpSummons.createdAt} + interval '1 hour' - now()))::int`,
        })
        .from(helpSummons)
        .where(
          and(
            eq(helpSummons.studentId, userId),
            // That a helper was gone is none of the student's doing.
            isNull(helpSummons.repeatsId),
            sql`${helpSummons.createdAt} > now() - interval '1 hour'`,
          ),
        )
        .orderBy(sql`${helpSummons.createdAt} desc`)
        .limit(SUMMONS_PER_HOUR),
    );
    const oldest = rows[SUMMONS_PER_HOUR - 1];
    if (!oldest) return;
    const retryAfterSeconds = Math.max(1, oldest.seconds);
    const again = waitInWords(retryAfterSeconds);
    const message = `You can ask for help ${SUMMONS_PER_HOUR} times an hour. Try again in ${again}.`;
    return yield* new TooManyRequests({ message, retryAfterSeconds });
  });

  const checkFree = Effect.fnUntraced(function* (userId: string) {
    const open = yield* database.query((db) =>
      db
        .select({ studentId: helpSummons.studentId })
        .from(helpSummons)
        .where(
          sql`(${helpSummons.studentId} = ${userId} and ${helpSummons.status} in ('pending', 'responded'))
            or (${helpSummons.responderId} = ${userId} and ${helpSummons.status} = 'responded')`,
        )
        .limit(1),
    );
    if (!open[0]) return;
    return yield* new Conflict({
      message:
        open[0].studentId === userId
          ? "You already have an open request for help. End that one first."
          : "You’re helping someone right now. End that first.",
    });
  });

  const create = Effect.fn("Summons.create")(function* (userId: string, summon: NewSummon) {
    // One at a time for each person: an answer and a call of the same person wait for each other here.
    const asker = yield* database.query((db) => lockPerson(db, userId));
    if (!asker?.isVerified) return yield* unverified();
    yield* checkPlace(userId, summon);
    yield* checkFree(userId);
    yield* checkRate(userId);
    const message = yield* messageOf(database, userId, summon);
    yield* goodwill.hold(userId, summon.points);
    const rows = yield* database.query((db) =>
      db
        .insert(helpSummons)
        .values({
          studentId: userId,
          courseId: summon.courseId,
          moduleId: summon.moduleId ?? null,
          message,
          chatMessageId: summon.chatMessageId ?? null,
          pointsOffered: summon.points,
          createdAt: sql`clock_timestamp()`,
          expiresAt: sql`clock_timestamp() + make_interval(secs => ${SUMMON_TTL_SECONDS})`,
        })
        .returning({ id: helpSummons.id }),
    );
    const created = yield* database.query((db) => selectSummon(db, rows[0]?.id ?? ""));
    if (created === null) return yield* noSuchSummon();
    yield* announce.opened(created);
    return created;
  });

  return (user: { readonly id: string }, summon: NewSummon) => outbox.transaction(create(user.id, summon));
};
