import { asc, eq } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { sessions } from "../../../db/schema/index.ts";
import { Enrollments } from "../../learning/service.ts";
import { Conflict, NotFound } from "../../shared/errors.ts";
import { union } from "../../shared/intervals.ts";
import { Outbox } from "../../shared/outbox.ts";
import { selectSessions, withAttendance } from "../listing/views.ts";
import type { SeatTaken, SessionChanged } from "../messages.ts";
import type { LiveSession } from "../model.ts";
import { figuresOf, outcomeOf } from "../outcome/rules.ts";
import { isOpen, progressOf } from "../rules.ts";
import { type Decide, type Decision, movingOn } from "./decisions.ts";
import type { Observation } from "./observations.ts";
import { lockSessions, movedOnAt, seatsElsewhere } from "./seats.ts";
import {
  countTaught,
  type LockedSession,
  lockSession,
  type Progress,
  readObservations,
  writeAttendance,
  writeObservations,
  writeProgress,
} from "./store.ts";

const noSession = () => new NotFound({ message: "This session doesn’t exist." });

/** One session as of `now`, milliseconds since 1970. */
export const readLive = Effect.fn("sessions.readLive")(function* (sessionId: string, now: number) {
  const database = yield* Database;
  const [live] = yield* database.query(async (db) => {
    const rows = await selectSessions(db, {
      where: eq(sessions.id, sessionId),
      orderBy: asc(sessions.id),
      limit: 1,
    });
    return withAttendance(db, rows, now);
  });
  return live ?? (yield* noSession());
});

/** When a change is made, in milliseconds since 1970 by the clock of who tells of it, and whether the room is told. */
interface ChangeOptions {
  readonly now: number;
  readonly tellRoom: boolean;
}

type ChangeError<E> = E | NotFound | Conflict | DatabaseError;

/**
 * Changes a session: the one way to do it. In one transaction with its row locked, observations are decided on
 * and stored, attendance becomes their union, and status and start follow from attendance; as it closes, so does its
 * outcome. When anything is different then, its version moves on and its creator's dashboard is told, with `tellRoom`
 * its room too. Answers the session as of `now`. Repeating a decision that was already carried out changes nothing.
 */
export const changeSession = <E>(
  sessionId: string,
  options: ChangeOptions,
  decide: Decide<E>,
): Effect.Effect<LiveSession, ChangeError<E>, Database | Outbox | Enrollments> =>
  Effect.gen(function* () {
    const outbox = yield* Outbox;
    return yield* outbox.transaction(change(sessionId, options, decide));
  });

const change = <E>(
  sessionId: string,
  options: ChangeOptions,
  decide: Decide<E>,
): Effect.Effect<LiveSession, ChangeError<E>, Database | Outbox | Enrollments> =>
  Effect.gen(function* () {
    const database = yield* Database;
    const session = yield* database.query((db) => lockSession(db, sessionId));
    if (!session) return yield* noSession();
    const before = yield* database.query((db) => readObservations(db, sessionId));
    const { observations: decided, end } = yield* decide(session, before);
    const observations = yield* exceptMovedOn(sessionId, before, decided);
    const unions = new Map(
      [session.teacherId, session.studentId].map((id) => [
        id,
        union(observations.filter((o) => o.userId === id)),
      ]),
    );
    const moved = yield* database.query(async (db) => {
      await writeObservations(db, sessionId, before, observations);
      let different = false;
      for (const [userId, intervals] of unions)
        different = (await writeAttendance(db, sessionId, userId, intervals)) || different;
      return different;
    });
    const progress = isOpen(session) ? yield* progressAfter(session, unions, end) : session;
    const same = progress.status === session.status && progress.startedAt === session.startedAt;
    if (moved || !same) yield* publishChange(session, progress, options.tellRoom);
    return yield* readLive(sessionId, options.now);
  });

/**
 * Whoever has taken a seat in another session is not in this one any more, whatever its room still hears of a seat that
 * they left: what is closed is not made longer into that time.
 */
