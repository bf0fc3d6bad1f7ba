import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHomeworkWorld, someFields } from "../../../tests/support/worlds/homework-world.ts";

type World = Awaited<ReturnType<typeof openHomeworkWorld>>;
let world: World;
beforeAll(async () => {
  world = await openHomeworkWorld();
});
afterAll(() => world.close());

const work = (content = "Done.", id = v7()) => ({ id, content, links: [] as string[] });
const SLUG = "welding";

describe("setting homework", () => {
  it("is the creator's alone: for everybody else there is none", async () => {
    const { id: student } = await world.student();
    const written = { courseId: world.courseId, version: 0, fields: someFields };
    for (const who of [student, world.marcus, world.otto])
      expect(await world.refusedSetting((s) => s.write(who, v7(), written))).toMatchObject({
        _tag: "NotFound",
      });
    const foreign = { ...written, courseId: world.otherCourseId };
    expect(await world.refusedSetting((s) => s.write(world.gabriel, v7(), foreign))).toMatchObject({
      _tag: "NotFound",
    });
    const { id } = await world.set();
    for (const who of [student, world.marcus, world.otto]) {
      expect((await world.refusedSetting((s) => s.publish(who, id, 2)))._tag).toBe("NotFound");
      expect((await world.refusedSetting((s) => s.retire(who, id, 2)))._tag).toBe("NotFound");
      expect((await world.refusedSetting((s) => s.students(who, id, "")))._tag).toBe("NotFound");
      expect((await world.refusedSetting((s) => s.ofCourse(who, world.courseId)))._tag).toBe("NotFound");
    }
  });

  it("keeps two editors from overwriting each other, and a lost answer from making two", async () => {
    const id = v7();
    const write = (version: number, title: string) =>
      world.assignments((s) =>
        s.write(world.gabriel, id, { courseId: world.courseId, version, fields: { ...someFields, title } }),
      );
    await write(0, "One");
    expect(await write(0, "One")).toMatchObject({ state: "draft", title: "One" });
    const { version } = await write(2, "Two");
    const stale = { courseId: world.courseId, version: 1, fields: someFields };
    expect((await world.refusedSetting((s) => s.write(world.gabriel, id, stale)))._tag).toBe("Conflict");
    expect(await world.assignments((s) => s.publish(world.gabriel, id, version))).toMatchObject({
      state: "published",
    });
    expect((await world.refusedSetting((s) => s.remove(world.gabriel, id)))._tag).toBe("Conflict");
  });

  it("of a module of another course is refused, and a draft can be removed", async () => {
    const id = v7();
    const fields = { ...someFields, moduleId: v7() };
    const written = { courseId: world.courseId, version: 0, fields };
    expect((await world.refusedSetting((s) => s.write(world.gabriel, id, written)))._tag).toBe("BadRequest");
    await world.assignments((s) => s.write(world.gabriel, id, { ...written, fields: someFields }));
    await world.assignments((s) => s.remove(world.gabriel, id));
    expect((await world.refusedSetting((s) => s.publish(world.gabriel, id, 1)))._tag).toBe("NotFound");
  });

  it("tells the course's students, once", async () => {
    const { id: student } = await world.student();
    const { id, version } = await world.set();
    const { version: later } = await world.assignments((s) => s.retire(world.gabriel, id, version));
    await world.assignments((s) => s.restore(world.gabriel, id, later));
    expect(
      (await world.notified(student)).filter((title) => title.includes("set new homework")),
    ).toHaveLength(1);
  });
});

describe("what is not there", () => {
  it("a draft, a retired one and another course's are refused the same way to read, to draft and to hand in", async () => {
    const { id: student } = await world.student();
    const stranger = (await world.user("stranger")).id;
    const draft = v7();
    await world.assignments((s) =>
      s.write(world.gabriel, draft, { courseId: world.courseId, version: 0, fields: someFields }),
    );
    const retired = await world.set();
    await retired.retire();
    const open = await world.set();
    for (const [who, id] of [
      [student, draft],
      [student, retired.id],
      [student, v7()],
      [stranger, open.id],
      [world.marcus, open.id],
      [world.gabriel, open.id],
    ] as const) {
      expect((await world.refused((s) => s.byId(who, SLUG, id)))._tag).toBe("NotFound");
      expect((await world.refused((s) => s.submit(who, id, work())))._tag).toBe("NotFound");
      expect(
        (await world.refused((s) => s.saveDraft(who, id, { content: "x", links: [], version: 0 })))._tag,
      ).toBe("NotFound");
    }
    const { homework } = await world.homework((s) => s.list(student, SLUG));
    const ids = homework.map(({ id }) => id);
    expect(ids).toContain(open.id);
    expect(ids).not.toContain(draft);
    expect(ids).not.toContain(retired.id);
    expect((await world.homework((s) => s.list(stranger, SLUG))).homework).toEqual([]);
  });

  it("what was handed in before it was retired stays in sight, and nothing more is taken", async () => {
    const { id: student } = await world.student();
    const one = await world.set();
    await world.homework((s) => s.submit(student, one.id, work("Mine.")));
    await one.retire();
    const page = await world.homework((s) => s.byId(student, SLUG, one.id));
    expect(page).toMatchObject({ refusal: "retired", submission: { attempts: [{ content: "Mine." }] } });
    expect((await world.refused((s) => s.submit(student, one.id, work("More."))))._tag).toBe("Conflict");
  });
});

