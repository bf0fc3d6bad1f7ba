import { Cause, Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { MailNotSent } from "../errors.ts";
import type { Mail } from "../service.ts";
import { breakUp, type DueMail, hasDue, noteFailed, noteSent, takeDue } from "./store.ts";

/** What a sender of the queue needs. */
interface Senders {
  readonly database: Database["Service"];
  readonly mail: Mail["Service"];
}

/** Null once it is out; a defect is the fault of what was to be sent. */
const tried = (sending: Effect.Effect<unknown, MailNotSent>): Effect.Effect<MailNotSent | null> =>
  sending.pipe(
    Effect.as(null),
    Effect.catchCause((cause) => {
      const error = Cause.squash(cause);
      return Effect.succeed(
        error instanceof MailNotSent ? error : new MailNotSent({ reason: String(error), isRefused: true }),
      );
    }),
  );

const messageOf = ({ to, message }: DueMail) => ({ to, ...message });

const isAlone = (mails: readonly DueMail[]) => mails.length === 1 && mails[0]?.batchId === mails[0]?.id;

/** One request: a mail under its own key, several under that of their batch. */
const request = ({ mail }: Senders, mails: readonly DueMail[]) => {
  const [first] = mails;
  if (first === undefined) return Effect.succeed(null);
  return tried(
    isAlone(mails)
      ? mail.send({ ...messageOf(first), idempotencyKey: first.idempotencyKey })
      : mail.sendAll(mails.map(messageOf), `batch/${first.batchId}`),
  );
};

/**
 * Sends mails that were taken. A batch that is refused goes out one by one: one bad mail holds up no other. Answers
 * how many went out, and whether the mail service is there to take more.
 */
const deliver = (
  senders: Senders,
  mails: readonly DueMail[],
): Effect.Effect<{ readonly sent: number; readonly isThere: boolean }, DatabaseError> =>
  Effect.gen(function* () {
    const { database } = senders;
    const ids = mails.map(({ id }) => id);
    const failure = yield* request(senders, mails);
    if (failure === null) {
      yield* noteSent(database, ids);
      return { sent: ids.length, isThere: true };
    }
    if (!failure.isRefused || isAlone(mails)) {
      yield* noteFailed(database, ids, failure);
      return { sent: 0, isThere: failure.isRefused };
    }
    yield* breakUp(database, ids);
    let sent = 0;
    for (const one of mails) {
      const alone = yield* deliver(senders, [{ ...one, batchId: one.id }]);
      sent += alone.sent;
      if (!alone.isThere) return { sent, isThere: false };
    }
    return { sent, isThere: true };
  });

/** Sends what is due until nothing is, or the mail service is not there. Answers how many went out. */
export const deliverDue = (senders: Senders): Effect.Effect<number, DatabaseError> =>
  Effect.gen(function* () {
    let total = 0;
    while (yield* hasDue(senders.database)) {
      const taken = yield* takeDue(senders.database);
      const { sent, isThere } = yield* deliver(senders, taken);
      total += sent;
      // Nothing taken: somebody else has what is due.
      if (!isThere || taken.length === 0) break;
    }
    return total;
  });
