import { eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { openLearningWorld } from "../../../tests/support/worlds/learning-world.ts";
import { ENROLLMENTS_A_DAY } from "../limits.ts";
import { Enrollments } from "../service.ts";
import { PaymentPage, PaymentPageFailed } from "./payment-page.ts";

type World = Awaited<ReturnType<typeof openLearningWorld>>;
let world: World;
const who = (name: string) => world.who(name);

beforeAll(async () => {
  world = await openLearningWorld();
});
afterAll(() => world.close());

describe("enrolling in a free course", () => {
  it("of twenty who press at once makes one enrolment, one step of the count and one welcome", async () => {
    const { id } = await world.user("twenty");
    const before = (await world.course(world.free.id))?.studentCount ?? 0;
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.ask((s) => s.enroll(id, { courseId: world.free.id }))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await world.enrollmentsOf(id, world.free.id)).toHaveLength(1);
    expect((await world.course(world.free.id))?.studentCount).toBe(before + 1);
    expect(await world.mailed(id)).toBe(1);
    const told = await world.db((db) =>
      db
        .select()
        .from(schema.notifications)
        .where(sql`user_id = ${who("gabriel")} and actor_id = ${id}`),
    );
    expect(told.map(({ type }) => type)).toEqual(["enrollment"]);
  });

  it("keeps the terms of the day, whatever the course becomes", async () => {
    const course = await world.newCourse("terms", who("gabriel"), {
      priceCents: 0,
      sessionCount: 3,
      sessionMinutes: 45,
    });
    const id = await world.enrolls(who("lee"), course.id);
    await world.db((db) =>
      db
        .update(schema.courses)
        .set({ sessionCount: 1, sessionMinutes: 90 })
        .where(eq(schema.courses.id, course.id)),
    );
    const [row] = await world.enrollmentsOf(who("lee"), course.id);
    expect(row).toMatchObject({ id, sessionCount: 3, sessionMinutes: 45, priceCents: 0, status: "enrolled" });
  });

  it("is refused where nobody may: unknown, draft, paused, retired, own course, address not confirmed", async () => {
    const { id: sarah } = await world.user("refused");
    const closed = await world.newCourse("closed", who("gabriel"), { priceCents: 0, isActive: false });
    const retired = await world.newCourse("retired", who("gabriel"), {
      priceCents: 0,
      isActive: false,
      isRetired: true,
    });
    for (const courseId of [closed.id, retired.id, v7()])
      expect(await world.refusal((s) => s.enroll(sarah, { courseId }))).toBe("NotFound");
    expect(await world.refusal((s) => s.enroll(who("gabriel"), { courseId: world.free.id }))).toBe(
      "Forbidden",
    );
    const unknown = await world.user("unverified", { emailVerified: false });
    expect(await world.refusal((s) => s.enroll(unknown.id, { courseId: world.free.id }))).toBe("Forbidden");
    expect(await world.enrollmentsOf(sarah, closed.id)).toEqual([]);
  });

  it("takes an active S-T of the course as teacher, and nobody else", async () => {
    const { id } = await world.user("chooser");
    const stranger = await world.user("nobody");
    const paused = await world.user("paused");
    await world.certify(paused.id, world.free.id, who("gabriel"), false);
    for (const studentTeacherId of [stranger.id, paused.id, v7()])
      expect(await world.refusal((s) => s.enroll(id, { courseId: world.free.id, studentTeacherId }))).toBe(
        "Conflict",
      );
    const answer = await world.ask((s) =>
      s.enroll(id, { courseId: world.free.id, studentTeacherId: who("marcus") }),
    );
    expect(answer).toMatchObject({ enrollment: { teacher: { handle: "marcus" }, status: "enrolled" } });
    expect(await world.notified(who("marcus"))).toContain("\ue000actor chose you as a teacher");
    const { enrollment } = answer as Extract<typeof answer, { enrollment: unknown }>;
    await world.db((db) => db.insert(schema.blocks).values({ blockerId: who("marcus"), blockedId: id }));
    expect(await world.ask((s) => s.chooseTeacher(id, enrollment.id, null))).toMatchObject({ teacher: null });
    expect(await world.refusal((s) => s.chooseTeacher(id, enrollment.id, who("marcus")))).toBe("Conflict");
    expect(await world.refusal((s) => s.chooseTeacher(who("lee"), enrollment.id, null))).toBe("NotFound");
  });
});

