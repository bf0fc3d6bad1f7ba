import { sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { Notifications } from "../notifications/service.ts";
import { Outbox } from "../shared/outbox.ts";
import { afterCommits } from "./after-commits.ts";
import { NOTICE_BATCH, NOTICE_GATHER_MS } from "./limits.ts";
import { claimNotices, notificationsFor } from "./notices-people.ts";

/** Notifies people of messages that mention them, and of answers in threads that they follow. */
export class ChatNotices extends Context.Service<
  ChatNotices,
  {
    /** Handles up to `NOTICE_BATCH` messages, each exactly once, and answers whether there may be more. */
    readonly step: Effect.Effect<boolean, DatabaseError>;
    /** Begins to handle what was left behind, and forgets what was handled long ago. */
    readonly sweep: Effect.Effect<void, DatabaseError>;
  }
>()("peerloop/chat/ChatNotices") {
  static readonly layer = Layer.effect(
    ChatNotices,
    Effect.gen(function* () {
      const database = yield* Database;
      const outbox = yield* Outbox;
      const notifications = yield* Notifications;

      const step = Effect.gen(function* () {
        // Read without a lock first: most commits mention nobody.
        const waiting = yield* database.query((db) =>
          db.execute(sql`select 1 from chat_notices where handled_at is null limit 1`),
        );
        if (waiting.length === 0) return false;
        return yield* outbox.transaction(
          Effect.gen(function* () {
            const claimed = yield* claimNotices(database, NOTICE_BATCH);
            yield* notifications.notifyAll(yield* notificationsFor(database, claimed));
            return claimed.length === NOTICE_BATCH;
          }),
        );
      });
      const wake = yield* afterCommits(database, { gatherMs: NOTICE_GATHER_MS, share: 0.5, run: step });

      const sweep = Effect.gen(function* () {
        yield* wake;
        // One that an edit takes up again at this moment is not waited for.
        yield* database.query((db) =>
          db.execute(sql`
            delete from chat_notices where message_id in (
              select message_id from chat_notices where handled_at < now() - interval '1 day'
              for update skip locked)`),
        );
      });
      return ChatNotices.of({ step, sweep });
    }),
  );
}
