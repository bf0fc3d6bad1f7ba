import { and, asc, eq } from "drizzle-orm";
import { Effect, Layer } from "effect";
import { v7 } from "uuid";
import {
  attendanceObservations,
  outbox as outboxTable,
  sessionAttendance,
  sessions as sessionsTable,
} from "../../../db/schema/index.ts";
import { outboxLayer } from "../../../domain/platform/outbox.ts";
import { Sessions } from "../../../domain/sessions/service.ts";
import { Actors } from "../../../domain/shared/actors.ts";
import type { Outbox } from "../../../domain/shared/outbox.ts";
import { learningLayer } from "./learning-layer.ts";
import { openWorld } from "./world.ts";

const MINUTE = 60_000;
const nothing = { seen: [], left: [] };

/** A course with its creator, a certified teacher and an enrolled student, and the service of sessions over them. */
export const openSessionWorld = async () => {
  const actors = Layer.succeed(Actors, { tell: () => Effect.void });
  const world = await openWorld<Sessions | Outbox>((database) =>
    Sessions.layer.pipe(
      Layer.provideMerge(learningLayer),
      Layer.provideMerge(outboxLayer),
      Layer.provideMerge(actors),
      Layer.provideMerge(database),
    ),
  );
  const [creator, teacher, student] = [
    await world.user("cleo", { isCreator: true }),
    await world.user("tess"),
    await world.user("stan"),
  ];
  const course = await world.course("welding", creator.id);
  await world.certify(teacher.id, course.id, creator.id);
  const enrollmentId = await world.enroll(student.id, course.id);

  type User = { readonly id: string };
  const run = <A, E>(call: (service: Sessions["Service"]) => Effect.Effect<A, E>) =>
    world.run(Effect.flatMap(Sessions, call));
  const refusal = (
    call: (service: Sessions["Service"]) => Effect.Effect<unknown, { _tag: string; message?: string }>,
  ) => world.fails(Effect.flatMap(Sessions, call));

  /** Books an hour of the two, beginning at `start` in milliseconds since 1970. */
  const book = async (start: number, fields: Partial<typeof sessionsTable.$inferInsert> = {}) => {
    const id = v7();
    await world.db((db) =>
      db.insert(sessionsTable).values({
        id,
        enrollmentId,
        teacherId: teacher.id,
        studentId: student.id,
        scheduledStart: new Date(start),
        scheduledEnd: new Date(start + 60 * MINUTE),
        ...fields,
      }),
    );
    return id;
  };

  return {
    ...world,
    creator,
    teacher,
    student,
    courseId: course.id,
    enrollmentId,
    book,
    /** Runs what the service is asked for; what it refuses rejects. */
    ask: run,
    /** The error with which the service refuses. */
    refusal,
    join: (sessionId: string, user: User, connectionId: string, at: number) =>
      run((s) => s.join({ sessionId, userId: user.id, connectionId, at, report: nothing })),
    seen: (sessionId: string, connectionId: string, at: number) =>
      run((s) => s.report({ sessionId, at, report: { seen: [{ connectionId, at }], left: [] } })),
    leave: (sessionId: string, connectionId: string, at: number) =>
      run((s) =>
        s.report({ sessionId, at, report: { seen: [], left: [{ connectionId, at, asked: null }] } }),
      ),
    end: (sessionId: string, user: User, at: number) =>
      run((s) => s.end({ sessionId, userId: user.id, at, report: nothing })),
    row: async (id: string) => {
      const [row] = await world.db((db) => db.select().from(sessionsTable).where(eq(sessionsTable.id, id)));
      if (!row) throw new Error("no session");
      return row;
    },
    /** A person's stored intervals, in milliseconds since 1970. */
    intervals: async (sessionId: string, user: User) => {
      const rows = await world.db((db) =>
        db
          .select()
          .from(sessionAttendance)
          .where(and(eq(sessionAttendance.sessionId, sessionId), eq(sessionAttendance.userId, user.id)))
          .orderBy(asc(sessionAttendance.joinedAt)),
      );
      return rows.map(({ joinedAt, leftAt }) => [joinedAt.getTime(), leftAt?.getTime() ?? null]);
    },
    /** What was published to the session's room and to dashboards about it, oldest first. */
    published: async (sessionId: string) => {
      const rows = await world.db((db) => db.select().from(outboxTable).orderBy(asc(outboxTable.id)));
      return rows
        .filter(({ payload }) => (payload as { sessionId?: string }).sessionId === sessionId)
        .map(({ party, payload }) => ({ party, ...(payload as { _tag: string; version?: number }) }));
    },
    /** Everybody gives up their seats everywhere. */
    clear: async () => {
      await world.db((db) => db.delete(attendanceObservations));
      await world.db((db) => db.delete(sessionAttendance));
    },
  };
};

export type SessionWorld = Awaited<ReturnType<typeof openSessionWorld>>;
