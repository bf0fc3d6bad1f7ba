import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { eq, sql } from "drizzle-orm";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  sessionAssessments,
  sessionAttendance,
  sessions as sessionsTable,
  studentTeachers,
} from "../../../db/schema/index.ts";
import { makeRandom } from "../../../db/seed/random.ts";
import { openSessionWorld, type SessionWorld } from "../../../tests/support/worlds/session-world.ts";
import { type Interval, union } from "../../shared/intervals.ts";
import { CLOSE_AFTER_MS } from "../limits.ts";
import { figuresOf, outcomeOf } from "./rules.ts";

const MINUTE = 60_000;

let world: SessionWorld;
let start: number;

beforeAll(async () => {
  world = await openSessionWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.clear();
  start = Date.now() - 40 * MINUTE;
});

const taught = async () => {
  const [row] = await world.db((db) =>
    db.select().from(studentTeachers).where(eq(studentTeachers.userId, world.teacher.id)),
  );
  return row?.studentsTaught;
};
const stats = async (userId: string) => {
  const [row] = await world.db((db) =>
    db.execute<{ students_taught: number; total_reviews: number }>(
      sql`select students_taught, total_reviews from user_stats where user_id = ${userId}`,
    ),
  );
  return row;
};
/** The two together from the start for that long, and then the teacher ends it. */
const endAfter = async (id: string, milliseconds: number, student = world.student) => {
  await world.join(id, world.teacher, `t-${id}`, start);
  await world.join(id, student, `s-${id}`, start);
  for (const seat of ["t", "s"]) await world.seen(id, `${seat}-${id}`, start + milliseconds);
  return world.end(id, world.teacher, start + milliseconds);
};

describe("the outcome of a session", () => {
  it("after a second together is not held, and counts for nothing", async () => {
    const id = await world.book(start);
    const live = await endAfter(id, 1_000);
    expect(live.session).toMatchObject({
      status: "completed",
      outcome: "cut_short",
      endedBy: world.teacher.id,
    });
    expect(live.togetherMs).toBe(1_000);
    expect(await world.row(id)).toMatchObject({ outcome: "cut_short", endedBy: world.teacher.id });
    expect(await taught()).toBe(0);
    expect((await stats(world.teacher.id))?.students_taught).toBe(0);
  });

  it("before the booked time is nothing, however long the two were there", async () => {
    const id = await world.book(start + 15 * MINUTE);
    const live = await endAfter(id, 14 * MINUTE);
    expect(live).toMatchObject({ togetherMs: 0, session: { outcome: "nobody" } });
  });

  it("once held counts the student as taught, one student once, in step with the sessions held", async () => {
    const other = await world.user(`other${Date.now()}`);
    const enrollmentId = await world.enroll(other.id, world.courseId);
    const ids = [await world.book(start), await world.book(start)];
    for (const id of ids) await endAfter(id, 31 * MINUTE);
    expect(await taught()).toBe(1);
    await endAfter(await world.book(start, { enrollmentId, studentId: other.id }), 31 * MINUTE, other);
    expect(await taught()).toBe(2);
    expect((await stats(world.teacher.id))?.students_taught).toBe(2);
    expect(await world.row(ids[0] as string)).toMatchObject({ outcome: "held" });
  });

  it("held at the same moment by two students counts both", async () => {
    const before = (await taught()) ?? 0;
    const ids = await Promise.all(
      Array.from({ length: 4 }, async (_, index) => {
        const own = await world.user(`both${index}${Date.now()}`);
        const enrollmentId = await world.enroll(own.id, world.courseId);
        const id = await world.book(start - 60 * MINUTE - CLOSE_AFTER_MS, {
          enrollmentId,
          studentId: own.id,
        });
        await world.db((db) =>
          db.insert(sessionAttendance).values(
            [own.id, world.teacher.id].map((userId) => ({
              sessionId: id,
              userId,
              joinedAt: new Date(start - 60 * MINUTE - CLOSE_AFTER_MS),
              leftAt: new Date(start - CLOSE_AFTER_MS),
            })),
          ),
        );
        await world.db((db) =>
          db.execute(sql`
            insert into attendance_observations (session_id, user_id, source, source_key, joined_at, left_at, last_seen_at)
            select session_id, user_id, 'socket', user_id::text, joined_at, left_at, left_at
            from session_attendance where session_id = ${id}`),
        );
        return id;
      }),
    );
    const at = Date.now();
    await Promise.all(
      ids.map((sessionId) => world.ask((s) => s.close({ sessionId, at, report: { seen: [], left: [] } }))),
    );
    expect(await taught()).toBe(before + 4);
  });

  it("is decided once, whoever closes the session first", async () => {
    for (let round = 0; round < 4; round += 1) {
      start = Date.now() - 60 * MINUTE - CLOSE_AFTER_MS - MINUTE;
      await world.clear();
      const id = await world.book(start);
      await world.join(id, world.teacher, "t", start);
      await world.join(id, world.student, "s", start + MINUTE);
      await world.seen(id, "t", start + 50 * MINUTE);
      await world.seen(id, "s", start + 50 * MINUTE);
      const report = { seen: [], left: [] };
      const results = await Promise.allSettled([
        world.end(id, world.teacher, start + 50 * MINUTE + 1_000),
        world.ask((s) => s.closeExpired),
        world.ask((s) => s.close({ sessionId: id, at: Date.now(), report })),
      ]);
      expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "fulfilled"]);
      const row = await world.row(id);
      expect(row).toMatchObject({ status: "completed", outcome: "held" });
      const told = (await world.published(id)).filter(({ party }) => party === "dashboard");
      expect(told.map(({ version }) => version)).toEqual([1, 2, 3]);
    }
  });

  it("alone lets an assessment count", async () => {
    const ids = [await world.book(start), await world.book(start)];
    await endAfter(ids[0] as string, 31 * MINUTE);
    await endAfter(ids[1] as string, MINUTE);
    for (const sessionId of ids)
      await world.db((db) =>
        db.insert(sessionAssessments).values({
          sessionId,
          assessorId: world.student.id,
          assesseeId: world.teacher.id,
          rating: 4,
          createdAt: new Date(Date.now() - 8 * 24 * 60 * MINUTE),
        }),
      );
    expect((await stats(world.teacher.id))?.total_reviews).toBe(1);
  });
});

