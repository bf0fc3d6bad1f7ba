import { sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { type About, type NewNotification, Notifications } from "../../notifications/service.ts";
import { settled } from "../../shared/concurrency/isolated.ts";
import { Outbox } from "../../shared/outbox.ts";
import { NOTICE_BATCH, NOTICE_GATHER_MS } from "../limits.ts";
import { afterCommits } from "../store/after-commits.ts";
import { aboutMessage, noticedMessages, notificationsFor } from "./people.ts";
import { dropNotices, type Notice, noteFailedNotice, takeNotices } from "./queue.ts";

/**
 * Notifies people of messages that mention them and of answers in threads that they follow, and has what they were
 * told follow the message: edits renew or withdraw it, a deletion withdraws it.
 */
export class ChatNotices extends Context.Service<
  ChatNotices,
  {
    /**
     * Handles up to `NOTICE_BATCH` notices and answers whether there may be more. One that fails keeps no other from
     * being handled; it is tried again later, and set aside after `MAX_NOTICE_ATTEMPTS`.
     */
    readonly step: Effect.Effect<boolean, DatabaseError>;
    /** Begins to handle what was left behind. */
    readonly sweep: Effect.Effect<void, DatabaseError>;
  }
>()("peerloop/chat/ChatNotices") {
  static readonly layer = Layer.effect(
    ChatNotices,
    Effect.gen(function* () {
      const database = yield* Database;
      const outbox = yield* Outbox;
      const notifications = yield* Notifications;

      /** One transaction over messages as they are now, and whoever is to be notified of them. */
      const within = (notices: readonly Notice[], apply: Apply) =>
        outbox.transaction(
          Effect.gen(function* () {
            const messages = yield* noticedMessages(database, [
              ...new Set(notices.map(({ messageId }) => messageId)),
            ]);
            const wanted = yield* notificationsFor(database, messages);
            yield* apply(wanted, messages.map(aboutMessage));
            return wanted;
          }),
        );

      const handle = (notices: readonly Notice[]) =>
        within(notices, (wanted, about) =>
          Effect.gen(function* () {
            yield* notifications.withdraw(about, wanted);
            yield* notifications.renew(wanted);
            yield* dropNotices(database, notices);
          }),
        );

      /** Everybody whom one message concerns, each alone: whoever cannot be notified keeps it from nobody else. */
      const handleOne = Effect.fnUntraced(function* (notice: Notice) {
        const wanted = yield* within([notice], (all, about) => notifications.withdraw(about, all));
        const failures = yield* Effect.forEach(wanted, ({ userId }) =>
          settled(within([notice], (all) => notifications.renew(all.filter((one) => one.userId === userId)))),
        );
        const failure = failures.find((one) => one !== null);
        if (failure) yield* noteFailedNotice(database, notice, failure);
        else yield* dropNotices(database, [notice]);
      });

      const step = Effect.gen(function* () {
        // Read without a lock first: most commits mention nobody.
        const waiting = yield* database.rows(
          sql`select 1 from chat_notices where set_aside_at is null and available_at <= now() limit 1`,
        );
        if (waiting.length === 0) return false;
        const taken = yield* takeNotices(database, NOTICE_BATCH);
        if (taken.length > 0 && (yield* settled(handle(taken))) !== null)
          yield* Effect.forEach(taken, (notice) =>
            Effect.flatMap(settled(handleOne(notice)), (failure) =>
              failure === null ? Effect.void : noteFailedNotice(database, notice, failure),
            ),
          );
        return taken.length === NOTICE_BATCH;
      });
      const wake = yield* afterCommits(database, { gatherMs: NOTICE_GATHER_MS, share: 0.5, run: step });
      return ChatNotices.of({ step, sweep: wake });
    }),
  );
}

/** What is done with the notifications wanted, and those that there may be about the messages. */
type Apply = (
  wanted: readonly NewNotification[],
  about: readonly About[],
) => Effect.Effect<unknown, DatabaseError>;
