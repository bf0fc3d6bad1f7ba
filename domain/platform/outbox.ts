import { type SQL, sql } from "drizzle-orm";
import { Cause, Context, Effect, Layer } from "effect";
import { v7 as uuidv7 } from "uuid";
import { Database } from "../../db/database.ts";
import { outbox } from "../../db/schema/index.ts";
import { type ActorMessage, Actors, NotTold, type PartyName } from "../shared/actors.ts";
import { isAway } from "../shared/concurrency/background.ts";
import { Outbox, type OutboxMessage } from "../shared/outbox.ts";
import { GRACE_SECONDS, MAX_PAUSE_SECONDS, MAX_REFUSALS, MAX_UNREACHED } from "./limits.ts";

const SWEEP_SIZE = 500;
const KEPT_FOR = sql`interval '1 day'`;

interface Row {
  readonly id: string;
  readonly party: string;
  readonly roomId: string;
  readonly payload: unknown;
}

/** A message that did not arrive, and why. */
interface Failure {
  readonly id: string;
  readonly reason: string;
  readonly isRefused: boolean;
}

interface FailedRow extends Row {
  readonly reason: string;
  readonly isAside: boolean;
}

const pauseAfter = (attempts: SQL) =>
  sql`make_interval(secs => least(${MAX_PAUSE_SECONDS}, ${GRACE_SECONDS} * 2 ^ least(${attempts}, 10)))`;

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
    const scope = yield* Effect.scope;

    /** Null once it arrived. */
    const tell = (row: Row): Effect.Effect<Failure | null> =>
      actors.tell(row.party as PartyName, row.roomId, row.payload as ActorMessage).pipe(
        Effect.as(null),
        Effect.catchCause((cause) => {
          const error = Cause.squash(cause);
          const told = error instanceof NotTold ? error : { reason: String(error), isRefused: true };
          return Effect.succeed({ id: row.id, reason: told.reason, isRefused: told.isRefused });
        }),
      );

    /** In the order of the ids: a sweep may have told the same addressees of the same messages. */
    const noteDelivered = (ids: readonly string[]) =>
      database.rows(sql`
          with told as materialized (
            select id from outbox where id in (
              select value::uuid from json_array_elements_text(${JSON.stringify(ids)}::json))
            order by id for update)
          update outbox o set delivered_at = now() from told where o.id = told.id`);

    /** Counts the attempt, and sets aside what has failed too often. */
    const noteFailed = Effect.fnUntraced(function* (failures: readonly Failure[]) {
      const rows = yield* database.rows<FailedRow>(sql`
          with failed as materialized (
            select o.id, f.reason, case when f."isRefused" then ${MAX_REFUSALS}::int else ${MAX_UNREACHED}::int end as most
            from json_to_recordset(${JSON.stringify(failures)}::json) as f(id uuid, reason text, "isRefused" boolean)
            join outbox o on o.id = f.id where o.delivered_at is null and o.set_aside_at is null
            order by o.id for update of o)
          update outbox o set attempts = o.attempts + 1, last_error = left(failed.reason, 500),
            available_at = now() + ${pauseAfter(sql`o.attempts`)},
            set_aside_at = case when o.attempts + 1 >= failed.most then now() end
          from failed where o.id = failed.id
          returning o.id, o.party, o.room_id as "roomId", o.last_error as reason, o.set_aside_at is not null as "isAside"`);
      for (const { id, party, roomId, reason, isAside } of rows)
        if (isAside)
          yield* Effect.logError(
            `message ${id} of the outbox, to ${party}/${roomId}, is set aside: ${reason}`,
          );
    });

    /**
     * To one addressee in order, to all at once. One that is refused holds up none behind it; an addressee that is
     * away is told the rest later. Answers how many arrived.
     */
    const deliver = Effect.fn("Outbox.deliver")(function* (rows: readonly Row[]) {
      const byAddressee = Map.groupBy(rows, (row) => `${row.party}/${row.roomId}`);
      const told: string[] = [];
      const failures: Failure[] = [];
      yield* Effect.forEach(
        byAddressee.values(),
        Effect.fnUntraced(function* (own) {
          for (const row of own) {
            const failure = yield* tell(row);
            if (failure === null) told.push(row.id);
            else failures.push(failure);
            if (failure !== null && !failure.isRefused) return;
          }
        }),
        { concurrency: 32, discard: true },
      );
      if (told.length > 0) yield* noteDelivered(told);
      if (failures.length > 0) yield* noteFailed(failures);
      return told.length;
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

    const deliverLater = (rows: readonly Row[]) =>
      Effect.catchCause(deliver(rows), (cause) =>
        isAway(Cause.squash(cause)) ? Effect.void : Effect.logError("a delivery of the outbox", cause),
      );

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
        if (published.length > 0) yield* Effect.forkIn(deliverLater(published), scope);
        return result;
      });

    const deliverDue = Effect.gen(function* () {
      const due = yield* database.rows<Row>(sql`
          update outbox o set available_at = now() + ${pauseAfter(sql`o.attempts`)}
          where o.id in (
            select id from outbox where delivered_at is null and set_aside_at is null and available_at <= now()
            order by available_at limit ${SWEEP_SIZE} for update skip locked)
          returning o.id, o.party, o.room_id as "roomId", o.payload`);
      const rows = due.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return yield* deliver(rows);
    });

    const sweep = Effect.gen(function* () {
      const delivered = yield* deliverDue;
      yield* database.rows(sql`
          delete from outbox where id in (
            select id from outbox where delivered_at < now() - ${KEPT_FOR} for update skip locked)`);
      return delivered;
    });

    return Outbox.of({ transaction, publish, deliverDue, sweep });
  }),
);
