import { and, asc, eq } from "drizzle-orm";
import { Effect, Layer } from "effect";
import postgres from "postgres";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  attendanceObservations,
  enrollments,
  outbox as outboxTable,
  sessionAttendance,
  sessions as sessionsTable,
} from "../../db/schema/index.ts";
import { testDatabase } from "../../tests/support/database.ts";
import { learningLayer } from "../../tests/support/worlds/learning-layer.ts";
import { openWorld, type World } from "../../tests/support/worlds/world.ts";
import type { SignedIn } from "../identity/authentication.ts";
import { outboxLayer } from "../platform/outbox.ts";
import { Actors } from "../shared/actors.ts";
import { union } from "../shared/intervals.ts";
import { Outbox } from "../shared/outbox.ts";
import { admitToDashboard, admitToSession } from "./access.ts";
import { CLOSE_AFTER_MS, GONE_AFTER_MS, STALE_MS } from "./limits.ts";
import { Sessions } from "./service.ts";

const MINUTE = 60_000;
const nothing = { seen: [], left: [] };

let world: World<Sessions | Outbox>;
let creator: { id: string };
let teacher: { id: string };
let student: { id: string };
let stranger: { id: string };
let courseId: string;
let enrollmentId: string;
let sessionId: string;
/** When the session under test began: five minutes ago. */
let start: number;

const sessions = <A, E, R>(call: (service: Sessions["Service"]) => Effect.Effect<A, E, R>) =>
  Effect.flatMap(Sessions, call);
const run = <A, E>(call: (service: Sessions["Service"]) => Effect.Effect<A, E>) => world.run(sessions(call));
const refused = async (
  call: (service: Sessions["Service"]) => Effect.Effect<unknown, { readonly _tag: string }>,
) => (await world.fails(sessions(call)))._tag;

const book = async (fields: Partial<typeof sessionsTable.$inferInsert> = {}) => {
  const id = v7();
  const scheduledStart = fields.scheduledStart ?? new Date(start);
  await world.db((db) =>
    db.insert(sessionsTable).values({
      id,
      enrollmentId,
      teacherId: teacher.id,
      studentId: student.id,
      scheduledStart,
      scheduledEnd: new Date(scheduledStart.getTime() + 60 * MINUTE),
      ...fields,
    }),
  );
  return id;
};

const join = (user: { id: string }, connectionId: string, at: number) =>
  run((s) => s.join({ sessionId, userId: user.id, connectionId, at, report: nothing }));
const seen = (connectionId: string, at: number) =>
  run((s) => s.report({ sessionId, at, report: { seen: [{ connectionId, at }], left: [] } }));
const leave = (connectionId: string, at: number) =>
  run((s) => s.report({ sessionId, at, report: { seen: [], left: [{ connectionId, at, asked: null }] } }));

const sessionRow = async (id = sessionId) => {
  const [row] = await world.db((db) => db.select().from(sessionsTable).where(eq(sessionsTable.id, id)));
  if (!row) throw new Error("no session");
  return row;
};
/** A person's intervals in milliseconds from the start. */
const intervals = async (user: { id: string }, id = sessionId) => {
  const rows = await world.db((db) =>
    db
      .select()
      .from(sessionAttendance)
      .where(and(eq(sessionAttendance.sessionId, id), eq(sessionAttendance.userId, user.id)))
      .orderBy(asc(sessionAttendance.joinedAt)),
  );
  return rows.map(({ joinedAt, leftAt }) => [joinedAt.getTime() - start, leftAt && leftAt.getTime() - start]);
};
const observed = () =>
  world.db((db) =>
    db
      .select()
      .from(attendanceObservations)
      .where(eq(attendanceObservations.sessionId, sessionId))
      .orderBy(asc(attendanceObservations.joinedAt)),
  );
/** What was published about the session, in order. */
const published = async (id = sessionId) => {
  const rows = await world.db((db) => db.select().from(outboxTable).orderBy(asc(outboxTable.id)));
  return rows
    .filter(({ payload }) => (payload as { sessionId?: string }).sessionId === id)
    .map(({ party, roomId, payload }) => [party, roomId, (payload as { version: number }).version]);
};

