import { eq } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { goodwillTransactions, userGoodwill } from "../../db/schema/index.ts";
import { Conflict } from "../shared/errors.ts";
import { Outbox } from "../shared/outbox.ts";
import { lockAccounts, writeAccount } from "./accounts.ts";
import { answerPointsToday } from "./answer-points.ts";
import { ANSWER_POINTS, STARTER_GRANT } from "./limits.ts";
import { isFirstOfMailbox } from "./mailbox.ts";
import type { Goodwill as GoodwillView } from "./model.ts";
import { Questions } from "./questions.ts";
import {
  type Account,
  balanceOf,
  earn,
  emptyAccount,
  grant,
  hold,
  type NoPoints,
  spendHeld,
  unhold,
  whyNoPoints,
} from "./rules.ts";

/** Points that go from a student to whoever helped them. */
export interface HelpThanks {
  readonly summonId: string;
  readonly courseId: string;
  readonly studentId: string;
  readonly helperId: string;
  /** Exactly what is held for the summon. */
  readonly points: number;
}

/** An answer that who asked has marked. */
export interface MarkedAnswer {
  /** The message that asked. */
  readonly questionId: string;
  readonly courseId: string;
  readonly askerId: string;
  readonly helperId: string;
}

export { noPointsInWords } from "./rules.ts";

/** Points that a marked answer earned; `why` where there are none. */
export type AnswerThanks =
  | { readonly points: number; readonly why: null }
  | { readonly points: 0; readonly why: NoPoints };

/**
 * Goodwill points: the book (`goodwill_transactions`) and the accounts that follow it in the same transaction.
 * Every change joins the running transaction and tells the inboxes of those whose account it changed.
 */
export class Goodwill extends Context.Service<
  Goodwill,
  {
    /** Somebody's goodwill; nothing but zeros for whoever has no account yet. */
    readonly of: (userId: string) => Effect.Effect<GoodwillView, DatabaseError>;
    /** Promises points of the user's balance; a `Conflict` when it does not suffice. */
    readonly hold: (userId: string, points: number) => Effect.Effect<void, Conflict | DatabaseError>;
    /** Gives promised points back to whoever promised them. */
    readonly unhold: (userId: string, points: number) => Effect.Effect<void, DatabaseError>;
    /** Moves held points to the helper. A summon pays once: false, and nothing moves, when it has paid before. */
    readonly release: (thanks: HelpThanks) => Effect.Effect<boolean, DatabaseError>;
    /**
     * Mints `ANSWER_POINTS` for a marked answer; answers how many, or why none. A question pays once: nothing
     * when it has paid before, or when the day's limits are reached.
     */
    readonly answered: (answer: MarkedAnswer) => Effect.Effect<AnswerThanks, DatabaseError>;
    /**
     * Gives somebody who has confirmed their address the points to begin with. Once for each mailbox, whatever is added
     * to its address: false when it has had them.
     */
    readonly starterGrant: (userId: string) => Effect.Effect<boolean, DatabaseError>;
  }
