import { asc, eq } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { sessions } from "../../db/schema/index.ts";
import { Conflict, NotFound } from "../shared/errors.ts";
import { Outbox } from "../shared/outbox.ts";
import type { SessionChanged } from "./messages.ts";
import type { LiveSession } from "./model.ts";
import type { Observation } from "./observations.ts";
import { isOpen, progressOf, union } from "./rules.ts";
import {
  type LockedSession,
  lockSession,
  readObservations,
  writeAttendance,
  writeObservations,
  writeProgress,
} from "./store.ts";
import { selectSessions, withAttendance } from "./views.ts";

/** What becomes of a session: what has been seen in it by now, and whether that was its end. */
export interface Decision {
  readonly observations: readonly Observation[];
  /**
   * `asked`: it ends at that moment, and must have begun. `due`: it ended when the two were last together; one
   * that never began stays booked, which shows as a no-show.
   */
  readonly end?: { readonly kind: "asked"; readonly at: number } | { readonly kind: "due" };
}

/** Decides what becomes of a locked session. It may run more than once, and does nothing but decide. */
export type Decide<E = never> = (
  session: LockedSession,
  observations: readonly Observation[],
) => Effect.Effect<Decision, E>;

const noSession = () => new NotFound({ message: "There is no such session." });

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

/**
 * Changes a session: the one way to do it. In one transaction with its row locked, observations are decided on
 * and stored, attendance becomes their union, and status and start follow from attendance. When anything is
 * different then, its version moves on and its creator's dashboard is told, with `tellRoom` its room too.
 * Answers the session as of `now`. Repeating a decision that was already carried out changes nothing.
 */
export const changeSession = <E>(
  sessionId: string,
  options: { readonly now: number; readonly tellRoom: boolean },
  decide: Decide<E>,
): Effect.Effect<LiveSession, E | NotFound | Conflict | DatabaseError, Database | Outbox> =>
  Effect.gen(function* () {
    const outbox = yield* Outbox;
    return yield* outbox.transaction(
      Effect.gen(function* () {
        const database = yield* Database;
        const session = yield* database.query((db) => lockSession(db, sessionId));
        if (!session) return yield* noSession();
        const before = yield* database.query((db) => readObservations(db, sessionId));
        const { observations, end } = yield* decide(session, before);
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
      }),
    );
  });

type Progress = Pick<LockedSession, "status" | "startedAt" | "endedAt">;

const progressAfter = (
  session: LockedSession,
  unions: ReadonlyMap<string, ReturnType<typeof union>>,
  end: Decision["end"],
): Effect.Effect<Progress, Conflict> => {
  const { status, startedAt, lastTogetherAt } = progressOf(
    session.status,
    unions.get(session.teacherId) ?? [],
    unions.get(session.studentId) ?? [],
  );
  if (!end) return Effect.succeed({ status, startedAt, endedAt: null });
  if (startedAt === null)
    return end.kind === "due"
      ? Effect.succeed({ status, startedAt, endedAt: null })
      : Effect.fail(
          new Conflict({ message: "You have not been here together yet, so there is nothing to end." }),
        );
  const endedAt = end.kind === "asked" ? end.at : (lastTogetherAt ?? startedAt);
  return Effect.succeed({ status: "completed", startedAt, endedAt: Math.max(startedAt, endedAt) });
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
  const message: SessionChanged = { _tag: "SessionChanged", sessionId: session.id, version };
  yield* outbox.publish([
    { party: "dashboard", roomId: session.creatorId, message },
    ...(tellRoom ? [{ party: "session" as const, roomId: session.id, message }] : []),
  ]);
});
