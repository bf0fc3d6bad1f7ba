import { eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import { v7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { type HelpWorld, openHelpWorld } from "../../tests/support/help-world.ts";
import { RateLimits } from "../shared/rate-limits.ts";
import type { NewSummon, Summon } from "./model.ts";
import { Summons } from "./service.ts";

let world: HelpWorld;
const id: Record<string, string> = {};
const who = (name: string): string => id[name] ?? "";
let students = 0;

const summons = <A, E>(use: (service: Summons["Service"]) => Effect.Effect<A, E>) => Summons.use(use);
const call = (studentId: string, change: Partial<NewSummon> = {}) =>
  summons((service) =>
    service.create({ id: studentId }, { courseId: who("course"), message: "My weld cracks.", points: 15, ...change }),
  );
const accept = (name: string, summon: Summon) => summons((service) => service.accept(who(name), summon.id));
const complete = (userId: string, summon: Summon) => summons((service) => service.complete(userId, summon.id));
const cancel = (userId: string, summon: Summon) => summons((service) => service.cancel(userId, summon.id));
const byId = (userId: string, summon: Summon) => summons((service) => service.byId(userId, summon.id));
const attend = (summon: Summon, ...present: string[]) => summons((service) => service.attend(summon.id, present));

/** A new student of the course with points. */
const student = async (points = 50) => {
  const { id: studentId } = await world.user(`student${++students}`);
  await world.enroll(studentId, who("course"));
  if (points > 0) await world.endow(studentId, points);
  return studentId;
};
/** A pending call of a new student. */
const pending = async () => {
  const studentId = await student();
  return { studentId, summon: await world.run(call(studentId)) };
};
/** A help that has begun, with Marcus. */
const responded = async () => {
  const { studentId, summon } = await pending();
  return { studentId, summon: await world.run(accept("marcus", summon)) };
};
/** Moves a help's attendance that many seconds into the past, so that it has lasted that long. */
const lasted = (summon: Summon, seconds: number) =>
  world.db((db) =>
    db
      .update(schema.summonAttendance)
      .set({ joinedAt: sql`joined_at - make_interval(secs => ${seconds})` })
      .where(eq(schema.summonAttendance.summonId, summon.id)),
  );
const row = async (summon: Summon) => {
  const rows = await world.db((db) =>
    db.select().from(schema.helpSummons).where(eq(schema.helpSummons.id, summon.id)),
  );
  return rows[0];
};
const notified = async (userId: string) => {
  const rows = await world.db((db) =>
    db.select().from(schema.notifications).where(eq(schema.notifications.userId, userId)),
  );
  return rows.map(({ cause }) => cause?.split(":")[2]);
};
const runOut = (summon: Summon) =>
  world.db((db) =>
    db
      .update(schema.helpSummons)
      .set({ createdAt: sql`now() - interval '6 minutes'`, expiresAt: sql`now() - interval '1 second'` })
      .where(eq(schema.helpSummons.id, summon.id)),
  );

beforeAll(async () => {
  world = await openHelpWorld();
  for (const name of ["gabriel", "marcus", "nadia", "resting", "away", "stranger", "elsewhere"])
    id[name] = (await world.user(name)).id;
  id["moderator"] = (await world.user("moderator", { isModerator: true })).id;
  id["course"] = (await world.course("welding", who("gabriel"))).id;
  id["other"] = (await world.course("weaving", who("elsewhere"))).id;
  for (const name of ["marcus", "nadia", "away"]) await world.certify(who(name), who("course"), who("gabriel"));
  await world.certify(who("resting"), who("course"), who("gabriel"), false);
  for (const course of ["course", "other"]) {
    const [module] = await world.db((db) =>
      db
        .insert(schema.courseCurriculum)
        .values({ courseId: who(course), title: course, description: "-", duration: "1h", moduleOrder: 1 })
        .returning({ id: schema.courseCurriculum.id }),
    );
    id[`module of ${course}`] = module?.id ?? "";
  }
});
afterAll(() => world.close());

beforeEach(async () => {
  await world.db((db) =>
    db.execute(sql`update help_summons set status = 'cancelled', cancelled_at = now()
      where status in ('pending', 'responded')`),
  );
  for (const name of ["marcus", "nadia", "resting", "stranger", "elsewhere"]) await world.available(who(name));
  for (const name of ["away", "gabriel"]) await world.available(who(name), false);
  await world.db((db) =>
    db.execute(sql`update user_availability set last_available_at = now() - interval '1 hour' where not is_available`),
  );
  await world.told();
});

describe("calling for help", () => {
  it("holds the points and offers the call to everybody who may answer, and to nobody else", async () => {
    const studentId = await student();
    const summon = await world.run(call(studentId, { moduleId: who("module of course") }));
    expect(summon).toMatchObject({
      status: "pending",
      studentId,
      points: 15,
      courseSlug: "welding",
      moduleTitle: "course",
      responder: null,
      talkSeconds: 0,
    });
    expect(Date.parse(summon.expiresAt) - Date.parse(summon.createdAt)).toBeCloseTo(300_000, -2);
    expect(await world.account(studentId)).toMatchObject({ balance: 35, held: 15 });
    const told = await world.told();
    const offers = told.filter(({ message }) => message._tag === "SummonOffer");
    expect(offers.map(({ roomId }) => roomId).sort()).toEqual([who("marcus"), who("nadia")].sort());
    expect(offers[0]?.message).toMatchObject({ summon: { id: summon.id, points: 15 } });
    expect(told.filter(({ party }) => party === "summon")).toEqual([
      { party: "summon", roomId: summon.id, message: { _tag: "Reload" } },
    ]);
    expect(told.filter(({ message }) => message._tag === "SummonChanged").map(({ roomId }) => roomId)).toEqual([
      studentId,
    ]);
  });

  it("reaches the creator too when available, but neither the blocked, the busy nor those in a session", async () => {
    const studentId = await student();
    await world.available(who("gabriel"));
    await world.block(studentId, who("nadia"));
    const offered = async () =>
      (await world.told()).filter(({ message }) => message._tag === "SummonOffer").map(({ roomId }) => roomId);
    const first = await world.run(call(studentId));
    expect((await offered()).sort()).toEqual([who("gabriel"), who("marcus")].sort());
    await world.run(cancel(studentId, first));

    const { summon } = await pending();
    await world.run(accept("marcus", summon));
    await world.told();
    const second = await world.run(call(studentId));
    expect(await offered()).toEqual([who("gabriel")]);
    await world.run(cancel(studentId, second));

    const enrollmentId = await world.enroll(await student(), who("other"));
    const [enrolled] = await world.db((db) =>
      db.select().from(schema.enrollments).where(eq(schema.enrollments.id, enrollmentId)),
    );
    await world.db((db) =>
      db.insert(schema.sessions).values({
        enrollmentId,
        teacherId: who("gabriel"),
        studentId: enrolled?.studentId ?? "",
        scheduledStart: sql`now() - interval '1 hour'`,
        scheduledEnd: sql`now() + interval '1 hour'`,
        startedAt: sql`now() - interval '1 hour'`,
        status: "in_progress",
      }),
    );
    await world.told();
    await world.run(call(studentId));
    expect(await offered()).toEqual([]);
    await world.db((db) => db.delete(schema.sessions));
  });

  it.each([
    ["stranger", "Forbidden"],
    ["gabriel", "Forbidden"],
    ["moderator", "Forbidden"],
  ])("is not for %s", async (name, tag) => {
    await world.endow(who(name), 50);
    expect(await world.fails(call(who(name)))).toMatchObject({ _tag: tag });
    expect(await world.told()).toEqual([]);
  });

  it("is not for who has left the course, nor in a course or module that is not there", async () => {
    const left = (await world.user("left")).id;
    await world.enroll(left, who("course"), true);
    await world.endow(left, 50);
    expect(await world.fails(call(left))).toMatchObject({ _tag: "Forbidden" });
    const studentId = await student();
    expect(await world.fails(call(studentId, { courseId: v7() }))).toMatchObject({ _tag: "NotFound" });
    const foreign = call(studentId, { moduleId: who("module of other") });
    expect(await world.fails(foreign)).toMatchObject({ _tag: "NotFound" });
    expect(await world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
  });

  it("takes points that are there, and one open call at a time", async () => {
    const poor = await student(14);
    expect(await world.fails(call(poor))).toMatchObject({ _tag: "Conflict", message: expect.stringContaining("14") });
    const studentId = await student();
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => world.run(call(studentId))));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ _tag: "Conflict" });
    expect(await world.account(studentId)).toMatchObject({ balance: 35, held: 15 });
  });

  it("is not for who helps somebody at that moment", async () => {
    const { summon } = await pending();
    await world.run(accept("marcus", summon));
    await world.endow(who("marcus"), 50);
    expect(await world.fails(call(who("marcus")))).toMatchObject({
      _tag: "Conflict",
      message: expect.stringContaining("helping"),
    });
  });

  it("has a limit an hour, which load tests lift", async () => {
    const studentId = await student();
    for (let i = 0; i < 12; i++) await world.run(cancel(studentId, await world.run(call(studentId))));
    const refused = await world.fails(call(studentId));
    expect(refused).toMatchObject({ _tag: "TooManyRequests" });
    expect((refused as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(3_500);
    const lifted = call(studentId).pipe(Effect.provideService(RateLimits, false));
    expect(await world.run(lifted)).toMatchObject({ status: "pending" });
  });
});

describe("answering", () => {
  it("lets one of fifty win, and tells the others who it was", async () => {
    const helpers = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const { id: helperId } = await world.user(`helper${index}`);
        await world.certify(helperId, who("course"), who("gabriel"));
        await world.available(helperId);
        return helperId;
      }),
    );
    const { studentId, summon } = await pending();
    await world.told();
    const outcomes = await Promise.allSettled(
      helpers.map((helperId) => world.run(summons((service) => service.accept(helperId, summon.id)))),
    );
    const won = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : []));
    expect(won).toHaveLength(1);
    const winner = won[0]?.responder;
    expect(won[0]).toMatchObject({ status: "responded", responderId: winner?.id });
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({ _tag: "Conflict", message: `${winner?.name} was faster.` });
    const told = await world.told();
    const taken = told.filter(({ message }) => message._tag === "SummonTaken");
    expect(new Set(taken.map(({ roomId }) => roomId))).toEqual(
      new Set([...helpers, who("marcus"), who("nadia")]),
    );
    expect(taken[0]?.message).toMatchObject({ summonId: summon.id, responderId: winner?.id, responderName: winner?.name });
    const changed = told.filter(({ message }) => message._tag === "SummonChanged").map(({ roomId }) => roomId);
    expect(changed.sort()).toEqual([studentId, winner?.id ?? ""].sort());
    expect(await notified(studentId)).toEqual(["taken"]);
    expect(told.filter(({ message }) => message._tag === "Notification")).toHaveLength(1);
    for (const helperId of helpers) await world.available(helperId, false);
    await world.db((db) => db.delete(schema.studentTeachers).where(sql`user_id = any(${sql.param(helpers)}::uuid[])`));
  });

  it("bears being repeated by the winner", async () => {
    const { studentId, summon } = await responded();
    await world.told();
    expect(await world.run(accept("marcus", summon))).toMatchObject({ status: "responded", responderId: who("marcus") });
    expect(await world.told()).toEqual([]);
    expect(await notified(studentId)).toEqual(["taken"]);
  });

  it.each([
    ["resting", "Forbidden", "creator"],
    ["stranger", "Forbidden", "creator"],
    ["elsewhere", "Forbidden", "creator"],
    ["moderator", "Forbidden", "creator"],
    ["away", "Conflict", "not available"],
  ])("is refused to %s", async (name, tag, words) => {
    const { summon } = await pending();
    expect(await world.fails(accept(name, summon))).toMatchObject({ _tag: tag, message: expect.stringContaining(words) });
    expect(await row(summon)).toMatchObject({ status: "pending", responderId: null });
  });

  it("is refused to the asker, also one who teaches the course", async () => {
    await world.enroll(who("nadia"), who("course"));
    await world.endow(who("nadia"), 50);
    const summon = await world.run(call(who("nadia")));
    expect((await world.told()).filter(({ message }) => message._tag === "SummonOffer")).toHaveLength(1);
    expect(await world.fails(accept("nadia", summon))).toMatchObject({ _tag: "Forbidden" });
    const own = await world.fails(accept("nadia", (await pending()).summon));
    expect(own).toMatchObject({ _tag: "Conflict", message: expect.stringContaining("another help") });
  });

  it("is refused after a block from either side", async () => {
    const { studentId, summon } = await pending();
    await world.block(who("marcus"), studentId);
    await world.block(studentId, who("nadia"));
    for (const name of ["marcus", "nadia"])
      expect(await world.fails(accept(name, summon))).toMatchObject({ _tag: "Forbidden" });
  });

  it("is refused to who is in another help or in a session", async () => {
    await responded();
    const { summon } = await pending();
    expect(await world.fails(accept("marcus", summon))).toMatchObject({
      _tag: "Conflict",
      message: expect.stringContaining("another help"),
    });
    const enrollmentId = await world.enroll(who("nadia"), who("other"));
    await world.db((db) =>
      db.insert(schema.sessions).values({
        enrollmentId,
        teacherId: who("elsewhere"),
        studentId: who("nadia"),
        scheduledStart: sql`now() - interval '1 hour'`,
        scheduledEnd: sql`now() + interval '1 hour'`,
        startedAt: sql`now()`,
        status: "in_progress",
      }),
    );
    const inSession = { _tag: "Conflict", message: expect.stringContaining("session") };
    expect(await world.fails(accept("nadia", summon))).toMatchObject(inSession);
    const [session] = await world.db((db) => db.select().from(schema.sessions));
    const sessionId = session?.id ?? "";
    const joinedAt = sql`now() - interval '10 minutes'`;
    await world.db((db) => db.insert(schema.sessionAttendance).values({ sessionId, userId: who("nadia"), joinedAt }));
    expect(await world.fails(accept("nadia", summon))).toMatchObject(inSession);
    await world.db((db) => db.update(schema.sessionAttendance).set({ leftAt: sql`now()` }));
    expect(await world.run(accept("nadia", summon))).toMatchObject({ status: "responded" });
    await world.db((db) => db.delete(schema.sessionAttendance));
    await world.db((db) => db.delete(schema.sessions));
  });

  it("lets one helper take one of two calls, whatever the order", async () => {
    const [first, second] = [await pending(), await pending()];
    const outcomes = await Promise.allSettled(
      [first, second].map(({ summon }) => world.run(accept("marcus", summon))),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it.each(["cancelled", "expired", "out of time"])("comes too late for a call that is %s", async (how) => {
    const { studentId, summon } = await pending();
    if (how === "cancelled") await world.run(cancel(studentId, summon));
    else await runOut(summon);
    if (how === "expired") await world.run(summons((service) => service.expire(summon.id)));
    expect(await world.fails(accept("marcus", summon))).toMatchObject({ _tag: "Conflict" });
    expect((await row(summon))?.responderId).toBeNull();
  });

  it("is refused where there is no such call", async () => {
    const { summon } = await pending();
    expect(await world.fails(accept("marcus", { ...summon, id: v7() }))).toMatchObject({ _tag: "NotFound" });
  });
});

describe("a call as others see it", () => {
  const seen = async (summon: Summon) => {
    const names = ["gabriel", "marcus", "nadia", "away", "resting", "stranger", "moderator"];
    const sees = await Promise.all(
      names.map((name) => world.run(byId(who(name), summon)).then(() => [name], () => [])),
    );
    return sees.flat();
  };

  it("is open to who may answer while it is pending, then to the two and those who watch", async () => {
    const { studentId, summon } = await pending();
    expect(await seen(summon)).toEqual(["gabriel", "marcus", "nadia", "moderator"]);
    await world.run(accept("marcus", summon));
    expect(await seen(summon)).toEqual(["gabriel", "marcus", "moderator"]);
    expect(await world.run(byId(studentId, summon))).toMatchObject({ responder: { name: "Marcus" } });
    expect(await world.fails(byId(who("nadia"), summon))).toMatchObject({ _tag: "NotFound" });
  });
});

describe("the end of a help", () => {
  it("pays the helper after five measured minutes", async () => {
    const { studentId, summon } = await responded();
    const before = (await world.account(who("marcus")))?.totalEarned ?? 0;
    expect((await world.run(attend(summon, studentId))).startedAt).toBeNull();
    expect((await world.run(attend(summon, studentId, who("marcus")))).startedAt).not.toBeNull();
    await lasted(summon, 300);
    await world.told();
    const done = await world.run(complete(studentId, summon));
    expect(done).toMatchObject({ status: "completed", pointsAwarded: 15, points: 15 });
    expect(done.talkSeconds).toBeGreaterThanOrEqual(300);
    expect(await row(summon)).toMatchObject({ sessionDurationMins: 5 });
    expect(await world.account(studentId)).toMatchObject({ balance: 35, held: 0, spent: 15 });
    expect(await world.account(who("marcus"))).toMatchObject({ totalEarned: before + 15, held: 0 });
    expect(await notified(who("marcus"))).toContain("paid");
    const tags = (await world.told()).map(({ party, roomId, message }) => `${party} ${roomId} ${message._tag}`);
    for (const line of [
      `summon ${summon.id} Reload`,
      `inbox ${studentId} SummonChanged`,
      `inbox ${who("marcus")} SummonChanged`,
      `inbox ${studentId} Goodwill`,
      `inbox ${who("marcus")} Goodwill`,
    ])
      expect(tags).toContain(line);
    expect(await world.run(complete(who("marcus"), summon))).toEqual(done);
    expect(await world.account(who("marcus"))).toMatchObject({ totalEarned: before + 15 });
  });

  it("returns the points after a shorter talk, and counts only time of both", async () => {
    const { studentId, summon } = await responded();
    await world.run(attend(summon, studentId));
    await lasted(summon, 3_600);
    await world.run(attend(summon, studentId, who("marcus")));
    await lasted(summon, 290);
    const done = await world.run(complete(who("marcus"), summon));
    expect(done).toMatchObject({ status: "completed", pointsAwarded: null });
    expect(done.talkSeconds).toBeGreaterThanOrEqual(290);
    expect(done.talkSeconds).toBeLessThan(300);
    expect(await world.account(studentId)).toMatchObject({ balance: 50, held: 0, spent: 0 });
    expect(await notified(studentId)).toEqual(["taken", "left"]);
  });

  it("returns the points when either leaves it unfinished, or the student takes the call back", async () => {
    const open = await pending();
    await world.told();
    expect(await world.fails(cancel(who("marcus"), open.summon))).toMatchObject({ _tag: "Forbidden" });
    await world.run(cancel(open.studentId, open.summon));
    const closed = (await world.told()).filter(({ message }) => message._tag === "SummonClosed");
    expect(closed.map(({ roomId }) => roomId).sort()).toEqual([who("marcus"), who("nadia")].sort());
    for (const by of ["student", "helper"]) {
      const { studentId, summon } = await responded();
      const cancelled = await world.run(cancel(by === "student" ? studentId : who("marcus"), summon));
      expect(cancelled).toMatchObject({ status: "cancelled", pointsAwarded: null });
      expect(await world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
      expect(await notified(by === "student" ? who("marcus") : studentId)).toContain("left");
      expect(await world.run(cancel(studentId, summon))).toMatchObject({ status: "cancelled" });
      expect(await world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    }
  });

  it("is nobody else's to declare, and has its time", async () => {
    const { studentId, summon } = await pending();
    expect(await world.fails(complete(studentId, summon))).toMatchObject({ _tag: "Conflict" });
    await world.run(accept("marcus", summon));
    for (const end of [complete, cancel])
      for (const name of ["nadia", "gabriel", "moderator", "stranger"])
        expect(await world.fails(end(who(name), summon))).toMatchObject({ _tag: "Forbidden" });
    await world.run(cancel(studentId, summon));
    expect(await world.fails(complete(studentId, summon))).toMatchObject({ _tag: "Conflict" });
    const done = await responded();
    await world.run(complete(done.studentId, done.summon));
    expect(await world.fails(cancel(done.studentId, done.summon))).toMatchObject({ _tag: "Conflict" });
  });

  it("happens once when both press their button at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { studentId, summon } = await responded();
      await world.run(attend(summon, studentId, who("marcus")));
      await lasted(summon, 400);
      const before = (await world.account(who("marcus")))?.totalEarned ?? 0;
      await Promise.allSettled([
        world.run(complete(studentId, summon)),
        world.run(complete(who("marcus"), summon)),
        world.run(cancel(studentId, summon)),
      ]);
      const after = await row(summon);
      const paid = after?.status === "completed" ? 15 : 0;
      expect(after?.pointsAwarded ?? 0).toBe(paid);
      expect(await world.account(who("marcus"))).toMatchObject({ totalEarned: before + paid });
      expect(await world.account(studentId)).toMatchObject({ balance: 50 - paid, held: 0, spent: paid });
    }
  });

  it("offers the helper what came in meanwhile", async () => {
    const { studentId, summon } = await responded();
    await world.available(who("nadia"), false);
    await world.told();
    const waiting = await pending();
    const offers = async () =>
      (await world.told()).filter(({ message }) => message._tag === "SummonOffer").map(({ roomId }) => roomId);
    expect(await offers()).toEqual([]);
    await world.run(complete(studentId, summon));
    expect(await offers()).toEqual([who("marcus")]);
    expect(await world.run(summons((service) => service.offersFor(who("marcus"))))).toMatchObject([
      { id: waiting.summon.id },
    ]);
  });
});

describe("expiry", () => {
  it("comes when it is due and not before, returns the points and says so", async () => {
    const { studentId, summon } = await pending();
    expect(await world.run(summons((service) => service.expire(summon.id)))).toMatchObject({ status: "pending" });
    await runOut(summon);
    await world.told();
    expect(await world.run(summons((service) => service.expire(summon.id)))).toMatchObject({ status: "expired" });
    const told = await world.told();
    expect(told.map(({ party, message }) => `${party} ${message._tag}`).sort()).toEqual([
      "inbox Goodwill",
      "inbox Notification",
      "inbox SummonChanged",
      "inbox SummonClosed",
      "inbox SummonClosed",
      "summon Reload",
    ]);
    expect(await world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    expect(await world.run(summons((service) => service.expire(summon.id)))).toMatchObject({ status: "expired" });
    expect(await world.told()).toEqual([]);
    expect(await notified(studentId)).toEqual(["expired"]);
  });

  it("races with an answer and exactly one of them happens", async () => {
    for (let round = 0; round < 12; round++) {
      const { studentId, summon } = await pending();
      await world.db((db) =>
        db
          .update(schema.helpSummons)
          .set({ createdAt: sql`now() - interval '1 minute'`, expiresAt: sql`clock_timestamp() + interval '15 ms'` })
          .where(eq(schema.helpSummons.id, summon.id)),
      );
      const late = new Promise((resolve) => setTimeout(resolve, 6 + round));
      const [accepted] = await Promise.allSettled([
        late.then(() => world.run(accept("marcus", summon))),
        late.then(() => world.run(summons((service) => service.expire(summon.id)))),
      ]);
      await world.run(summons((service) => service.expireDue()));
      const after = await row(summon);
      const held = accepted?.status === "fulfilled" ? 15 : 0;
      expect(after?.status === "responded" ? 15 : 0).toBe(held);
      if (after?.status !== "responded") {
        await new Promise((resolve) => setTimeout(resolve, 20));
        await world.run(summons((service) => service.expireDue()));
        expect((await row(summon))?.status).toBe("expired");
      } else await world.run(cancel(studentId, summon));
      expect(await world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    }
  });

  it("is found by the sweep", async () => {
    const due = await pending();
    const early = await pending();
    await runOut(due.summon);
    expect(await world.run(summons((service) => service.expireDue()))).toBe(1);
    expect(await row(due.summon)).toMatchObject({ status: "expired" });
    expect(await row(early.summon)).toMatchObject({ status: "pending" });
    expect(await world.run(summons((service) => service.expireDue()))).toBe(0);
  });
});

describe("attendance", () => {
  const intervals = async (summon: Summon) => {
    const rows = await world.db((db) =>
      db.select().from(schema.summonAttendance).where(eq(schema.summonAttendance.summonId, summon.id)),
    );
    return rows.map(({ userId, joinedAt, leftAt }) => ({
      userId,
      seconds: leftAt === null ? null : (leftAt.getTime() - joinedAt.getTime()) / 1_000,
    }));
  };

  it("keeps one open interval a person, however often they are noted", async () => {
    const { studentId, summon } = await responded();
    await Promise.all(Array.from({ length: 8 }, () => world.run(attend(summon, studentId, who("marcus")))));
    expect(await intervals(summon)).toHaveLength(2);
    await world.run(attend(summon, who("marcus")));
    const open = (await intervals(summon)).filter(({ seconds }) => seconds === null);
    expect(open.map(({ userId }) => userId)).toEqual([who("marcus")]);
    await world.run(attend(summon, studentId, who("marcus")));
    expect(await intervals(summon)).toHaveLength(3);
  });

  it("notes nobody but the two, and nothing once it is over", async () => {
    const { studentId, summon } = await responded();
    await world.run(attend(summon, who("nadia"), who("gabriel")));
    expect(await intervals(summon)).toEqual([]);
    await world.run(cancel(studentId, summon));
    await world.run(attend(summon, studentId, who("marcus")));
    expect(await intervals(summon)).toEqual([]);
  });

  it("ends with the lease when the room has died, by the sweep as by who comes back", async () => {
    const { studentId, summon } = await responded();
    await world.run(attend(summon, studentId, who("marcus")));
    const vanish = () =>
      world.db((db) =>
        db.execute(sql`update summon_attendance
          set joined_at = now() - interval '10 minutes', last_seen_at = now() - interval '5 minutes'
          where summon_id = ${summon.id} and left_at is null`),
      );
    await vanish();
    expect((await world.run(byId(studentId, summon))).talkSeconds).toBe(325);
    expect(await world.run(summons((service) => service.expireDue()))).toBe(2);
    expect((await intervals(summon)).map(({ seconds }) => seconds)).toEqual([325, 325]);
    await world.run(attend(summon, studentId));
    await vanish();
    await world.run(attend(summon, studentId));
    const own = (await intervals(summon)).filter(({ userId }) => userId === studentId);
    expect(own.map(({ seconds }) => seconds).sort()).toEqual([325, 325, null].sort());
  });

  it("lets a help end by itself that both have left for good, and only such a one", async () => {
    const [gone, fresh] = [await responded(), await pending()];
    await world.run(accept("nadia", fresh.summon));
    await world.run(attend(gone.summon, gone.studentId, who("marcus")));
    await world.run(attend(gone.summon));
    expect(await world.run(summons((service) => service.expireDue()))).toBe(0);
    await world.db((db) =>
      db.execute(sql`update summon_attendance set joined_at = now() - interval '20 minutes',
        last_seen_at = now() - interval '11 minutes', left_at = now() - interval '11 minutes'
        where summon_id = ${gone.summon.id}`),
    );
    await world.db((db) =>
      db.execute(sql`update help_summons set created_at = now() - interval '30 minutes',
        expires_at = now() - interval '25 minutes', responded_at = now() - interval '28 minutes'
        where id = ${gone.summon.id}`),
    );
    expect(await world.run(summons((service) => service.expireDue()))).toBe(1);
    expect(await row(gone.summon)).toMatchObject({ status: "completed", pointsAwarded: 15 });
    expect(await row(fresh.summon)).toMatchObject({ status: "responded" });
  });
});

describe("the talk", () => {
  const say = (summon: Summon, after: number, ...lines: { id: string; userId: string; content: string }[]) =>
    world.run(summons((service) => service.say(summon.id, after, lines)));
  const line = (userId: string, content: string, lineId = v7()) => ({ id: lineId, userId, content });

  it("numbers lines without gaps, also when two batches come at once", async () => {
    const { studentId, summon } = await responded();
    const batches = Array.from({ length: 6 }, (_, batch) =>
      Array.from({ length: 5 }, (_, index) => line(index % 2 ? studentId : who("marcus"), `${batch}.${index}`)),
    );
    await Promise.all(batches.map((batch) => say(summon, 0, ...batch)));
    const all = await world.run(summons((service) => service.lines(summon.id, 0)));
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    for (const batch of batches) {
      const order = all.filter(({ id: lineId }) => batch.some((one) => one.id === lineId));
      expect(order.map(({ content }) => content)).toEqual(batch.map(({ content }) => content));
    }
    expect(await world.run(summons((service) => service.lines(summon.id, 28)))).toEqual(all.slice(28));
    expect(await world.run(summons((service) => service.load(summon.id)))).toMatchObject({ lastSeq: 30 });
  });

  it("takes a repeated line once, and refuses another body or author under its id", async () => {
    const { studentId, summon } = await responded();
    const first = line(studentId, "It cracks \ud83d\udd25 here \ud800.");
    const { said } = await say(summon, 0, first, first);
    expect(said).toHaveLength(1);
    const again = await say(summon, 1, first, { ...first, content: "No." }, { ...first, userId: who("marcus") });
    expect(again.said).toEqual([]);
    expect(again.repeated).toEqual([{ index: 0, line: said[0] }]);
    expect(again.refused).toMatchObject([
      { index: 1, code: "conflict" },
      { index: 2, code: "conflict" },
    ]);
    expect((await say(summon, 0, first)).said).toEqual(said);
  });

  it("tells a room what it has missed together with what is new", async () => {
    const { studentId, summon } = await responded();
    await say(summon, 0, line(studentId, "one"), line(studentId, "two"));
    const { said } = await say(summon, 1, line(who("marcus"), "three"));
    expect(said.map(({ content }) => content)).toEqual(["two", "three"]);
  });

  it("is for the two, while the help lasts", async () => {
    const { studentId, summon } = await pending();
    expect((await say(summon, 0, line(studentId, "hello?"))).refused).toMatchObject([{ code: "conflict" }]);
    await world.run(accept("marcus", summon));
    expect((await say(summon, 0, line(who("nadia"), "hi"), line(studentId, "hi"))).refused).toMatchObject([
      { index: 0, code: "forbidden" },
    ]);
    await world.run(complete(studentId, summon));
    expect((await say(summon, 1, line(studentId, "thanks"))).refused).toMatchObject([{ code: "conflict" }]);
    expect(await world.run(summons((service) => service.lines(summon.id, 0)))).toHaveLength(1);
  });

  it("refuses an id that another talk has", async () => {
    const first = await responded();
    const { said } = await say(first.summon, 0, line(first.studentId, "mine"));
    await world.run(cancel(first.studentId, first.summon));
    const second = await responded();
    const stolen = await say(second.summon, 0, line(second.studentId, "mine", said[0]?.id));
    expect(stolen).toMatchObject({ said: [], refused: [{ code: "conflict" }] });
  });
});

it("knows the open summon of both of its people", async () => {
  const { studentId, summon } = await responded();
  for (const userId of [studentId, who("marcus")])
    expect(await world.run(summons((service) => service.openOf(userId)))).toMatchObject({ id: summon.id });
  await world.run(cancel(studentId, summon));
  expect(await world.run(summons((service) => service.openOf(studentId)))).toBeNull();
});
