import { sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import { Database } from "../../db/database.ts";
import { outbox } from "../../db/schema/index.ts";
import { type ActorMessage, Actors, type PartyName } from "../shared/actors.ts";
import { Outbox, type OutboxMessage } from "../shared/outbox.ts";

/** Seconds that the immediate delivery has before the sweep takes a message for lost. */
const GRACE_SECONDS = 10;
const SWEEP_SIZE = 500;
/** Longest pause between two attempts, in seconds. */
const MAX_PAUSE_SECONDS = 300;
const KEPT_FOR = sql`interval '1 day'`;

interface Row {
  readonly id: string;
  readonly party: string;
  readonly roomId: string;
  readonly payload: unknown;
}

/** What the running transaction has published so far. */
const Published = Context.Reference<Row[] | null>("peerloop/platform/Published", {
  defaultValue: () => null,
});

/** `Outbox` on the table of that name. */
export const outboxLayer = Layer.effect(
  Outbox,
  Effect.gen(function* () {
    const database = yield* Database;
    const actors = yield* Actors;

    const tell = (row: Row) =>
      actors.tell(row.party as PartyName, row.roomId, row.payload as ActorMessage).pipe(
        Effect.as(true),
        Effect.catch(() => Effect.succeed(false)),
      );

    /** In the order of the ids: a sweep may have told the same addressees of the same messages. */
    const noteDelivered = (ids: readonly string[]) =>
      database.query((db) =>
        db.execute(sql`
          with told as materialized (
            select id from outbox where id in (
              select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))
            order by id for update)
          update outbox o set delivered_at = now() from told where o.id = told.id`),
      );

    /** To one addressee in order, to all at once. Answers the ids that arrived. */
    const deliver = Effect.fn("Outbox.deliver")(function* (rows: readonly Row[]) {
      const byAddressee = Map.groupBy(rows, (row) => `${row.party}/${row.roomId}`);
      const arrived = yield* Effect.forEach(
        byAddressee.values(),
        (own) =>
          Effect.gen(function* () {
            const told: string[] = [];
            for (const row of own) {
              if (!(yield* tell(row))) break;
              told.push(row.id);
            }
            return told;
          }),
        { concurrency: 32 },
      );
      const ids = arrived.flat();
      if (ids.length > 0) yield* noteDelivered(ids);
      return ids.length;
    });

    const publish = Effect.fn("Outbox.publish")(function* (messages: readonly OutboxMessage[]) {
      const published = yield* Published;
      if (published === null)
        return yield* Effect.die(new Error("Outbox.publish outside of Outbox.transaction"));
      if (messages.length === 0) return;
      const rows = messages.map(({ party, roomId, message }) => ({
        id: uuidv7(),
        party,
        roomId,
        payload: message,
      }));
      const availableAt = sql`now() + make_interval(secs => ${GRACE_SECONDS})`;
      yield* database.query((db) => db.insert(outbox).values(rows.map((row) => ({ ...row, availableAt }))));
      published.push(...rows);
    });

    const transaction = <A, E, R>(effect: Effect.Effect<A, E, R>) =>
      Effect.gen(function* () {
        if ((yield* Published) !== null) return yield* database.transaction(effect);
        const published: Row[] = [];
        const result = yield* database.transaction(
          Effect.suspend(() => {
            published.length = 0;
            return Effect.provideService(effect, Published, published);
          }),
        );
        // The caller does not wait for the addressees; what fails here is the sweep's.
        if (published.length > 0) Effect.runFork(Effect.ignore(deliver(published)));
        return result;
      });

    const deliverDue = Effect.gen(function* () {
      const pause = sql`make_interval(secs => least(${MAX_PAUSE_SECONDS}, ${GRACE_SECONDS} * 2 ^ least(o.attempts, 10)))`;
      const due = yield* database.query((db) =>
        db.execute(sql`
          update outbox o set attempts = o.attempts + 1, available_at = now() + ${pause}
          where o.id in (
            select id from outbox where delivered_at is null and available_at <= now()
            order by available_at limit ${SWEEP_SIZE} for update skip locked)
          returning o.id, o.party, o.room_id as "roomId", o.payload`),
      );
      const rows = (due as unknown as Row[]).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return yield* deliver(rows);
    });

    const sweep = Effect.gen(function* () {
      const delivered = yield* deliverDue;
      yield* database.query((db) =>
        db.execute(sql`
          delete from outbox where id in (
            select id from outbox where delivered_at < now() - ${KEPT_FOR} for update skip locked)`),
      );
      return delivered;
    });

    return Outbox.of({ transaction, publish, deliverDue, sweep });
  }),
);