beforeAll(async () => {
  const actors = Layer.succeed(Actors, { tell: () => Effect.void });
  world = await openWorld((database) =>
    Sessions.layer.pipe(
      Layer.provideMerge(learningLayer),
      Layer.provideMerge(outboxLayer),
      Layer.provideMerge(actors),
      Layer.provideMerge(database),
    ),
  );
  creator = await world.user("cleo", { isCreator: true });
  teacher = await world.user("tess");
  student = await world.user("stan");
  stranger = await world.user("mallory", { isCreator: true });
  courseId = (await world.course("welding", creator.id)).id;
  await world.certify(teacher.id, courseId, creator.id);
  enrollmentId = await world.enroll(student.id, courseId);
});
afterAll(() => world.close());

beforeEach(async () => {
  // Nobody sits in two sessions at once: each test begins with both people nowhere.
  await world.db((db) => db.delete(attendanceObservations));
  await world.db((db) => db.delete(sessionAttendance));
  start = Date.now() - 5 * MINUTE;
  sessionId = await book();
});

describe("attendance", () => {
  it("is one open interval however many devices there are, and closes with the last of them", async () => {
    await join(student, "phone", start + 1_000);
    await join(student, "laptop", start + 20_000);
    await join(student, "phone", start + 21_000);
    expect(await intervals(student)).toEqual([[1_000, null]]);
    await leave("phone", start + 60_000);
    expect(await intervals(student)).toEqual([[1_000, null]]);
    const live = await leave("laptop", start + 90_500);
    expect(await intervals(student)).toEqual([[1_000, 90_500]]);
    const [row] = await world.db((db) =>
      db.select().from(sessionAttendance).where(eq(sessionAttendance.sessionId, sessionId)),
    );
    expect(row?.durationSeconds).toBe(89);
    expect(live?.attendance[1]).toMatchObject({
      userId: student.id,
      present: false,
      seconds: 89,
      lateSeconds: 1,
    });
    expect((await observed()).map(({ source, sourceKey }) => [source, sourceKey])).toEqual([
      ["socket", "phone"],
      ["socket", "laptop"],
    ]);
  });

  it("keeps the gap of somebody who was gone, also on the same connection", async () => {
    await join(student, "phone", start);
    await leave("phone", start + 30_000);
    await join(student, "phone", start + 45_000);
    await leave("phone", start + 60_000);
    expect(await intervals(student)).toEqual([
      [0, 30_000],
      [45_000, 60_000],
    ]);
    expect((await observed()).map(({ sourceKey }) => sourceKey)).toEqual(["phone", "phone/2"]);
  });

  it("is not changed by being told twice, and tells nobody of what is no change", async () => {
    await join(student, "phone", start);
    await leave("phone", start + 30_000);
    const before = { row: await sessionRow(), told: await published(), seen: await observed() };
    await join(student, "phone", start);
    await leave("phone", start + 30_000);
    expect({ row: await sessionRow(), told: await published(), seen: await observed() }).toEqual(before);
  });

  it("moves the last sign of life without a word to anybody", async () => {
    await join(student, "phone", start);
    const before = await published();
    expect(await seen("phone", start + 15_000)).toBeNull();
    expect(await seen("phone", start + 10_000)).toBeNull();
    expect((await observed())[0]?.lastSeenAt.getTime()).toBe(start + 15_000);
    expect(await published()).toEqual(before);
  });

  it("of ten short stays adds up exactly: what is shown is rounded once", async () => {
    for (let stay = 0; stay < 10; stay += 1) {
      await join(student, `phone-${stay}`, start + stay * 10_000);
      await leave(`phone-${stay}`, start + stay * 10_000 + 1_850);
    }
    const live = await run((s) => s.live(sessionId));
    expect(live.attendance[1]).toMatchObject({ inRoomMs: 18_500, inWindowMs: 18_500, seconds: 18 });
  });

  it("takes no word of a connection that has no seat", async () => {
    await seen("unknown", start + 10_000);
    await leave("unknown", start + 10_000);
    expect(await observed()).toEqual([]);
    expect((await sessionRow()).version).toBe(0);
  });

  it("of twenty devices at once is one open interval a person, each change with a version of its own", async () => {
    const all = Array.from({ length: 20 }, (_, index) =>
      join(index % 2 === 0 ? student : teacher, `device-${index}`, start + index * 10),
    );
    await Promise.all(all);
    expect(await intervals(student)).toEqual([[0, null]]);
    expect(await intervals(teacher)).toEqual([[10, null]]);
    const versions = (await published()).map(([, , version]) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
    expect((await sessionRow()).startedAt?.getTime()).toBe(start + 10);
  });
});

describe("a session", () => {
  it("is in progress from the moment both are there, and its dashboard hears of every change", async () => {
    await join(student, "s", start + 2_000);
    expect(await sessionRow()).toMatchObject({ status: "scheduled", startedAt: null, version: 1 });
    const live = await join(teacher, "t", start + 7_000);
    expect(live.session).toMatchObject({
      status: "in_progress",
      startedAt: new Date(start + 7_000).toISOString(),
    });
    expect(live.version).toBe(2);
    expect(await published()).toEqual([
      ["dashboard", creator.id, 1],
      ["dashboard", creator.id, 2],
    ]);
  });

  it("takes back a start that was none: the other one had been gone for long", async () => {
    await join(student, "s", start);
    await join(teacher, "t", start + 20_000);
    expect((await sessionRow()).status).toBe("in_progress");
    await leave("s", start + 5_000);
    expect(await sessionRow()).toMatchObject({ status: "scheduled", startedAt: null });
  });

  it("is joined by its two people only, and in its time only", async () => {
    const tries = (userId: string, id: string, at: number) =>
      refused((s) => s.join({ sessionId: id, userId, connectionId: "x", at, report: nothing }));
    expect(await tries(stranger.id, sessionId, start)).toBe("Forbidden");
    expect(await tries(creator.id, sessionId, start)).toBe("Forbidden");
    expect(await tries(student.id, v7(), start)).toBe("NotFound");
    expect(await tries(student.id, sessionId, start - 16 * MINUTE)).toBe("Conflict");
    expect(await tries(student.id, sessionId, start + 60 * MINUTE + CLOSE_AFTER_MS)).toBe("Conflict");
    const cancelled = await book({ status: "cancelled", cancelledBy: student.id });
    expect(await tries(student.id, cancelled, start)).toBe("Conflict");
    expect(await observed()).toEqual([]);
    expect((await sessionRow()).version).toBe(0);
  });

  it("is ended by its teacher alone, once both were there; again is harmless", async () => {
    const end = (userId: string, at: number) => (s: Sessions["Service"]) =>
      s.end({ sessionId, userId, at, report: nothing });
    await join(teacher, "t", start);
    expect(await refused(end(teacher.id, start + MINUTE))).toBe("Conflict");
    await join(student, "s", start + 50_000);
    expect(await refused(end(student.id, start + MINUTE))).toBe("Forbidden");
    expect(await refused(end(creator.id, start + MINUTE))).toBe("Forbidden");
    expect(await intervals(student)).toEqual([[50_000, null]]);
    const ended = await run(end(teacher.id, start + MINUTE));
    expect(ended.session).toMatchObject({
      status: "completed",
      endedAt: new Date(start + MINUTE).toISOString(),
    });
    expect(await intervals(teacher)).toEqual([[0, 60_000]]);
    expect(await intervals(student)).toEqual([[50_000, 60_000]]);
    expect((await run(end(teacher.id, start + 2 * MINUTE))).version).toBe(ended.version);
    await seen("s", start + 3 * MINUTE);
    await leave("s", start + 3 * MINUTE);
    expect(await intervals(student)).toEqual([[50_000, 60_000]]);
  });

  it("counts at its end only to their last word who had fallen silent", async () => {
    await join(student, "s", start);
    await join(teacher, "t", start);
    await seen("t", start + 2 * STALE_MS);
    const at = start + 2 * STALE_MS + 1_000;
    // Whoever fell silent as the other came was never there with them.
    expect(await refused((s) => s.end({ sessionId, userId: teacher.id, at, report: nothing }))).toBe(
      "Conflict",
    );
    expect(await sessionRow()).toMatchObject({ status: "in_progress" });
    await seen("s", start + STALE_MS / 2);
    await run((s) => s.end({ sessionId, userId: teacher.id, at, report: nothing }));
    expect(await intervals(student)).toEqual([[0, STALE_MS / 2]]);
    expect(await intervals(teacher)).toEqual([[0, at - start]]);
  });

  it("announces what others did to it, to its room too", async () => {
    await world.run(
      Effect.flatMap(Outbox, (outbox) => outbox.transaction(sessions((s) => s.announce(sessionId)))),
    );
    expect(await published()).toEqual([
      ["dashboard", creator.id, 1],
      ["session", sessionId, 1],
    ]);
    expect(await sessionRow()).toMatchObject({ status: "scheduled", startedAt: null, endedAt: null });
  });
});

describe("the sweep", () => {
  const sweep = () => run((s) => s.closeExpired);

  it("closes what no room vouches for at the last word, once, and tells room and dashboard", async () => {
    start = Date.now() - 10 * MINUTE;
    sessionId = await book();
    await join(student, "s", start);
    await join(teacher, "t", start);
    await seen("s", start + 4 * MINUTE);
    await seen("t", Date.now());
    await sweep();
    expect(await intervals(student)).toEqual([[0, 4 * MINUTE]]);
    expect((await intervals(teacher))[0]?.[1]).toBeNull();
    const told = await published();
    expect(told.slice(-2)).toEqual([
      ["dashboard", creator.id, 3],
      ["session", sessionId, 3],
    ]);
    await sweep();
    expect(await published()).toEqual(told);
  });

  it("is put right by a room that was there all along and could only not tell", async () => {
    start = Date.now() - 10 * MINUTE;
    sessionId = await book();
    await join(student, "s", start);
    await sweep();
    expect(await intervals(student)).toEqual([[0, 0]]);
    const live = await seen("s", start + 9 * MINUTE);
    expect(await intervals(student)).toEqual([[0, null]]);
    expect(live?.version).toBe((await sessionRow()).version);
  });

  it("completes a session whose time is over when the two were last together", async () => {
    start = Date.now() - 60 * MINUTE - CLOSE_AFTER_MS - MINUTE;
    sessionId = await book();
    await join(student, "s", start);
    await join(teacher, "t", start + MINUTE);
    await leave("s", start + 50 * MINUTE);
    await seen("t", start + 70 * MINUTE);
    await sweep();
    expect(await sessionRow()).toMatchObject({
      status: "completed",
      startedAt: new Date(start + MINUTE),
      endedAt: new Date(start + 50 * MINUTE),
    });
    expect(await intervals(teacher)).toEqual([[MINUTE, 70 * MINUTE]]);
  });

  it("completes one to which nobody or only one came, and says who was absent", async () => {
    start = Date.now() - 60 * MINUTE - CLOSE_AFTER_MS - MINUTE;
    const empty = await book();
    sessionId = await book();
    await join(teacher, "t", start);
    await seen("t", start + 30 * MINUTE);
    await sweep();
    const before = await sessionRow();
    const ended = {
      status: "completed",
      startedAt: null,
      endedAt: new Date(start + 60 * MINUTE),
      endedBy: null,
    };
    expect(before).toMatchObject({ ...ended, outcome: "student_absent" });
    expect(await sessionRow(empty)).toMatchObject({ ...ended, outcome: "nobody" });
    const { attendance, session } = await run((s) => s.live(sessionId));
    expect(attendance.map(({ noShow }) => noShow)).toEqual([false, true]);
    expect(session.outcome).toBe("student_absent");
    await sweep();
    expect(await sessionRow()).toEqual(before);
  });

  it("closes one that both have left, past its booked end, without waiting for its time to run over", async () => {
    start = Date.now() - 60 * MINUTE - GONE_AFTER_MS - 30_000;
    sessionId = await book();
    await join(student, "s", start);
    await join(teacher, "t", start);
    await leave("s", start + 55 * MINUTE);
    await leave("t", start + 61 * MINUTE);
    await sweep();
    expect(await sessionRow()).toMatchObject({ status: "in_progress", outcome: null });
    await leave("t", start + 61 * MINUTE);
    await world.db((db) =>
      db
        .update(attendanceObservations)
        .set({ leftAt: new Date(start + 60 * MINUTE + 29_000), lastSeenAt: new Date(start + 60 * MINUTE) })
        .where(eq(attendanceObservations.sourceKey, "t")),
    );
    await sweep();
    expect(await sessionRow()).toMatchObject({
      status: "completed",
      outcome: "held",
      endedAt: new Date(start + 55 * MINUTE),
    });
  });

  it("cancels one that never began and whose enrolment has ended, and completes one that had begun", async () => {
    start = Date.now() - 60 * MINUTE - CLOSE_AFTER_MS - MINUTE;
    const own = await world.user(`quits${Date.now()}`);
    const ended = await world.enroll(own.id, courseId);
    const ids = [
      await book({ enrollmentId: ended, studentId: own.id }),
      await book({ enrollmentId: ended, studentId: own.id }),
    ];
    sessionId = ids[1] as string;
    await join(own, "s", start);
    await join(teacher, "t", start);
    await leave("s", start + 20 * MINUTE);
    await leave("t", start + 20 * MINUTE);
    await world.db((db) =>
      db
        .update(enrollments)
        .set({ status: "cancelled", cancelledAt: new Date() })
        .where(eq(enrollments.id, ended)),
    );
    await sweep();
    expect(await sessionRow(ids[0])).toMatchObject({ status: "cancelled", outcome: null, cancelledBy: null });
    expect(await sessionRow(ids[1])).toMatchObject({ status: "completed", outcome: "cut_short" });
  });

  it("closes what is left of a session that was cancelled meanwhile", async () => {
    start = Date.now() - 10 * MINUTE;
    sessionId = await book();
    await join(student, "s", start);
    await world.db((db) =>
      db.update(sessionsTable).set({ status: "cancelled" }).where(eq(sessionsTable.id, sessionId)),
    );
    await sweep();
    expect(await intervals(student)).toEqual([[0, 0]]);
    expect(await sessionRow()).toMatchObject({ status: "cancelled", startedAt: null });
  });
});

describe("reading", () => {
  it("shows people their own sessions, coming ones by time and past ones from the newest", async () => {
    const reader = await world.user(`reader${Date.now()}`);
    const enrollment = await world.enroll(reader.id, courseId);
    const day = 24 * 60 * MINUTE;
    const own = (offset: number, fields = {}) =>
      book({
        enrollmentId: enrollment,
        studentId: reader.id,
        scheduledStart: new Date(start + offset),
        ...fields,
      });
    const [later, soon, old, recent, off] = [
      await own(3 * day),
      await own(day),
      await own(-9 * day),
      await own(-2 * day),
      await own(5 * day, { status: "cancelled" }),
    ];
    const { upcoming, past } = await run((s) => s.mine(reader.id));
    expect(upcoming.map(({ id }) => id)).toEqual([soon, later]);
    expect(past.map(({ id }) => id)).toEqual([off, recent, old]);
    expect(upcoming[0]).toMatchObject({ courseSlug: "welding", teacher: { handle: "tess" } });
    expect((await run((s) => s.mine(stranger.id))).upcoming).toEqual([]);
  });

  it("shows a session to its people and its course's creator, and to nobody else", async () => {
    for (const user of [teacher, student, creator])
      expect((await run((s) => s.byId(user.id, sessionId))).id).toBe(sessionId);
    expect(await refused((s) => s.byId(stranger.id, sessionId))).toBe("NotFound");
    expect(await refused((s) => s.byId(student.id, v7()))).toBe("NotFound");
    expect(await refused((s) => s.live(v7()))).toBe("NotFound");
  });

  it("shows a creator every session of their courses around now, newest first, with attendance", async () => {
    const day = 24 * 60 * MINUTE;
    const far = await book({ scheduledStart: new Date(Date.now() + 15 * day) });
    const past = await book({ scheduledStart: new Date(Date.now() - 8 * day) });
    const soon = await book({ scheduledStart: new Date(Date.now() + day) });
    const longRunning = await book({
      scheduledStart: new Date(Date.now() - 8 * day),
      status: "in_progress",
      startedAt: new Date(Date.now() - 8 * day),
    });
    await join(student, "s", Date.now());
    const { sessions: shown } = await run((s) => s.dashboard(creator.id));
    const ids = shown.map(({ session }) => session.id);
    expect(ids).toEqual(expect.arrayContaining([sessionId, soon, longRunning]));
    expect(ids).not.toContain(far);
    expect(ids).not.toContain(past);
    const starts = shown.map(({ session }) => session.scheduledStart);
    expect(starts).toEqual(starts.toSorted().reverse());
    const own = shown.find(({ session }) => session.id === sessionId);
    expect(own?.version).toBe(1);
    expect(own?.attendance.map(({ present }) => present)).toEqual([false, true]);
    expect((await run((s) => s.dashboard(stranger.id))).sessions).toEqual([]);
  });

  it("names to a creator what is under way, with who is there, and to nobody else", async () => {
    const later = await book({ scheduledStart: new Date(start + 120 * MINUTE) });
    // The longest under way, so that those of other tests do not crowd it out.
    sessionId = await book({ scheduledStart: new Date(start - 20 * MINUTE) });
    await join(teacher, "here", Date.now());
    const found = (await run((s) => s.onNow(creator.id))).filter(({ session }) =>
      [sessionId, later].includes(session.id),
    );
    expect(found.map(({ session }) => session.id)).toEqual([sessionId]);
    expect(found[0]?.attendance.map(({ present }) => present)).toEqual([true, false]);
    for (const other of [teacher, student, stranger]) expect(await run((s) => s.onNow(other.id))).toEqual([]);
  });

  it("gives a room its session and the seats that are taken", async () => {
    await join(student, "s", start);
    await join(student, "gone", start);
    await leave("gone", start + 1_000);
    const { live, seats } = await run((s) => s.load(sessionId));
    expect(live.session.id).toBe(sessionId);
    expect(seats).toEqual([{ connectionId: "s", userId: student.id, joinedAt: start, lastSeenAt: start }]);
  });
});

describe("admission", () => {
  const as = (user: { id: string }, roles: SignedIn["roles"] = ["student"]): SignedIn => ({
    id: user.id,
    name: "Somebody",
    handle: "somebody",
    avatarUrl: null,
    authSessionId: v7(),
    roles,
  });

  it("to a session: its teacher, its student, and the course's creator as an observer", async () => {
    const roleOf = async (user: { id: string }) =>
      (await world.run(admitToSession(as(user), sessionId))).role;
    expect(await roleOf(teacher)).toBe("teacher");
    expect(await roleOf(student)).toBe("student");
    expect(await roleOf(creator)).toBe("observer");
    const denied = await world.fails(
      admitToSession(as(stranger, ["student", "creator", "admin"]), sessionId),
    );
    expect(denied._tag).toBe("NotFound");
    expect((await world.fails(admitToSession(as(student), v7())))._tag).toBe("NotFound");
  });

  it("to a dashboard: the creator it belongs to, and administrators", async () => {
    const creatorRoles = ["student", "creator"] as const;
    const admit = (user: { id: string }, roles: SignedIn["roles"], room: string) =>
      admitToDashboard(as(user, roles), room);
    expect((await world.run(admit(creator, creatorRoles, creator.id))).role).toBe("creator");
    expect((await world.run(admit(stranger, ["student", "admin"], creator.id))).role).toBe("admin");
    expect((await world.fails(admit(stranger, creatorRoles, creator.id)))._tag).toBe("NotFound");
    expect((await world.fails(admit(student, ["student"], student.id)))._tag).toBe("Forbidden");
    expect((await world.fails(admit(stranger, ["student", "admin"], student.id)))._tag).toBe("NotFound");
  });
});

describe("the demo data", () => {
  it("keeps attendance as the union of what was observed", async () => {
    const database = await testDatabase({ seeded: true });
    const sql = postgres(database.url, { max: 1 });
    try {
      type Row = { session_id: string; user_id: string; joined_at: Date; left_at: Date | null };
      const read = (rows: readonly Row[]) =>
        Map.groupBy(
          rows.map((row) => ({
            key: `${row.session_id}/${row.user_id}`,
            joinedAt: row.joined_at.getTime(),
            leftAt: row.left_at?.getTime() ?? null,
          })),
          ({ key }) => key,
        );
      const observations = read(await sql<Row[]>`select * from attendance_observations`);
      const attendance = read(await sql<Row[]>`select * from session_attendance order by joined_at`);
      expect(attendance.size).toBeGreaterThan(20);
      expect([...attendance.keys()].toSorted()).toEqual([...observations.keys()].toSorted());
      for (const [key, rows] of attendance)
        expect(rows.map(({ joinedAt, leftAt }) => ({ joinedAt, leftAt }))).toEqual(
          union(observations.get(key) ?? []),
        );
    } finally {
      await sql.end({ timeout: 1 });
      await database.drop();
    }
  });
});
