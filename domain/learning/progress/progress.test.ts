import { and, eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { openLearningWorld } from "../../../tests/support/worlds/learning-world.ts";
import { laterMark } from "../rules.ts";

type World = Awaited<ReturnType<typeof openLearningWorld>>;
let world: World;
let taken = 0;
const who = (name: string) => world.who(name);
/** Another name each time. */
const fresh = (name: string) => {
  taken += 1;
  return `${name}${taken}`;
};
const someone = async () => (await world.user(fresh("learner"))).id;

beforeAll(async () => {
  world = await openLearningWorld();
});
afterAll(() => world.close());

const rowsOf = (enrollmentId: string) =>
  world.db((db) =>
    db.select().from(schema.moduleProgress).where(eq(schema.moduleProgress.enrollmentId, enrollmentId)),
  );
const statusOf = async (enrollmentId: string) =>
  (
    await world.db((db) =>
      db.select().from(schema.enrollments).where(eq(schema.enrollments.id, enrollmentId)),
    )
  )[0];

describe("marking modules", () => {
  it("of fifty at once of one module and of all of them makes one row each, and the exact percentage", async () => {
    const id = await someone();
    const enrollment = await world.enrolls(id);
    const mark = (module: string) => world.ask((s) => s.mark(id, enrollment, module, { isComplete: true }));
    const [first = "", second = "", ...others] = world.modules;
    await Promise.all(Array.from({ length: 50 }, () => mark(first)));
    expect(await rowsOf(enrollment)).toHaveLength(1);
    expect(await mark(second)).toEqual({
      progress: { done: 2, total: 4, percent: 50 },
      status: "in_progress",
      isComplete: true,
    });
    const answers = await Promise.all([...others, ...others, ...others].map(mark));
    expect(await rowsOf(enrollment)).toHaveLength(4);
    expect(answers.filter(({ progress }) => progress.percent === 100)).not.toHaveLength(0);
    expect(await statusOf(enrollment)).toMatchObject({ status: "completed" });
    const told = (await world.notified(id)).filter((title) => title === "You completed the course");
    expect(told).toHaveLength(1);
  });

  it("stands by the later word, in whatever order devices tell it", { timeout: 120_000 }, async () => {
    const id = await someone();
    const enrollment = await world.enrolls(id);
    const [module = ""] = world.modules;
    const marks = fc.array(
      fc.record({ isComplete: fc.boolean(), at: fc.integer({ min: 1_000, max: 1_005 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(marks, async (said) => {
        await world.db((db) =>
          db.delete(schema.moduleProgress).where(eq(schema.moduleProgress.enrollmentId, enrollment)),
        );
        let last = { isComplete: false };
        for (const mark of said) last = await world.ask((s) => s.mark(id, enrollment, module, mark));
        expect(last.isComplete).toBe(said.reduce(laterMark).isComplete);
      }),
      { numRuns: 25 },
    );
  });

  it("of a clock that goes fast is not later than when it was told", async () => {
    const id = await someone();
    const enrollment = await world.enrolls(id);
    const [module = ""] = world.modules;
    await world.ask((s) => s.mark(id, enrollment, module, { isComplete: true, at: Date.now() + 86_400_000 }));
    expect(await world.ask((s) => s.mark(id, enrollment, module, { isComplete: false }))).toMatchObject({
      isComplete: false,
      progress: { done: 0 },
    });
  });

  it("is refused to others, and for modules of other courses and retired ones", async () => {
    const id = await someone();
    const enrollment = await world.enrolls(id);
    const other = await world.newCourse(fresh("other"), who("gabriel"), { priceCents: 0 });
    const [foreign = ""] = await world.modulesOf(other.id, 1);
    const [first = ""] = world.modules;
    const done = { isComplete: true };
    for (const stranger of [who("lee"), who("gabriel"), who("marcus")])
      expect(await world.refusal((s) => s.mark(stranger, enrollment, first, done))).toBe("NotFound");
    expect(await world.refusal((s) => s.mark(id, enrollment, foreign, done))).toBe("NotFound");
    expect(await world.refusal((s) => s.place(id, enrollment, foreign))).toBe("NotFound");
    expect(await rowsOf(enrollment)).toEqual([]);
  });
});

describe("completing", () => {
  const course = async (modules: number, sessionCount: number) => {
    const made = await world.newCourse(fresh("completing"), who("gabriel"), {
      priceCents: 0,
      sessionCount,
    });
    return { id: made.id, modules: await world.modulesOf(made.id, modules) };
  };

  it("waits for included sessions, and a waived one need not be held", async () => {
    const { id: courseId, modules } = await course(1, 2);
    const id = await someone();
    const enrollment = await world.enrolls(id, courseId);
    await world.ask((s) => s.mark(id, enrollment, modules[0] ?? "", { isComplete: true }));
    expect(await statusOf(enrollment)).toMatchObject({ status: "in_progress" });
    await world.db((db) =>
      db.insert(schema.sessions).values({
        enrollmentId: enrollment,
        teacherId: who("gabriel"),
        studentId: id,
        scheduledStart: new Date(Date.now() - 7_200_000),
        scheduledEnd: new Date(Date.now() - 3_600_000),
        startedAt: new Date(Date.now() - 7_200_000),
        endedAt: new Date(Date.now() - 3_600_000),
        status: "completed",
        outcome: "held",
      }),
    );
    await world.ask((s) => s.settle([enrollment]));
    expect(await statusOf(enrollment)).toMatchObject({ status: "in_progress" });
    await world.db((db) =>
      db.insert(schema.sessionWaivers).values({
        enrollmentId: enrollment,
        sessionNumber: 2,
        waivedBy: who("gabriel"),
        reason: "Knows it already.",
      }),
    );
    await world.ask((s) => s.settle([enrollment]));
    expect(await statusOf(enrollment)).toMatchObject({ status: "completed" });
  });

  it("follows when the last open module is retired, and is not undone by a mark taken back", async () => {
    const { id: courseId, modules } = await course(2, 0);
    const id = await someone();
    const enrollment = await world.enrolls(id, courseId);
    const [first = "", second = ""] = modules;
    await world.ask((s) => s.mark(id, enrollment, first, { isComplete: true }));
    await world.db((db) =>
      db
        .update(schema.courseCurriculum)
        .set({ retiredAt: new Date() })
        .where(and(eq(schema.courseCurriculum.id, second))),
    );
    await world.ask((s) => s.settle([enrollment]));
    expect(await statusOf(enrollment)).toMatchObject({ status: "completed" });
    expect(await world.refusal((s) => s.mark(id, enrollment, second, { isComplete: true }))).toBe("NotFound");
    expect(await world.ask((s) => s.mark(id, enrollment, first, { isComplete: false }))).toMatchObject({
      status: "completed",
      progress: { done: 0, total: 1 },
    });
  });

  it("in a free course counts the sessions of before it was left, in a paid one only what was paid for", async () => {
    const { id: courseId, modules } = await course(1, 1);
    const id = await someone();
    const first = await world.enrolls(id, courseId);
    await world.db((db) =>
      db.insert(schema.sessions).values({
        enrollmentId: first,
        teacherId: who("gabriel"),
        studentId: id,
        scheduledStart: new Date(Date.now() - 7_200_000),
        scheduledEnd: new Date(Date.now() - 3_600_000),
        startedAt: new Date(Date.now() - 7_200_000),
        endedAt: new Date(Date.now() - 3_600_000),
        status: "completed",
        outcome: "cut_short",
      }),
    );
    await world.ask((s) => s.leave(id, first, ""));
    const again = await world.enrolls(id, courseId);
    await world.ask((s) => s.mark(id, again, modules[0] ?? "", { isComplete: true }));
    expect(await statusOf(again)).toMatchObject({ status: "completed" });
    const other = await someone();
    const paid = await world.enrolls(other, courseId);
    await world.db((db) =>
      db.update(schema.enrollments).set({ priceCents: 9_900 }).where(eq(schema.enrollments.id, paid)),
    );
    await world.ask((s) => s.mark(other, paid, modules[0] ?? "", { isComplete: true }));
    expect(await statusOf(paid)).toMatchObject({ status: "in_progress" });
  });
});

describe("a private note", () => {
  it("is kept by version: repeated it is the same, stale it is refused, and nobody else reads it", async () => {
    const id = await someone();
    const enrollment = await world.enrolls(id);
    const [module = ""] = world.modules;
    const write = (body: string, version: number) =>
      world.ask((s) => s.note(id, enrollment, module, { body, version }));
    const first = await write("One", 0);
    expect(await write("One", 0)).toEqual(first);
    const second = await write("Two", first.version);
    expect(
      await world.refusal((s) => s.note(id, enrollment, module, { body: "Three", version: first.version })),
    ).toBe("Conflict");
    expect(await write("", second.version)).toEqual({ body: "", version: 3 });
    expect(await write("Anew", 3)).toEqual({ body: "Anew", version: 4 });
    expect(
      await world.refusal((s) => s.note(who("lee"), enrollment, module, { body: "Mine", version: 0 })),
    ).toBe("NotFound");
  });
});

describe("students as those who teach see them", () => {
  it("are the creator’s of all courses, and an S-T’s own; page by page without gaps", async () => {
    const made = await world.newCourse(fresh("busy"), who("gabriel"), { priceCents: 0 });
    await world.modulesOf(made.id, 2);
    await world.certify(who("marcus"), made.id, who("gabriel"));
    const ids: string[] = [];
    for (let n = 0; n < 61; n += 1) {
      const id = await someone();
      const studentTeacherId = n % 2 === 0 ? who("marcus") : null;
      await world.ask((s) => s.enroll(id, { courseId: made.id, studentTeacherId }));
      ids.push(id);
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await world.ask((s) =>
        s.students(who("gabriel"), { of: "creator", courseId: made.id, ...(cursor ? { cursor } : {}) }),
      );
      seen.push(...page.students.map(({ person }) => person.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids.reverse());
    const own = await world.ask((s) => s.students(who("marcus"), { of: "teacher", courseId: made.id }));
    expect(own.students).toHaveLength(31);
    for (const [name, of] of [
      ["marcus", "creator"],
      ["lee", "creator"],
      ["lee", "teacher"],
      ["gabriel", "teacher"],
    ] as const)
      expect((await world.ask((s) => s.students(who(name), { of, courseId: made.id }))).students).toEqual([]);
    expect(await world.ask((s) => s.dropOff(who("gabriel"), made.id))).toMatchObject({
      students: 61,
      completed: 0,
      modules: [
        { done: 0, next: 61 },
        { done: 0, next: 0 },
      ],
    });
    expect(await world.refusal((s) => s.dropOff(who("marcus"), made.id))).toBe("NotFound");
    const [one] = own.students;
    const nudge = (name: string) =>
      world.refusal((s) => s.nudge(who(name), one?.enrollmentId ?? "", "How is it going?"));
    expect(await nudge("lee")).toBe("NotFound");
    await world.ask((s) => s.nudge(who("marcus"), one?.enrollmentId ?? "", "How is it going?"));
    expect(await nudge("marcus")).toBe("TooManyRequests");
    expect(await nudge("gabriel")).toBe("TooManyRequests");
  });
});
