import { Clock, Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { Enrollments } from "../learning/service.ts";
import { type BadRequest, type Conflict, Forbidden, NotFound } from "../shared/errors.ts";
import { Outbox } from "../shared/outbox.ts";
import { changeSession, publishChange, readLive, takeSeat } from "./attendance/change.ts";
import { closing, type Decide, ending, joining, type Told, telling } from "./attendance/decisions.ts";
import { connectionOf } from "./attendance/observations.ts";
import { confirmSeats, lockSession, readObservations } from "./attendance/store.ts";
import { closeDue } from "./attendance/sweep.ts";
import { readDashboard, readDashboardPage, readOnNow } from "./dashboard/queries.ts";
import { countOnNow, ownSessions, sessionOf } from "./listing/lists.ts";
import type { DashboardDirection, DashboardPage, DashboardView, LiveSession, Session } from "./model.ts";
import { isOpen, NOT_ENROLLED } from "./rules.ts";

/** A seat that a room had when it was last there. Times in milliseconds since 1970. */
export interface Seat {
  readonly connectionId: string;
  readonly userId: string;
  readonly joinedAt: number;
  readonly lastSeenAt: number;
}

/**
 * Booked sessions and who was there. All that changes attendance happens in one transaction with the session's row
 * locked, is idempotent, and reaches the creator's dashboard through the outbox.
 */
export class Sessions extends Context.Service<
  Sessions,
  {
    /** The user's own sessions as student or teacher: coming ones by time, then past ones from the newest. */
    readonly mine: (
      userId: string,
    ) => Effect.Effect<
      { readonly upcoming: readonly Session[]; readonly past: readonly Session[] },
      DatabaseError
    >;
    /**
     * A session for its teacher, its student and the creator of its course; `NotFound` for anybody else. `Forbidden`
     * while it is to come and its enrolment has ended, with the reason.
     */
    readonly byId: (
      userId: string,
      id: string,
    ) => Effect.Effect<Session, NotFound | Forbidden | DatabaseError>;
    readonly live: (sessionId: string) => Effect.Effect<LiveSession, NotFound | DatabaseError>;
    /** The session with the seats that are taken according to Postgres. */
    readonly load: (
      sessionId: string,
    ) => Effect.Effect<
      { readonly live: LiveSession; readonly seats: readonly Seat[] },
      NotFound | DatabaseError
    >;
    /**
     * A connection of the teacher or the student takes a seat: attendance counts from `at`. Seats that its user has in
     * other sessions are given up at that moment.
     */
    readonly join: (
      told: Told & { readonly userId: string; readonly connectionId: string },
    ) => Effect.Effect<LiveSession, NotFound | Forbidden | Conflict | DatabaseError>;
    /** Seats that are still taken or were left. Answers the session when that changed it, else null. */
    readonly report: (told: Told) => Effect.Effect<LiveSession | null, NotFound | Conflict | DatabaseError>;
    /** The teacher ends it for both. Ending it again is harmless. */
    readonly end: (
      told: Told & { readonly userId: string },
    ) => Effect.Effect<LiveSession, NotFound | Forbidden | Conflict | DatabaseError>;
    /** Closes the session when its time is over; before, only what is told is stored. */
    readonly close: (told: Told) => Effect.Effect<LiveSession, NotFound | Conflict | DatabaseError>;
    /** Closes what a room should have closed and did not. Answers how many sessions it looked at. Idempotent. */
    readonly closeExpired: Effect.Effect<number, DatabaseError>;
    /** Tells room and dashboard that a session was booked, moved or cancelled. In the caller's transaction. */
    readonly announce: (sessionId: string) => Effect.Effect<void, NotFound | DatabaseError>;
    /** How many sessions somebody is in right now. */
    readonly countOnNow: Effect.Effect<number, DatabaseError>;
    /** Of a creator's courses the sessions that are under way, at most `MAX_ON_NOW`; none for anybody else. */
    readonly onNow: (creatorId: string) => Effect.Effect<readonly LiveSession[], DatabaseError>;
    /** What a creator's dashboard shows now. */
    readonly dashboard: (creatorId: string) => Effect.Effect<DashboardView, DatabaseError>;
    /** What it leaves out, from a cursor on; `BadRequest` for one that is none. */
    readonly dashboardPage: (
      creatorId: string,
      direction: DashboardDirection,
      cursor: string,
    ) => Effect.Effect<DashboardPage, BadRequest | DatabaseError>;
  }
>()("peerloop/sessions/Sessions") {
  static readonly layer = Layer.effect(
    Sessions,
    Effect.gen(function* () {
      const database = yield* Database;
      const outbox = yield* Outbox;
      const services = Context.make(Database, database).pipe(
        Context.add(Outbox, outbox),
        Context.add(Enrollments, yield* Enrollments),
      );
      const provided = Effect.provideContext(services);

      const mine = Effect.fn("Sessions.mine")(function* (userId: string) {
        const now = yield* Clock.currentTimeMillis;
        return yield* database.query((db) => ownSessions(db, userId, now));
      });

      const byId = Effect.fn("Sessions.byId")(function* (userId: string, id: string) {
        const row = yield* database.query((db) => sessionOf(db, userId, id));
        if (!row) return yield* new NotFound({ message: "This session doesn’t exist." });
        if (isOpen(row.session) && !row.isEnrolled) return yield* new Forbidden({ message: NOT_ENROLLED });
        return row.session;
      });

      const live = Effect.fn("Sessions.live")(function* (sessionId: string) {
        return yield* readLive(sessionId, yield* Clock.currentTimeMillis);
      });

      const load = Effect.fn("Sessions.load")(function* (sessionId: string) {
        const observations = yield* database.query((db) => readObservations(db, sessionId));
        const seats = observations
          .filter(({ source, leftAt }) => source === "socket" && leftAt === null)
          .map(({ key, userId, joinedAt, lastSeenAt }) => ({
            connectionId: connectionOf(key),
            userId,
            joinedAt,
            lastSeenAt,
          }));
        return { live: yield* live(sessionId), seats };
      });

      const change = <E>({ sessionId, at }: Told, decide: Decide<E>) =>
        provided(changeSession(sessionId, { now: at, tellRoom: false }, decide));

      const report = Effect.fn("Sessions.report")(function* (told: Told) {
        const { left, seen } = told.report;
        if (left.length + seen.length === 0) return null;
        if (
          left.length === 0 &&
          (yield* database.query((db) => confirmSeats(db, told.sessionId, seen))) === seen.length
        )
          return null;
        return yield* change(told, telling(told));
      });

      const announce = Effect.fn("Sessions.announce")(function* (sessionId: string) {
        const session = yield* database.query((db) => lockSession(db, sessionId));
        if (!session) return yield* new NotFound({ message: "This session doesn’t exist." });
        yield* publishChange(session, session, true);
      });

      const dashboard = Effect.fn("Sessions.dashboard")(function* (creatorId: string) {
        return yield* readDashboard(creatorId, yield* Clock.currentTimeMillis);
      }, provided);

      const onNow = Effect.fn("Sessions.onNow")(function* (creatorId: string) {
        return yield* readOnNow(creatorId, yield* Clock.currentTimeMillis);
      }, provided);

      const dashboardPage = Effect.fn("Sessions.dashboardPage")(function* (
        creatorId: string,
        direction: DashboardDirection,
        cursor: string,
      ) {
        return yield* readDashboardPage(creatorId, direction, cursor, yield* Clock.currentTimeMillis);
      }, provided);

      const countAll = Effect.map(
        database.query((db) => countOnNow(db)),
        ([row]) => row?.sessions ?? 0,
      );

      return Sessions.of({
        mine,
        byId,
        live: (id) => provided(live(id)),
        load: (id) => provided(load(id)),
        join: (told) => provided(takeSeat(told, joining(told))),
        report,
        end: (told) => change(told, ending(told)),
        close: (told) => change(told, closing(told)),
        closeExpired: provided(Effect.flatMap(Clock.currentTimeMillis, closeDue)),
        announce: (id) => provided(announce(id)),
        countOnNow: countAll,
        dashboard,
        onNow,
        dashboardPage,
      });
    }),
  );
}