describe("handing in", () => {
  it("twenty times at once under one id is once, with one receipt", async () => {
    const { id: student } = await world.student(world.nadia);
    const { id } = await world.set();
    const sent = work("Once.");
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.homework((s) => s.submit(student, id, sent))),
    );
    for (const { submission } of answers) expect(submission?.attempts).toHaveLength(1);
    expect(await world.rowsOf(id)).toMatchObject([{ attempt: 1, content: "Once." }]);
    const told = await world.notified(student);
    expect(told.filter((title) => title === "Your homework is in")).toHaveLength(1);
    expect((await world.notified(world.nadia)).filter((t) => t.includes("handed in homework")).length).toBe(
      1,
    );
  });

  it("again under an old id is still that attempt, after others have followed; another's id is refused", async () => {
    const [{ id: student }, { id: other }] = [await world.student(), await world.student()];
    const { id } = await world.set();
    const [first, second] = [work("First."), work("Second.")];
    for (const sent of [first, second, first]) await world.homework((s) => s.submit(student, id, sent));
    const { submission } = await world.homework((s) => s.byId(student, SLUG, id));
    expect(submission?.attempts.map(({ content }) => content)).toEqual(["First.", "Second."]);
    expect((await world.refused((s) => s.submit(other, id, first)))._tag).toBe("Conflict");
    expect(await world.rowsOf(id)).toHaveLength(1);
  });

  it("past the attempts, late where nothing late is taken, or empty is refused in clear words", async () => {
    const { id: student, enrollmentId } = await world.student();
    const once = await world.set({ maxAttempts: 1 });
    await world.homework((s) => s.submit(student, once.id, work()));
    expect(await world.refused((s) => s.submit(student, once.id, work()))).toMatchObject({
      _tag: "Conflict",
      message: expect.stringContaining("all your attempts"),
    });
    const strict = await world.set({ acceptsLate: false, dueWithinDays: null, dueOn: "2020-02-29" });
    expect(await world.refused((s) => s.submit(student, strict.id, work()))).toMatchObject({
      _tag: "Conflict",
      message: expect.stringContaining("due date has passed"),
    });
    // More time opens it again, by the student's own clock.
    await world.assignments((s) => s.extend(world.gabriel, strict.id, student, "2099-01-01"));
    await world.homework((s) => s.submit(student, strict.id, work()));
    const empty = await world.set();
    expect((await world.refused((s) => s.submit(student, empty.id, work(" \n"))))._tag).toBe("BadRequest");
    expect(
      (await world.refused((s) => s.submit(student, empty.id, { ...work(""), links: ["javascript:1"] })))
        ._tag,
    ).toBe("BadRequest");
    expect(enrollmentId).not.toBe("");
  });

  it("late is flagged, cleared by an extension, and never made by an earlier date", async () => {
    const { id: student } = await world.student();
    const late = await world.set({ dueWithinDays: null, dueOn: "2020-01-01" });
    const page = await world.homework((s) => s.submit(student, late.id, work()));
    expect(page.submission?.attempts[0]?.isLate).toBe(true);
    await world.assignments((s) => s.extend(world.gabriel, late.id, student, "2099-01-01"));
    expect(
      (await world.homework((s) => s.byId(student, SLUG, late.id))).submission?.attempts[0]?.isLate,
    ).toBe(false);
    const timely = await world.set({ dueWithinDays: 30 });
    await world.homework((s) => s.submit(student, timely.id, work()));
    await world.assignments((s) =>
      s.write(world.gabriel, timely.id, {
        courseId: world.courseId,
        version: timely.version,
        fields: { ...someFields, dueWithinDays: null, dueOn: "2020-01-01" },
      }),
    );
    expect(
      (await world.homework((s) => s.byId(student, SLUG, timely.id))).submission?.attempts[0]?.isLate,
    ).toBe(false);
  });

  it("before one's address is confirmed is refused, drafts too", async () => {
    const { id: student } = await world.student();
    const { id } = await world.set();
    await world.db((db) => db.execute(`update users set email_verified = false where id = '${student}'`));
    expect((await world.refused((s) => s.submit(student, id, work())))._tag).toBe("Forbidden");
    expect(
      (await world.refused((s) => s.saveDraft(student, id, { content: "x", links: [], version: 0 })))._tag,
    ).toBe("Forbidden");
  });
});

describe("a draft", () => {
  it("is kept, refused where another device was faster, and gone once it is handed in", async () => {
    const { id: student } = await world.student();
    const { id } = await world.set();
    const save = (content: string, version: number) =>
      world.homework((s) => s.saveDraft(student, id, { content, links: [], version }));
    expect(await save("Half", 0)).toMatchObject({ content: "Half", version: 1 });
    expect(await save("Half", 0)).toMatchObject({ version: 1 });
    expect(
      (await world.refused((s) => s.saveDraft(student, id, { content: "Other", links: [], version: 0 })))
        ._tag,
    ).toBe("Conflict");
    expect((await world.homework((s) => s.byId(student, SLUG, id))).draft.content).toBe("Half");
    await world.homework((s) => s.submit(student, id, work("Whole")));
    expect((await world.homework((s) => s.byId(student, SLUG, id))).draft).toEqual({
      content: "",
      links: [],
      version: 0,
    });
  });
});

describe("coming back to a course", () => {
  it("brings what was handed in, its attempts and what was said along", async () => {
    const { id: student, enrollmentId } = await world.student();
    const { id } = await world.set();
    await world.homework((s) => s.submit(student, id, work("Before.")));
    await world.enrollments((s) => s.leave(student, enrollmentId, ""));
    expect((await world.refused((s) => s.byId(student, SLUG, id)))._tag).toBe("NotFound");
    const again = await world.enrolls(student);
    const [row] = await world.rowsOf(id);
    expect(row?.enrollmentId).toBe(again);
    const page = await world.homework((s) => s.byId(student, SLUG, id));
    expect(page.submission?.attempts).toMatchObject([{ content: "Before." }]);
  });
});
