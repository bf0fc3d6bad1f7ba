import { and, eq, inArray, or, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { helpSummons, summonDeclines, summonMessages } from "../../db/schema/index.ts";
import { CourseAccess } from "../courses/access.ts";
import { Goodwill } from "../goodwill/service.ts";
import { Notifications } from "../notifications/service.ts";
import type { BadRequest, Conflict, Forbidden, NotFound, TooManyRequests } from "../shared/errors.ts";
import { Outbox } from "../shared/outbox.ts";
import { makeCreate } from "./asking/create.ts";
import type { NewLine, SayResult } from "./commands.ts";
import { makeAttend } from "./help/attendance.ts";
import { makeLeaveCalls } from "./help/barred.ts";
import { makeEnding } from "./help/ending.ts";
import { makeSay, selectLines } from "./help/lines.ts";
import { makeWithoutHelper } from "./help/without-helper.ts";
import type { CourseHelp, NewSummon, Summon, SummonLine } from "./model.ts";
import { makeAccept } from "./offers/accept.ts";
import { makeAnnouncements, pendingFor } from "./offers/announcements.ts";
import { courseHelpFor } from "./offers/course-help.ts";
import { noSuchSummon, standingOf, visibleAs } from "./offers/standing.ts";
import { selectSummon, selectSummons } from "./store/rows.ts";

type Refused = Forbidden | NotFound | Conflict | DatabaseError;

/**
 * Calls for help. Each method is one transaction; what inboxes and the summon's room must hear of it goes out
 * with it, and all of them are idempotent.
 */
export class Summons extends Context.Service<
  Summons,
  {
    /**
     * Calls for help in a course: holds the points, and offers the call to everybody who may answer.
     * `Forbidden` for whoever does not learn the course, `NotFound` for a course or module that is not there and a chat
     * message that is none of their own in it, `BadRequest` where neither it nor the call says what is wanted,
     * `Conflict` for too few points and for whoever is in a help already, `TooManyRequests` past `SUMMONS_PER_HOUR`.
     */
    readonly create: (
      user: { readonly id: string },
      summon: NewSummon,
    ) => Effect.Effect<Summon, Refused | BadRequest | TooManyRequests>;
    /** A summon as this person may see it; `NotFound` for whoever may not. */
    readonly byId: (userId: string, id: string) => Effect.Effect<Summon, NotFound | DatabaseError>;
    /** Takes a pending summon: of all who try, one wins; the others' `Conflict` names who was faster. */
    readonly accept: (userId: string, id: string) => Effect.Effect<Summon, Refused>;
    /**
     * Ends a help; the points are the helper's when both were together for at least `MIN_TALK_SECONDS`, in it and in
     * the helps before it that still count. Two who said nothing were not together.
     */
    readonly complete: (userId: string, id: string) => Effect.Effect<Summon, Refused>;
    /** Takes back a call that nobody has taken: the points return to the student. A help that began ends as `complete`. */
    readonly cancel: (userId: string, id: string) => Effect.Effect<Summon, Refused>;
    /**
     * The student has the question of a help go out again, once its helper has been gone for `HELPER_GONE_SECONDS`:
     * the help ends unpaid, the points stay held for the new call, and the old helper is not asked. Where there was
     * enough time together the help ends as `complete` instead. Answers the old summon; `Conflict` before that time.
     */
    readonly callOthers: (userId: string, id: string) => Effect.Effect<Summon, Refused>;
    /**
     * Ends and pays a help whose helper has been gone for `HELPER_GONE_SECONDS`, where there was enough time together;
     * answers it as it is then.
     */
    readonly endWithoutHelper: (id: string) => Effect.Effect<Summon, NotFound | DatabaseError>;
    /**
     * Somebody does not want to answer a summon: none of their devices is offered it again. Nothing happens where it is
     * not theirs to answer, or is over.
     */
    readonly decline: (userId: string, id: string) => Effect.Effect<null, DatabaseError>;
    /** Expires a pending summon whose time has come; answers it as it is then. */
    readonly expire: (id: string) => Effect.Effect<Summon, Refused>;
    /**
     * The sweep: expires what is due, closes the attendance of rooms that died, ends helps that both have left
     * for good. Answers how many it changed.
     */
    readonly expireDue: Effect.Effect<number, DatabaseError>;
    /**
     * Somebody was removed from a course's room, or learns or teaches it no more: calls of theirs that nobody has taken
     * in it are taken back with their points, and what their devices were offered in it is withdrawn. A help that began
     * goes on.
     */
    readonly leaveCalls: (userId: string) => Effect.Effect<null, NotFound | DatabaseError>;
    /** Notes who of the two is in the room now: opens, moves on and closes their intervals. */
    readonly attend: (
      id: string,
      userIds: readonly string[],
    ) => Effect.Effect<Summon, NotFound | DatabaseError>;
    /** Stores lines of the talk; see `SayInSummon`. */
    readonly say: (
      id: string,
      after: number,
      lines: readonly NewLine[],
    ) => Effect.Effect<SayResult, NotFound | DatabaseError>;
    /** A page of lines after `after`, in order of `seq`. */
    readonly lines: (id: string, after: number) => Effect.Effect<readonly SummonLine[], DatabaseError>;
    /** The summon for its room, and the number of its last line. */
    readonly load: (
      id: string,
    ) => Effect.Effect<{ summon: Summon; lastSeq: number }, NotFound | DatabaseError>;
    /** Pending summons that the user may answer now, the newest first. */
    readonly offersFor: (userId: string) => Effect.Effect<readonly Summon[], DatabaseError>;
    /** Sends those offers to the user's inbox with the running transaction. */
    readonly offerTo: (userId: string) => Effect.Effect<void, DatabaseError>;
    /** The user's own open summon, or the one they answer now. */
    readonly openOf: (userId: string) => Effect.Effect<Summon | null, DatabaseError>;
    /** Of each of the user's courses how many would answer their call now, and whether they may call there. */
    readonly helpFor: (userId: string) => Effect.Effect<readonly CourseHelp[], DatabaseError>;
  }
>()("peerloop/summons/Summons") {
  static readonly layer = Layer.effect(
    Summons,
    Effect.gen(function* () {
      const database = yield* Database;
      const outbox = yield* Outbox;
      const goodwill = yield* Goodwill;
      const notifications = yield* Notifications;
      const access = yield* CourseAccess;
      const announce = makeAnnouncements({ database, outbox, notifications });
      const deps = { database, outbox, notifications, goodwill, access, announce };

      const byId = Effect.fn("Summons.byId")(function* (userId: string, id: string) {
        const standing = yield* standingOf(database, userId, id);
        if (standing === null || visibleAs(standing) === null) return yield* noSuchSummon();
        const summon = yield* database.query((db) => selectSummon(db, id));
        return summon ?? (yield* noSuchSummon());
      });

      const load = Effect.fn("Summons.load")(function* (id: string) {
        const summon = yield* database.query((db) => selectSummon(db, id));
        if (summon === null) return yield* noSuchSummon();
        const rows = yield* database.query((db) =>
          db
            .select({ last: sql<string>`coalesce(max(${summonMessages.seq}), 0)` })
            .from(summonMessages)
            .where(eq(summonMessages.summonId, id)),
        );
        return { summon, lastSeq: Number(rows[0]?.last ?? 0) };
      });

      const decline = Effect.fn("Summons.decline")(function* (userId: string, id: string) {
        const standing = yield* standingOf(database, userId, id);
        if (standing?.status !== "pending" || visibleAs(standing) !== "candidate") return null;
        yield* database.query((db) =>
          db.insert(summonDeclines).values({ summonId: id, userId }).onConflictDoNothing(),
        );
        return null;
      });

      const openOf = Effect.fn("Summons.openOf")(function* (userId: string) {
        const open = or(
          and(eq(helpSummons.studentId, userId), inArray(helpSummons.status, ["pending", "responded"])),
          and(eq(helpSummons.responderId, userId), eq(helpSummons.status, "responded")),
        );
        const summons = yield* database.query((db) => selectSummons(db, open));
        return summons[0] ?? null;
      });

      return Summons.of({
        create: makeCreate(deps),
        byId,
        accept: makeAccept(deps),
        ...makeEnding(deps),
        ...makeWithoutHelper(deps),
        leaveCalls: makeLeaveCalls(deps),
        decline,
        attend: makeAttend(deps),
        say: makeSay(database),
        lines: (id, after) => selectLines(database, id, after),
        load,
        offersFor: (userId) => pendingFor(database, userId),
        offerTo: announce.offersTo,
        openOf,
        helpFor: (userId) => courseHelpFor(database, userId),
      });
    }),
  );
}
