import { Context, Effect, Layer } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { oneAtATime } from "../../shared/concurrency/one-at-a-time.ts";
import { Addressees } from "../addressees.ts";
import type { TaggedMail } from "../mail.ts";
import { Mail } from "../service.ts";
import { deliverDue } from "./delivery.ts";
import { forgetSent, insertMails } from "./store.ts";

/**
 * Mails that must go out because something was committed: written with the running transaction, sent soon after it, and
 * again by a sweep when that failed. What fails too often is set aside for an operator (`SetAside`). A mail with a
 * secret in it, a link that opens an account, is not for the queue: it would lie in the database.
 */
export class MailQueue extends Context.Service<
  MailQueue,
  {
    /**
     * Queues mails with the running transaction; one whose key was queued before within a week is the same one. None is
     * queued to an address of its user that is known to bounce.
     */
    readonly add: (mails: readonly TaggedMail[]) => Effect.Effect<void, DatabaseError>;
    /** Sends what is due, several by one request; answers how many went out. */
    readonly deliverDue: Effect.Effect<number, DatabaseError>;
    /** `deliverDue`, and forgets what was sent some days ago. */
    readonly sweep: Effect.Effect<number, DatabaseError>;
  }
>()("peerloop/mail/MailQueue") {
  static readonly layer = Layer.effect(
    MailQueue,
    Effect.gen(function* () {
      const database = yield* Database;
      const mail = yield* Mail;
      const { isBouncing } = yield* Addressees;
      const deliver = deliverDue({ database, mail });
      const run = Effect.runPromiseWith(yield* Effect.context<never>());
      const sender = yield* Effect.acquireRelease(
        Effect.sync(() => oneAtATime("the delivery of mails", () => run(deliver))),
        ({ stop }) => Effect.sync(stop),
      );

      const add = Effect.fn("MailQueue.add")(function* (mails: readonly TaggedMail[]) {
        if (mails.length === 0) return;
        yield* insertMails(database, isBouncing, mails);
        yield* database.afterCommit(sender.wake);
      });

      return MailQueue.of({
        add,
        deliverDue: deliver,
        sweep: Effect.tap(deliver, () => forgetSent(database)),
      });
    }),
  );
}