describe("sessions that were over before there were outcomes", () => {
  it("are given them by the same rule", async () => {
    const random = makeRandom(7);
    const folder = fileURLToPath(new URL("../../../db/migrations", import.meta.url));
    const name = (await readdir(folder)).find((one) => one.endsWith("_session_outcomes.sql"));
    const migration = await readFile(join(folder, `${name}`), "utf8");
    const statement = migration
      .split("--> statement-breakpoint")
      .find((one) => one.includes("WITH stays AS"));
    const anyStays = (): Interval[] =>
      union(
        Array.from({ length: random.int(0, 3) }, () => {
          const from = start + random.int(-900, 1_800) * 1_000;
          return {
            joinedAt: from,
            leftAt: from + random.pick([0, 30, 59, 60, 599, 600, 1_800, 4_000]) * 1_000,
          };
        }),
      );
    const expected = new Map<string, string>();
    for (let count = 0; count < 100; count += 1) {
      const id = v7();
      const [teacher, student] = [anyStays(), anyStays()];
      await world.book(start, {
        id,
        status: "completed",
        outcome: "nobody",
        startedAt: new Date(start - 900_000),
        endedAt: new Date(start + 90 * MINUTE),
      });
      const rows = [
        ...teacher.map((stay) => ({ ...stay, userId: world.teacher.id })),
        ...student.map((stay) => ({ ...stay, userId: world.student.id })),
      ];
      if (rows.length > 0)
        await world.db((db) =>
          db.insert(sessionAttendance).values(
            rows.map(({ userId, joinedAt, leftAt }) => ({
              sessionId: id,
              userId,
              joinedAt: new Date(joinedAt),
              leftAt: new Date(leftAt as number),
            })),
          ),
        );
      const booking = { scheduledStart: start, scheduledEnd: start + 60 * MINUTE };
      expected.set(id, outcomeOf(figuresOf(booking, teacher, student, start + 120 * MINUTE)));
    }
    await world.db((db) => db.execute(sql.raw(statement ?? "")));
    const rows = await world.db((db) => db.select().from(sessionsTable));
    const stored = new Map(rows.filter(({ id }) => expected.has(id)).map(({ id, outcome }) => [id, outcome]));
    expect(stored).toEqual(expected);
    expect(new Set(expected.values()).size).toBe(5);
  });
});