describe("leaving and coming back", () => {
  it("frees what was booked, and keeps what was done", async () => {
    const { id } = await world.user("leaver");
    const enrollment = await world.enrolls(id);
    const [first = ""] = world.modules;
    await world.ask((s) => s.mark(id, enrollment, first, { isComplete: true }));
    await world.ask((s) => s.note(id, enrollment, first, { body: "Remember the gloves.", version: 0 }));
    const sessionId = v7();
    await world.db((db) =>
      db.insert(schema.sessions).values({
        id: sessionId,
        enrollmentId: enrollment,
        teacherId: who("marcus"),
        studentId: id,
        scheduledStart: new Date(Date.now() + 86_400_000),
        scheduledEnd: new Date(Date.now() + 90_000_000),
      }),
    );
    const count = (await world.course(world.free.id))?.studentCount ?? 0;
    expect(await world.refusal((s) => s.leave(who("lee"), enrollment, "Not mine."))).toBe("NotFound");
    for (let twice = 0; twice < 2; twice += 1)
      expect(await world.ask((s) => s.leave(id, enrollment, " Too busy. "))).toMatchObject({
        status: "cancelled",
      });
    expect((await world.course(world.free.id))?.studentCount).toBe(count - 1);
    const [session] = await world.db((db) =>
      db.select().from(schema.sessions).where(eq(schema.sessions.id, sessionId)),
    );
    expect(session).toMatchObject({ status: "cancelled", cancelledBy: id });
    expect(await world.notified(who("marcus"))).toContain("\ue000actor left");
    expect(await world.refusal((s) => s.mark(id, enrollment, first, { isComplete: false }))).toBe("Conflict");
    expect(await world.refusal((s) => s.learning(id, "welding"))).toBe("NotFound");

    const left = { of: "creator", courseId: world.free.id, status: "cancelled" } as const;
    const seen = await world.ask((s) => s.students(who("gabriel"), left));
    expect(seen.students.find(({ person }) => person.id === id)).toMatchObject({ leaveReason: "Too busy." });

    const back = await world.enrolls(id);
    expect(back).not.toBe(enrollment);
    const page = await world.ask((s) => s.learning(id, "welding"));
    expect(page.modules.map(({ isComplete }) => isComplete)).toEqual([true, false, false, false]);
    expect(page.modules[0]?.note).toMatchObject({ body: "Remember the gloves." });
    const rows = await world.enrollmentsOf(id, world.free.id);
    expect(rows.map(({ status, cancelReason, resumesId }) => [status, cancelReason, resumesId])).toEqual([
      ["cancelled", "Too busy.", null],
      ["in_progress", null, enrollment],
    ]);
  });

  it("is not for who has completed it", async () => {
    const { id } = await world.user("graduate");
    const enrollment = await world.enrolls(id);
    for (const module of world.modules)
      await world.ask((s) => s.mark(id, enrollment, module, { isComplete: true }));
    expect(await world.refusal((s) => s.leave(id, enrollment, ""))).toBe("Conflict");
  });
});

it("coming and going ends after so many times a day, and tells when it may go on", async () => {
  const { id } = await world.user("restless");
  for (let n = 0; n < ENROLLMENTS_A_DAY; n += 1) {
    const enrollment = await world.enrolls(id);
    await world.ask((s) => s.leave(id, enrollment, ""));
  }
  expect(await world.refusal((s) => s.enroll(id, { courseId: world.free.id }))).toBe("TooManyRequests");
});

