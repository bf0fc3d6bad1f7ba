import { eq } from "drizzle-orm";
import postgres from "postgres";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { enrollments } from "../../../db/schema/index.ts";
import { openSessionWorld, type SessionWorld } from "../../../tests/support/worlds/session-world.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { admitToSession } from "../access.ts";
import { NOT_ENROLLED } from "../rules.ts";

const MINUTE = 60_000;

let world: SessionWorld;
let start: number;
let first: string;
let second: string;
let other: { id: string };

beforeAll(async () => {
  world = await openSessionWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.clear();
  // From ten to eleven with one student, from eleven to twelve with another; it is five past eleven.
  start = Date.now() - 65 * MINUTE;
  other = await world.user(`next${Date.now()}`);
  const enrollmentId = await world.enroll(other.id, world.courseId);
  first = await world.book(start);
  second = await world.book(start + 60 * MINUTE, { enrollmentId, studentId: other.id });
});
const at = (minutes: number) => start + minutes * MINUTE;

describe("somebody who sits in a session and takes a seat in another", () => {
  it("is in the other from then on, and in the first no more, whatever its room still hears", async () => {
    await world.join(first, world.teacher, "laptop", at(0));
    await world.join(second, world.teacher, "phone", at(50));
    expect(await world.intervals(first, world.teacher)).toEqual([[at(0), at(50)]]);
    await world.seen(first, "laptop", at(52));
    await world.leave(first, "laptop", at(53));
    expect(await world.intervals(first, world.teacher)).toEqual([[at(0), at(50)]]);
    expect(await world.intervals(second, world.teacher)).toEqual([[at(50), null]]);
    expect((await world.published(first)).filter(({ party }) => party === "session")).toMatchObject([
      { _tag: "SessionChanged" },
      { _tag: "SeatTaken", userId: world.teacher.id, at: at(50), elsewhere: second },
    ]);
  });

  it("may come back, and loses nothing to a join that is told twice", async () => {
    await world.join(first, world.teacher, "laptop", at(0));
    await world.join(second, world.teacher, "phone", at(50));
    await world.join(first, world.teacher, "laptop", at(51));
    await world.join(second, world.teacher, "phone", at(50));
    expect(await world.intervals(first, world.teacher)).toEqual([
      [at(0), at(50)],
      [at(51), null],
    ]);
    expect(await world.intervals(second, world.teacher)).toEqual([[at(50), at(51)]]);
  });

  it("closes the first one past its booked end, with the other who still waits there", async () => {
    await world.join(first, world.teacher, "laptop", at(0));
    await world.join(first, world.student, "tablet", at(0));
    for (const seat of ["laptop", "tablet"]) await world.seen(first, seat, at(65));
    await world.join(second, world.teacher, "laptop", at(65));
    expect(await world.row(first)).toMatchObject({
      status: "completed",
      outcome: "held",
      endedAt: new Date(at(65)),
      endedBy: null,
    });
    expect(await world.intervals(first, world.student)).toEqual([[at(0), at(65)]]);
  });

  it("leaves it open before that: they may come back", async () => {
    await world.join(first, world.teacher, "laptop", at(0));
    await world.join(first, world.student, "tablet", at(0));
    await world.join(second, world.teacher, "phone", at(46));
    expect(await world.row(first)).toMatchObject({ status: "in_progress", outcome: null });
    expect(await world.intervals(first, world.student)).toEqual([[at(0), null]]);
  });

  it("moves nobody by a seat that is refused", async () => {
    await world.join(first, world.teacher, "laptop", at(0));
    const late = { sessionId: second, userId: world.teacher.id, connectionId: "phone", at: at(30) };
    const refusal = await world.refusal((s) => s.join({ ...late, report: { seen: [], left: [] } }));
    expect(refusal._tag).toBe("Conflict");
    expect(await world.intervals(first, world.teacher)).toEqual([[at(0), null]]);
  });

  it("locks both in one order, so that who changes places the other way is never waited for in a circle", async () => {
    const [low, high] = [first, second].toSorted() as [string, string];
    const [from, to] = low === first ? [at(61), at(62)] : [at(0), at(1)];
    await world.join(low, world.teacher, "laptop", from);
    const sql = postgres(world.url, { max: 2 });
    try {
      const waits = () =>
        sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      const holder = await sql.reserve();
      await holder`begin`;
      await holder`select from sessions where id = ${low} for update`;
      const moved = world.join(high, world.teacher, "phone", to);
      await expect.poll(async () => (await waits()).length).toBe(1);
      // It waits for the first of the two, and holds nothing yet that another could wait for.
      await holder`select from sessions where id = ${high} for update nowait`;
      await holder`rollback`;
      holder.release();
      await moved;
    } finally {
      await sql.end({ timeout: 1 });
    }
    expect(await world.intervals(low, world.teacher)).toEqual([[from, to]]);
  });
});

describe("a session whose enrolment was cancelled meanwhile", () => {
  const as = ({ id }: { id: string }): SignedIn => ({
    id,
    name: "Somebody",
    handle: "somebody",
    avatarUrl: null,
    authSessionId: v7(),
    roles: ["student"],
  });

  it("lets nobody in, and says why; what is over may still be looked at", async () => {
    const student = await world.user(`leaves${Date.now()}`);
    const enrollmentId = await world.enroll(student.id, world.courseId);
    const past = await world.book(start, {
      enrollmentId,
      studentId: student.id,
      status: "completed",
      outcome: "nobody",
      endedAt: new Date(at(60)),
    });
    const coming = await world.book(at(62), { enrollmentId, studentId: student.id });
    expect((await world.run(admitToSession(as(student), coming))).role).toBe("student");
    await world.db((db) =>
      db
        .update(enrollments)
        .set({ status: "cancelled", cancelledAt: new Date() })
        .where(eq(enrollments.id, enrollmentId)),
    );
    for (const user of [student, world.teacher, world.creator]) {
      const refused = { _tag: "Forbidden", message: NOT_ENROLLED };
      expect(await world.fails(admitToSession(as(user), coming))).toMatchObject(refused);
      expect(await world.refusal((s) => s.byId(user.id, coming))).toMatchObject(refused);
      expect((await world.run(admitToSession(as(user), past))).role).not.toBeNull();
    }
    const stranger = await world.user(`nobody${Date.now()}`);
    expect(await world.fails(admitToSession(as(stranger), coming))).toMatchObject({ _tag: "NotFound" });
    // Whoever was in the room already when it was cancelled gets no seat either.
    const join = { sessionId: coming, userId: student.id, connectionId: "s", at: at(63) };
    expect(await world.refusal((s) => s.join({ ...join, report: { seen: [], left: [] } }))).toMatchObject({
      _tag: "Conflict",
      message: NOT_ENROLLED,
    });
    expect(await world.intervals(coming, student)).toEqual([]);
  });
});
