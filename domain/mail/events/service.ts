import { Context, Effect, Layer } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { settled } from "../../shared/concurrency/isolated.ts";
import { Addressees } from "../addressees.ts";
import { applyFate } from "./consequences.ts";
import { fateIn } from "./event.ts";
import {
  type DueEvent,
  forgetEvents,
  insertEvent,
  noteEventFailed,
  noteProcessed,
  takeEvents,
} from "./store.ts";

/**
 * What the mail service tells of mails: stored first, then processed. A hard bounce marks its user's address, a
 * complaint ends marketing mail, and a mail that arrived after all makes the address good again.
 */
export class MailEvents extends Context.Service<
  MailEvents,
  {
    /** Stores an event under the service's id for it; one that is there already changes nothing. */
    readonly store: (eventId: string, payload: unknown) => Effect.Effect<void, DatabaseError>;
    /** Processes what is stored and due. One that cannot be is tried again later, and set aside in the end. */
    readonly process: Effect.Effect<void, DatabaseError>;
    /** `process`, and forgets what old events said. */
    readonly sweep: Effect.Effect<void, DatabaseError>;
  }
>()("peerloop/mail/MailEvents") {
  static readonly layer = Layer.effect(
    MailEvents,
    Effect.gen(function* () {
      const database = yield* Database;
      const addressees = yield* Addressees;

      const handle = (event: DueEvent) =>
        database.transaction(
          Effect.gen(function* () {
            const fate = fateIn(event.payload);
            if (fate !== null) yield* applyFate({ database, addressees }, fate);
            yield* noteProcessed(database, event);
          }),
        );

      const process = Effect.gen(function* () {
        for (const event of yield* takeEvents(database)) {
          const failure = yield* settled(handle(event));
          if (failure !== null) yield* noteEventFailed(database, event, failure);
        }
      });

      return MailEvents.of({
        store: Effect.fn("MailEvents.store")(function* (eventId: string, payload: unknown) {
          yield* insertEvent(database, eventId, payload);
        }),
        process,
        sweep: Effect.andThen(process, Effect.asVoid(forgetEvents(database))),
      });
    }),
  );
}
