import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHomeworkWorld } from "../../../tests/support/worlds/homework-world.ts";
import type { NewReview } from "../model.ts";

type World = Awaited<ReturnType<typeof openHomeworkWorld>>;
let world: World;
beforeAll(async () => {
  world = await openHomeworkWorld();
});
afterAll(() => world.close());

const SLUG = "welding";
const verdict = (version: number, given: Partial<NewReview> = {}): NewReview => ({
  version,
  verdict: "accept",
  points: 8,
  feedback: "Clean.",
  dueOn: null,
  ...given,
});

/** Somebody who has handed something in. */
const handedIn = async (fields: Parameters<World["set"]>[0] = {}, teacherId?: string | null) => {
  const student = await world.student(teacherId);
  const assignment = await world.set(fields);
  const page = await world.homework((s) =>
    s.submit(student.id, assignment.id, { id: v7(), content: "Version one.", links: [] }),
  );
  return { student, assignment, id: page.submission?.id ?? "" };
};
const claim = (userId: string, id: string, version = 1) =>
  world.homework((s) => s.claim(userId, id, version));
const queueOf = (userId: string) => world.homework((s) => s.queue(userId, { view: "waiting" }));

describe("who reviews", () => {
  it("is the creator, the student's teacher, and nobody else: for them it is not there", async () => {
    const { student, id } = await handedIn();
    const other = await world.student();
    for (const who of [student.id, other.id, world.nadia, world.otto]) {
      expect((await world.refused((s) => s.review(who, id)))._tag).toBe("NotFound");
      expect((await world.refused((s) => s.claim(who, id, 1)))._tag).toBe("NotFound");
      expect((await world.refused((s) => s.giveReview(who, id, verdict(1))))._tag).toBe("NotFound");
      expect((await queueOf(who)).submissions.map((one) => one.id)).not.toContain(id);
    }
    for (const who of [world.gabriel, world.marcus]) {
      expect(await world.homework((s) => s.review(who, id))).toMatchObject({
        id,
        waitsFor: { handle: "marcus" },
      });
      expect((await queueOf(who)).submissions.map((one) => one.id)).toContain(id);
    }
  });

  it("ends with the certificate to teach, and with the student's enrolment", async () => {
    const { student, id } = await handedIn({}, world.nadia);
    await claim(world.nadia, id);
    await world.db((db) =>
      db.execute(`update student_teachers set is_active = false where user_id = '${world.nadia}'`),
    );
    expect((await world.refused((s) => s.giveReview(world.nadia, id, verdict(2))))._tag).toBe("NotFound");
    await world.db((db) =>
      db.execute(`update student_teachers set is_active = true where user_id = '${world.nadia}'`),
    );
    await world.enrollments((s) => s.leave(student.id, student.enrollmentId, ""));
    expect((await world.refused((s) => s.review(world.nadia, id)))._tag).toBe("NotFound");
  });

  it("is listed the oldest first, page after page, without doubles or gaps", async () => {
    const assignment = await world.set({ title: "Many" });
    const ids: string[] = [];
    for (let index = 0; index < 33; index += 1) {
      const student = await world.student();
      const page = await world.homework((s) =>
        s.submit(student.id, assignment.id, { id: v7(), content: `${index}`, links: [] }),
      );
      ids.push(page.submission?.id ?? "");
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof queueOf>> = await world.homework((s) =>
        s.queue(world.gabriel, {
          view: "waiting",
          courseId: world.courseId,
          ...(cursor === null ? {} : { cursor }),
        }),
      );
      seen.push(...page.submissions.map((one) => one.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((one) => ids.includes(one))).toEqual(ids);
  }, 120_000);
});

describe("two reviewers", () => {
  it("at once: one has it, and the other hears who", async () => {
    const { id } = await handedIn();
    const outcomes = await Promise.allSettled([claim(world.gabriel, id), claim(world.marcus, id)]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [winner, loser] =
      outcomes[0]?.status === "fulfilled" ? [world.gabriel, world.marcus] : [world.marcus, world.gabriel];
    const name = winner === world.gabriel ? "Gabriel" : "Marcus";
    expect(await world.refused((s) => s.claim(loser, id, 1))).toMatchObject({
      _tag: "Conflict",
      message: `${name} is reviewing this.`,
    });
    expect((await world.refused((s) => s.giveReview(loser, id, verdict(2)))).message).toContain(name);
    await world.homework((s) => s.giveReview(winner, id, verdict(2, { feedback: "Mine." })));
    expect((await world.refused((s) => s.giveReview(loser, id, verdict(2)))).message).toBe(
      `${name} has reviewed this already.`,
    );
    const review = await world.homework((s) => s.review(world.marcus, id));
    expect(review.attempts).toMatchObject([
      { feedback: "Mine.", points: 8, maxPoints: 10, status: "reviewed" },
    ]);
  });

  it("of which one goes home: the other takes it after a day, and what the first then writes is refused", async () => {
    const { id } = await handedIn();
    await claim(world.marcus, id);
    await world.db((db) =>
      db.execute(
        `update homework_submissions set claimed_at = now() - interval '25 hours' where id = '${id}'`,
      ),
    );
    await claim(world.gabriel, id, 2);
    expect((await world.refused((s) => s.giveReview(world.marcus, id, verdict(2))))._tag).toBe("Conflict");
  });

  it("the same review sent again is the same review; without taking it first there is none", async () => {
    const { student, id } = await handedIn();
    expect((await world.refused((s) => s.giveReview(world.marcus, id, verdict(1)))).message).toContain(
      "Start",
    );
    await claim(world.marcus, id);
    const given = verdict(2);
    for (let index = 0; index < 3; index += 1)
      await world.homework((s) => s.giveReview(world.marcus, id, given));
    const told = await world.notified(student.id);
    expect(told.filter((title) => title.includes("accepted your homework"))).toHaveLength(1);
    expect(await world.mailsTo(student.id, "homework-reviewed")).toBe(1);
  });

  it("a student's next version waits while somebody reads this one", async () => {
    const { student, assignment, id } = await handedIn();
    await claim(world.marcus, id);
    const next = { id: v7(), content: "Two", links: [] };
    expect((await world.refused((s) => s.submit(student.id, assignment.id, next))).message).toContain(
      "reviewed",
    );
    await world.homework((s) => s.release(world.marcus, id, 2));
    const page = await world.homework((s) => s.submit(student.id, assignment.id, next));
    expect(page.submission?.attempts).toHaveLength(2);
    expect((await world.refused((s) => s.claim(world.marcus, id, 3)))._tag).toBe("Conflict");
  });
});

describe("points", () => {
  it("past the most, or where nothing is graded, are refused; old points keep the old most", async () => {
    const { student, assignment, id } = await handedIn();
    await claim(world.marcus, id);
    for (const points of [11, null])
      expect((await world.refused((s) => s.giveReview(world.marcus, id, verdict(2, { points }))))._tag).toBe(
        "BadRequest",
      );
    const asked = verdict(2, { verdict: "resubmit", points: 9, feedback: "Once more.", dueOn: "2099-05-05" });
    await world.homework((s) => s.giveReview(world.marcus, id, asked));
    const { assignments } = await world.assignments((s) => s.ofCourse(world.gabriel, world.courseId));
    const known = assignments.find((one) => one.id === assignment.id);
    if (!known) throw new Error("not there");
    const {
      id: _i,
      courseId: _c,
      state: _s,
      version,
      submitted: _u,
      waiting: _w,
      extensions: _e,
      ...fields
    } = known;
    await world.assignments((s) =>
      s.write(world.gabriel, assignment.id, {
        courseId: world.courseId,
        version,
        fields: { ...fields, maxPoints: 5 },
      }),
    );
    const page = await world.homework((s) =>
      s.submit(student.id, assignment.id, { id: v7(), content: "Two.", links: [] }),
    );
    expect(page.submission?.attempts).toMatchObject([
      { number: 1, points: 9, maxPoints: 10, feedback: "Once more.", status: "resubmit_requested" },
      { number: 2, points: null, feedback: null, status: "submitted", isLate: false },
    ]);
    const { version: now } = await world.homework((s) => s.review(world.marcus, id));
    await claim(world.marcus, id, now);
    expect(
      (await world.refused((s) => s.giveReview(world.marcus, id, verdict(now + 1, { points: 6 }))))._tag,
    ).toBe("BadRequest");
    await world.homework((s) => s.giveReview(world.marcus, id, verdict(now + 1, { points: 5 })));
    const kept = await world.homework((s) => s.byId(student.id, SLUG, assignment.id));
    expect(kept.submission?.attempts.map(({ feedback }) => feedback)).toEqual(["Once more.", "Clean."]);
  });
});

describe("what was asked for again", () => {
  it("has its own date, and says why", async () => {
    const { student, assignment, id } = await handedIn({
      dueWithinDays: null,
      dueOn: "2020-01-01",
      maxAttempts: 1,
    });
    await claim(world.marcus, id);
    const ask = (given: Partial<NewReview>) => verdict(2, { verdict: "resubmit", points: null, ...given });
    expect((await world.refused((s) => s.giveReview(world.marcus, id, ask({ feedback: " " }))))._tag).toBe(
      "BadRequest",
    );
    expect(
      (await world.refused((s) => s.giveReview(world.marcus, id, ask({ dueOn: "2020-05-05" }))))._tag,
    ).toBe("BadRequest");
    await world.homework((s) => s.giveReview(world.marcus, id, ask({ dueOn: "2099-05-05" })));
    const asked = await world.homework((s) => s.byId(student.id, SLUG, assignment.id));
    expect(asked).toMatchObject({ refusal: null, dueAt: "2099-05-05T23:59:59.000Z" });
    const page = await world.homework((s) =>
      s.submit(student.id, assignment.id, { id: v7(), content: "Two.", links: [] }),
    );
    expect(page.submission?.attempts.map(({ isLate }) => isLate)).toEqual([true, false]);
  });
});

describe("talking below it", () => {
  it("is for the student and whoever reviews, once each message", async () => {
    const { student, id } = await handedIn();
    const sent = { id: v7(), body: "Which electrode?" };
    for (let index = 0; index < 3; index += 1) await world.homework((s) => s.say(student.id, id, sent));
    await world.homework((s) => s.say(world.marcus, id, { id: v7(), body: "The thin one." }));
    const { messages } = await world.homework((s) => s.review(world.gabriel, id));
    expect(messages.map(({ body }) => body)).toEqual(["Which electrode?", "The thin one."]);
    expect((await world.notified(world.marcus)).filter((title) => title.includes("wrote about")).length).toBe(
      1,
    );
    for (const who of [world.nadia, world.otto, (await world.student()).id])
      expect((await world.refused((s) => s.say(who, id, { id: v7(), body: "x" })))._tag).toBe("NotFound");
    expect((await world.refused((s) => s.say(world.marcus, id, sent)))._tag).toBe("Conflict");
  });
});

describe("comments to use again", () => {
  it("are their owner's alone", async () => {
    const id = v7();
    await world.homework((s) => s.saveComment(world.marcus, { id, body: "Mind the gap." }));
    await world.homework((s) => s.saveComment(world.marcus, { id: v7(), body: "Mind the gap." }));
    expect((await world.homework((s) => s.comments(world.marcus))).comments).toEqual([
      { id, body: "Mind the gap." },
    ]);
    await world.homework((s) => s.removeComment(world.gabriel, id));
    expect((await world.homework((s) => s.comments(world.marcus))).comments).toHaveLength(1);
    expect((await world.homework((s) => s.removeComment(world.marcus, id))).comments).toEqual([]);
  });
});

describe("homework that waits", () => {
  it("is reminded of after 3 and 7 days, once each; after 14 its creator may give it to another", async () => {
    const { student, assignment, id } = await handedIn();
    const reminders = async (userId: string) =>
      (await world.notified(userId)).filter((title) => title.includes("has waited")).length;
    const before = { marcus: await reminders(world.marcus), gabriel: await reminders(world.gabriel) };
    for (const days of [2, 3, 4, 7, 8]) {
      await world.age(id, days);
      await world.homework((s) => s.remindDue);
      await world.homework((s) => s.remindDue);
    }
    expect(await reminders(world.marcus)).toBe(before.marcus + 2);
    expect(await world.mailsTo(world.marcus, `${id}-1-`)).toBe(2);
    const { version } = await world.homework((s) => s.review(world.gabriel, id));
    expect((await world.refused((s) => s.handOn(world.gabriel, id, version, world.nadia)))._tag).toBe(
      "Conflict",
    );
    await world.age(id, 14);
    await world.homework((s) => s.remindDue);
    expect(await reminders(world.gabriel)).toBe(before.gabriel + 1);
    const ready = await world.homework((s) => s.review(world.gabriel, id));
    expect(ready.others.map(({ handle }) => handle)).toEqual(["gabriel", "nadia"]);
    expect((await world.refused((s) => s.handOn(world.marcus, id, version, world.nadia)))._tag).toBe(
      "NotFound",
    );
    expect((await world.refused((s) => s.handOn(world.gabriel, id, version, student.id)))._tag).toBe(
      "BadRequest",
    );
    await world.homework((s) => s.handOn(world.gabriel, id, version, world.nadia));
    const page = await world.homework((s) => s.byId(student.id, SLUG, assignment.id));
    expect(page.submission?.waitsFor).toMatchObject({ handle: "nadia" });
    await claim(world.nadia, id, version + 1);
  });
});

describe("completing the course", () => {
  it("needs required homework accepted: whatever of it comes last completes it, once", async () => {
    const free = await openHomeworkWorld();
    const { id: student, enrollmentId } = await free.student();
    const [required, optional] = [await free.set(), await free.set({ isRequired: false })];
    await free.enrollments((s) => s.mark(student, enrollmentId, free.moduleId, { isComplete: true }));
    expect(await free.statusOf(enrollmentId)).toBe("in_progress");
    const learning = await free.enrollments((s) => s.learning(student, SLUG));
    expect(learning.homework).toEqual([{ id: required.id, title: "A seam of your own", status: null }]);
    const page = await free.homework((s) =>
      s.submit(student, required.id, { id: v7(), content: "One.", links: [] }),
    );
    await free.homework((s) => s.submit(student, optional.id, { id: v7(), content: "One.", links: [] }));
    const id = page.submission?.id ?? "";
    await free.homework((s) => s.claim(free.marcus, id, 1));
    await free.homework((s) =>
      s.giveReview(free.marcus, id, verdict(2, { verdict: "resubmit", points: null })),
    );
    expect(await free.statusOf(enrollmentId)).toBe("in_progress");
    await free.homework((s) => s.submit(student, required.id, { id: v7(), content: "Two.", links: [] }));
    await free.homework((s) => s.claim(free.gabriel, id, 4));
    await free.homework((s) => s.giveReview(free.gabriel, id, verdict(5)));
    expect(await free.statusOf(enrollmentId)).toBe("completed");
    const told = (await free.notified(student)).filter((title) => title === "You completed the course");
    expect(told).toHaveLength(1);

    // Marked last; and what is required no longer.
    const second = await free.student();
    const handed = await free.homework((s) =>
      s.submit(second.id, required.id, { id: v7(), content: "One.", links: [] }),
    );
    await free.homework((s) => s.claim(free.marcus, handed.submission?.id ?? "", 1));
    await free.homework((s) => s.giveReview(free.marcus, handed.submission?.id ?? "", verdict(2)));
    expect(await free.statusOf(second.enrollmentId)).not.toBe("completed");
    await free.enrollments((s) =>
      s.mark(second.id, second.enrollmentId, free.moduleId, { isComplete: true }),
    );
    expect(await free.statusOf(second.enrollmentId)).toBe("completed");
    const third = await free.student();
    await free.enrollments((s) => s.mark(third.id, third.enrollmentId, free.moduleId, { isComplete: true }));
    await required.retire();
    expect(await free.statusOf(third.enrollmentId)).toBe("completed");
    await free.close();
  });
});
