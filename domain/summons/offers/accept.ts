import { and, eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import { helpSummons } from "../../../db/schema/index.ts";
import { lockPerson } from "../../identity/access.ts";
import { Conflict } from "../../shared/errors.ts";
import { selectSummon } from "../store/rows.ts";
import type { Announcements, Deps } from "./announcements.ts";
import { askedInRow, candidatesFor } from "./candidates.ts";
import { noSuchSummon, standingOf, whyNotAnswer } from "./standing.ts";

/** Carries out `Summons.accept`. */
export const makeAccept = ({ database, outbox, announce }: Deps & { readonly announce: Announcements }) => {
  const accept = Effect.fn("Summons.accept")(function* (userId: string, id: string) {
    // The same person answers one summon at a time, and does not call for help meanwhile.
    yield* database.query((db) => lockPerson(db, userId));
    const won = yield* database.query((db) =>
      db
        .update(helpSummons)
        .set({ status: "responded", responderId: userId, respondedAt: sql`clock_timestamp()` })
        .where(
          and(
            eq(helpSummons.id, id),
            eq(helpSummons.status, "pending"),
            sql`${helpSummons.expiresAt} > clock_timestamp()`,
            sql`exists (select 1 from ${candidatesFor(askedInRow)} x where x.user_id = ${userId})`,
          ),
        )
        .returning({ id: helpSummons.id }),
    );
    if (won.length === 0) return yield* alreadyOrRefused(userId, id);
    const summon = yield* database.query((db) => selectSummon(db, id));
    if (summon === null) return yield* noSuchSummon();
    yield* announce.taken(summon);
    return summon;
  });

  /** An answer that is repeated is taken as given; any other is refused with the reason. */
  const alreadyOrRefused = Effect.fnUntraced(function* (userId: string, id: string) {
    const standing = yield* standingOf(database, userId, id);
    if (standing === null) return yield* noSuchSummon();
    if (standing.isResponder && standing.status === "responded") {
      const summon = yield* database.query((db) => selectSummon(db, id));
      return summon ?? (yield* noSuchSummon());
    }
    return yield* whyNotAnswer(standing) ??
      new Conflict({ message: "This request can’t be accepted right now. Try again." });
  });

  return (userId: string, id: string) => outbox.transaction(accept(userId, id));
};
