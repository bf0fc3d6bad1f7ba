import { sql } from "drizzle-orm";
import { Context, Effect, Layer, Schema } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { userAvailability } from "../../../db/schema/index.ts";
import { teachesSql } from "../../courses/access.ts";
import { isInQuietHours } from "../../identity/quiet-hours.ts";
import { notePresence as notePresenceSql, type Presence } from "../../notifications/presence.ts";
import { Conflict, Forbidden } from "../../shared/errors.ts";
import { Outbox, type OutboxMessage } from "../../shared/outbox.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { instantSql } from "../../shared/sql.ts";
import { Summons } from "../service.ts";
import { hasLapsed } from "./candidates.ts";

/** Whether somebody may answer calls for help at all, and whether they are ready to. */
export interface Readiness {
  readonly canHelp: boolean;
  readonly available: boolean;
}

const readiness = rowsAs(Schema.Struct({ canHelp: Schema.Boolean, isReady: Schema.Boolean }));

interface Ended {
  readonly userId: string;
  readonly asOf: string;
}

const asOf = sql`${instantSql(sql`v.updated_at`)} as "asOf"`;

const toDevices = (userId: string, is: boolean, since: string): OutboxMessage => ({
  party: "inbox",
  roomId: userId,
  message: { _tag: "Available", is, asOf: since },
});

/** Who is ready to answer calls for help. What changes it is one transaction, and reaches their devices with it. */
export class Availability extends Context.Service<
  Availability,
  {
    readonly of: (userId: string) => Effect.Effect<Readiness, DatabaseError>;
    /**
     * Somebody is ready to answer, or not any more; calls that wait for an answer reach them at once. `Forbidden` for
     * whoever teaches no course, `Conflict` in quiet hours.
     */
    readonly set: (userId: string, is: boolean) => Effect.Effect<void, Forbidden | Conflict | DatabaseError>;
    /**
     * Notes how somebody is with us, for `seconds` from now if nothing more is heard. Whoever comes back after long is
     * not ready to help again by that alone: it has ended meanwhile, and their devices are told.
     */
    readonly notePresence: (
      userId: string,
      presence: Presence,
      seconds: number,
    ) => Effect.Effect<void, DatabaseError>;
    /** The sweep: ends the readiness of helpers who went away long ago or whose quiet hours hold. Answers of how many. */
    readonly endLapsed: Effect.Effect<number, DatabaseError>;
  }
>()("peerloop/summons/Availability") {
  static readonly layer = Layer.effect(
    Availability,
    Effect.gen(function* () {
      const database = yield* Database;
      const outbox = yield* Outbox;
      const summons = yield* Summons;

      const of = Effect.fn("Availability.of")(function* (userId: string) {
        const [row] = yield* Effect.flatMap(
          database.rows(sql`
            select ${teachesSql(userId)} as "canHelp",
              coalesce((select v.is_available from user_availability v where v.user_id = ${userId}), false) as "isReady"`),
          readiness,
        );
        const { canHelp, isReady } = row ?? { canHelp: false, isReady: false };
        return { canHelp, available: canHelp && isReady };
      });

      const set = Effect.fn("Availability.set")(function* (userId: string, is: boolean) {
        const { canHelp } = yield* of(userId);
        if (!canHelp && is)
          return yield* new Forbidden({
            message: "Only creators and student-teachers can answer requests for help.",
          });
        const [hours] = yield* database.rows<{ areQuiet: boolean }>(
          sql`select ${isInQuietHours(userId)} as "areQuiet"`,
        );
        if (is && hours?.areQuiet)
          return yield* new Conflict({
            message:
              "You’re in quiet hours, so requests for help won’t reach you. Change them in Settings first.",
          });
        yield* outbox.transaction(
          Effect.gen(function* () {
            const now = sql`clock_timestamp()`;
            const change = { isAvailable: is, lastAvailableAt: now, updatedAt: now };
            const [row] = yield* database.query((db) =>
              db
                .insert(userAvailability)
                .values({ userId, ...change })
                .onConflictDoUpdate({ target: userAvailability.userId, set: change })
                .returning({ updatedAt: userAvailability.updatedAt }),
            );
            yield* outbox.publish([toDevices(userId, is, (row?.updatedAt ?? new Date()).toISOString())]);
            if (is) yield* summons.offerTo(userId);
          }),
        );
      });

      const notePresence = Effect.fn("Availability.notePresence")(function* (
        userId: string,
        presence: Presence,
        seconds: number,
      ) {
        const [lapsed] = yield* database.rows<Pick<Ended, "asOf">>(sql`
            with ended as (
              update user_availability v set is_available = false, updated_at = clock_timestamp()
              where v.user_id = ${userId} and ${hasLapsed} returning v.updated_at
            ), noted as (${notePresenceSql(userId, presence, seconds)})
            select ${asOf} from ended v`);
        if (lapsed === undefined) return;
        yield* outbox.transaction(outbox.publish([toDevices(userId, false, lapsed.asOf)]));
      });

      const endLapsed = Effect.gen(function* () {
        const ended = yield* database.rows<Ended>(sql`
            update user_availability v
            set is_available = false, last_available_at = clock_timestamp(), updated_at = clock_timestamp()
            where ${hasLapsed}
            returning v.user_id as "userId", ${asOf}`);
        yield* outbox.publish(ended.map((one) => toDevices(one.userId, false, one.asOf)));
        return ended.length;
      });

      return Availability.of({ of, set, notePresence, endLapsed: outbox.transaction(endLapsed) });
    }),
  );
}