describe("a checkout", () => {
  const open = async (id: string) => {
    const answer = await world.ask((s) => s.enroll(id, { courseId: world.priced.id }));
    if (!("checkout" in answer)) throw new Error("free");
    return answer.checkout;
  };

  it("is one for each person and course, at the price that it shows, and begins one enrolment", async () => {
    const { id } = await world.user("buyer");
    const opened = await Promise.all(Array.from({ length: 10 }, () => open(id)));
    expect(new Set(opened.map((one) => one.id)).size).toBe(1);
    const [checkout] = opened;
    const checkoutId = checkout?.id ?? "";
    expect(checkout?.url).toBe(`/checkout/${checkoutId}`);
    await world.db((db) =>
      db.update(schema.courses).set({ priceCents: 29_900 }).where(eq(schema.courses.id, world.priced.id)),
    );
    expect(await world.ask((s) => s.checkout(id, checkoutId))).toMatchObject({
      amountCents: 19_900,
      status: "open",
    });
    expect(await world.refusal((s) => s.checkout(who("lee"), checkoutId))).toBe("NotFound");
    expect(await world.refusal((s) => s.paySandbox(who("lee"), checkoutId))).toBe("NotFound");
    const paid = await Promise.all(
      Array.from({ length: 5 }, () => world.ask((s) => s.paySandbox(id, checkoutId))),
    );
    expect(new Set(paid.map((one) => one.id)).size).toBe(1);
    expect(await world.enrollmentsOf(id, world.priced.id)).toMatchObject([
      { priceCents: 19_900, sessionCount: 2 },
    ]);
    expect(await world.ask((s) => s.checkout(id, checkoutId))).toMatchObject({ status: "completed" });
    expect(await world.refusal((s) => s.cancelCheckout(id, checkoutId))).toBe("Conflict");
    expect(await world.ask((s) => s.enroll(id, { courseId: world.priced.id }))).toMatchObject({
      enrollment: { id: paid[0]?.id },
    });
    const money = await world.db((db) => db.select().from(schema.transactions));
    expect(money).toEqual([]);
  });

  it("whose page cannot be reached says so, and is the same one once it can", async () => {
    const { id } = await world.user("unlucky");
    const enroll = Enrollments.use((s) => s.enroll(id, { courseId: world.priced.id }));
    const away = {
      isSandbox: false,
      open: () => Effect.fail(new PaymentPageFailed({ reason: "it is away" })),
    };
    expect(await world.fails(Effect.provideService(enroll, PaymentPage, away))).toMatchObject({
      _tag: "ServiceUnavailable",
    });
    const [row] = await world.db((db) =>
      db.select().from(schema.checkouts).where(eq(schema.checkouts.userId, id)),
    );
    expect((await open(id)).id).toBe(row?.id);
  });

  it("at another price is another one, and over it is over", async () => {
    const { id } = await world.user("hesitant");
    const former = await open(id);
    await world.db((db) =>
      db.update(schema.courses).set({ priceCents: 9_900 }).where(eq(schema.courses.id, world.priced.id)),
    );
    const newer = await open(id);
    expect(newer.id).not.toBe(former.id);
    expect(await world.refusal((s) => s.paySandbox(id, former.id))).toBe("Conflict");
    await world.ask((s) => s.cancelCheckout(id, newer.id));
    expect(await world.refusal((s) => s.paySandbox(id, newer.id))).toBe("Conflict");
    const last = await open(id);
    await world.db((db) =>
      db
        .update(schema.checkouts)
        .set({ expiresAt: sql`now() - interval '1 second'` })
        .where(eq(schema.checkouts.id, last.id)),
    );
    expect(await world.ask((s) => s.checkout(id, last.id))).toMatchObject({ status: "expired" });
    expect(await world.refusal((s) => s.paySandbox(id, last.id))).toBe("Conflict");
    expect(await world.ask((s) => s.expireDue)).toBeGreaterThan(0);
    expect(await world.enrollmentsOf(id, world.priced.id)).toEqual([]);
  });

  it("of a course that closes meanwhile may still be paid, and no new one opens", async () => {
    const { id } = await world.user("late");
    const course = await world.newCourse("closing", who("gabriel"), { priceCents: 5_000 });
    const answer = await world.ask((s) => s.enroll(id, { courseId: course.id }));
    await world.db((db) =>
      db
        .update(schema.courses)
        .set({ isActive: false, isRetired: true })
        .where(eq(schema.courses.id, course.id)),
    );
    expect(await world.refusal((s) => s.enroll(who("lee"), { courseId: course.id }))).toBe("NotFound");
    if (!("checkout" in answer)) throw new Error("free");
    expect(await world.ask((s) => s.paySandbox(id, answer.checkout.id))).toMatchObject({
      courseId: course.id,
    });
  });
});