const exceptMovedOn = Effect.fnUntraced(function* (
  sessionId: string,
  before: readonly Observation[],
  after: readonly Observation[],
) {
  const database = yield* Database;
  const known = new Map(before.map((one) => [one.key, one.leftAt]));
  const endOf = (leftAt: number | null) => leftAt ?? Number.POSITIVE_INFINITY;
  return yield* Effect.forEach(after, (one) =>
    Effect.gen(function* () {
      const ended = known.get(one.key) ?? null;
      if (ended === null || endOf(one.leftAt) <= ended) return one;
      const movedAt = yield* database.query((db) => movedOnAt(db, sessionId, one.userId, ended));
      return movedAt === null || endOf(one.leftAt) <= movedAt ? one : { ...one, leftAt: movedAt };
    }),
  );
});

/**
 * Somebody takes a seat: nobody sits in two sessions at once, so those that they have elsewhere are given up in the
 * same transaction. Sessions are locked in one order, so that two people who change places do not wait for each other.
 */
export const takeSeat = <E>(
  { sessionId, userId, at }: { readonly sessionId: string; readonly userId: string; readonly at: number },
  decide: Decide<E>,
): Effect.Effect<LiveSession, ChangeError<E>, Database | Outbox | Enrollments> =>
  Effect.gen(function* () {
    const outbox = yield* Outbox;
    const database = yield* Database;
    return yield* outbox.transaction(
      Effect.gen(function* () {
        const others = yield* database.query((db) => seatsElsewhere(db, { sessionId, userId, at }));
        if (others.length > 0) yield* database.query((db) => lockSessions(db, [sessionId, ...others]));
        const live = yield* change(sessionId, { now: at, tellRoom: false }, decide);
        for (const other of others) {
          yield* change(other, { now: at, tellRoom: true }, movingOn(userId, at));
          const message: SeatTaken = {
            _tag: "SeatTaken",
            sessionId: other,
            userId,
            at,
            elsewhere: sessionId,
          };
          yield* outbox.publish([{ party: "session", roomId: other, message }]);
        }
        return live;
      }),
    );
  });

const progressAfter = (
  session: LockedSession,
  unions: ReadonlyMap<string, ReturnType<typeof union>>,
  end: Decision["end"],
): Effect.Effect<Progress, Conflict> => {
  const [teacher, student] = [unions.get(session.teacherId) ?? [], unions.get(session.studentId) ?? []];
  const { status, startedAt, lastTogetherAt } = progressOf(session.status, teacher, student);
  const open = { startedAt, endedAt: null, endedBy: null, outcome: null };
  if (!end) return Effect.succeed({ ...open, status });
  if (startedAt === null && end.kind === "asked")
    return Effect.fail(
      new Conflict({ message: "You haven’t been here together yet, so there’s nothing to end." }),
    );
  if (startedAt === null && !session.isEnrolled) return Effect.succeed({ ...open, status: "cancelled" });
  const { scheduledStart, scheduledEnd } = session;
  const metInTime = lastTogetherAt !== null && lastTogetherAt > scheduledStart;
  const endedAt = end.kind === "asked" ? end.at : metInTime ? lastTogetherAt : scheduledEnd;
  return Effect.succeed({
    status: "completed",
    startedAt,
    endedAt: Math.max(startedAt ?? endedAt, endedAt),
    endedBy: end.kind === "asked" ? end.by : null,
    outcome: outcomeOf(figuresOf(session, teacher, student, endedAt)),
  });
};

/** Stores where the session stands now, and tells whom it concerns. In a transaction with the session locked. */
export const publishChange = Effect.fn("sessions.publishChange")(function* (
  session: LockedSession,
  progress: Progress,
  tellRoom: boolean,
) {
  const database = yield* Database;
  const outbox = yield* Outbox;
  const version = yield* database.query((db) => writeProgress(db, session.id, progress));
  if (progress.outcome === "held" && session.outcome !== "held")
    yield* database.query((db) => countTaught(db, session.id));
  // What has become of an included session may be the last thing that its course was waiting for.
  if (progress.outcome !== null && progress.outcome !== session.outcome)
    yield* Enrollments.use((enrollments) => enrollments.settle([session.enrollmentId]));
  const message: SessionChanged = { _tag: "SessionChanged", sessionId: session.id, version };
  yield* outbox.publish([
    { party: "dashboard", roomId: session.creatorId, message },
    ...(tellRoom ? [{ party: "session" as const, roomId: session.id, message }] : []),
  ]);
});