>()("peerloop/goodwill/Goodwill") {
  static readonly layer = Layer.effect(
    Goodwill,
    Effect.gen(function* () {
      const database = yield* Database;
      const outbox = yield* Outbox;
      const questions = yield* Questions;

      const write = Effect.fn("Goodwill.write")(function* (
        userId: string,
        account: Account,
        award?: { toUserId: string },
      ) {
        const asOf = yield* writeAccount(database, userId, account, award);
        const message = { _tag: "Goodwill", goodwill: toView(account), asOf };
        yield* outbox.publish([{ party: "inbox", roomId: userId, message }]);
      });

      const of = Effect.fn("Goodwill.of")(function* (userId: string) {
        const rows = yield* database.query((db) =>
          db.select().from(userGoodwill).where(eq(userGoodwill.userId, userId)),
        );
        return toView(rows[0] ?? emptyAccount);
      });

      const holdPoints = Effect.fn("Goodwill.hold")(function* (userId: string, points: number) {
        const account = (yield* lockAccounts(database, [userId]))(userId);
        const next = hold(account, points);
        if (next === null) return yield* new Conflict({ message: tooFew(balanceOf(account), points) });
        yield* write(userId, next);
      });

      const unholdPoints = Effect.fn("Goodwill.unhold")(function* (userId: string, points: number) {
        const account = (yield* lockAccounts(database, [userId]))(userId);
        yield* write(userId, yield* held(unhold(account, points)));
      });

      const release = Effect.fn("Goodwill.release")(function* (thanks: HelpThanks) {
        const { summonId, courseId, studentId, helperId, points } = thanks;
        const accountOf = yield* lockAccounts(database, [studentId, helperId]);
        const booked = yield* database.query((db) =>
          db
            .insert(goodwillTransactions)
            .values({
              fromUserId: studentId,
              toUserId: helperId,
              points,
              reason: "summon_help",
              cause: `summon:${summonId}`,
              courseId,
              summonId,
            })
            .onConflictDoNothing()
            .returning({ id: goodwillTransactions.id }),
        );
        if (booked.length === 0) return false;
        yield* write(studentId, yield* held(spendHeld(accountOf(studentId), points)), { toUserId: helperId });
        yield* write(helperId, earn(accountOf(helperId), points));
        return true;
      });

      const hasPaid = (cause: string) =>
        Effect.map(
          database.query((db) => db.$count(goodwillTransactions, eq(goodwillTransactions.cause, cause))),
          (count) => count > 0,
        );

      const answered = Effect.fn("Goodwill.answered")(function* (answer: MarkedAnswer) {
        const { questionId, courseId, askerId, helperId } = answer;
        // Both, so that two answers between the same two are counted one after the other.
        const accountOf = yield* lockAccounts(database, [askerId, helperId]);
        const cause = `question_answer:${questionId}`;
        const none = (why: NoPoints): AnswerThanks => ({ points: 0, why });
        if (yield* hasPaid(cause)) return none("question");
        const why = whyNoPoints(yield* answerPointsToday({ database, questions }, askerId, helperId));
        if (why !== null) return none(why);
        const booked = yield* database.query((db) =>
          db
            .insert(goodwillTransactions)
            .values({
              toUserId: helperId,
              points: ANSWER_POINTS,
              reason: "question_answer",
              cause,
              courseId,
            })
            .onConflictDoNothing()
            .returning({ id: goodwillTransactions.id }),
        );
        if (booked.length === 0) return none("question");
        yield* write(helperId, earn(accountOf(helperId), ANSWER_POINTS));
        return { points: ANSWER_POINTS, why: null } satisfies AnswerThanks;
      });

      const starterGrant = Effect.fn("Goodwill.starterGrant")(function* (userId: string) {
        if (!(yield* isFirstOfMailbox(database, userId))) return false;
        const accountOf = yield* lockAccounts(database, [userId]);
        const booked = yield* database.query((db) =>
          db
            .insert(goodwillTransactions)
            .values({
              toUserId: userId,
              points: STARTER_GRANT,
              reason: "starter_grant",
              cause: `starter:${userId}`,
            })
            .onConflictDoNothing()
            .returning({ id: goodwillTransactions.id }),
        );
        if (booked.length === 0) return false;
        yield* write(userId, grant(accountOf(userId), STARTER_GRANT));
        return true;
      });

      return Goodwill.of({
        of,
        hold: (userId, points) => outbox.transaction(holdPoints(userId, points)),
        unhold: (userId, points) => outbox.transaction(unholdPoints(userId, points)),
        release: (thanks) => outbox.transaction(release(thanks)),
        answered: (answer) => outbox.transaction(answered(answer)),
        starterGrant: (userId) => outbox.transaction(starterGrant(userId)),
      });
    }),
  );
}

const toView = (account: Account): GoodwillView => ({
  balance: balanceOf(account),
  held: account.held,
  totalEarned: account.totalEarned,
});

const tooFew = (balance: number, points: number) =>
  `You have ${balance} goodwill ${balance === 1 ? "point" : "points"} to give, and this takes ${points}.`;

/** Points are held in the transaction that opens a summon: fewer than that in the end is a fault of ours. */
const held = (account: Account | null): Effect.Effect<Account> =>
  account === null ? Effect.die(new Error("more points to move than are held")) : Effect.succeed(account);
