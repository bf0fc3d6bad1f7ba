import { and, eq } from "drizzle-orm";
import { Effect } from "effect";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as schema from "../../db/schema/index.ts";
import { openLearningWorld } from "../../tests/support/worlds/learning-world.ts";
import { type CertificateAct, type CertificateType, stateAfter } from "./rules.ts";

type World = Awaited<ReturnType<typeof openLearningWorld>>;
let world: World;
let taken = 0;
let course: { readonly id: string };
let modules: readonly string[];
const who = (name: string) => world.who(name);
const fresh = (name: string) => {
  taken += 1;
  return `${name}${taken}`;
};

beforeAll(async () => {
  world = await openLearningWorld();
  course = await world.newCourse("etching", who("gabriel"), {
    priceCents: 0,
    title: "Etching",
    hasCertificate: true,
    certificateName: "Etcher",
  });
  modules = await world.modulesOf(course.id, 3);
});
afterAll(() => world.close());

/** Somebody new who learns the course, and their enrolment. */
const student = async (fields: Partial<typeof schema.users.$inferInsert> = {}, courseId = course.id) => {
  const { id } = await world.user(fresh("pupil"), fields);
  return { id, enrollment: await world.enrolls(id, courseId) };
};
const rowsOf = (userId: string) =>
  world.db((db) => db.select().from(schema.certificates).where(eq(schema.certificates.userId, userId)));
const told = async (userId: string) =>
  (await world.notified(userId)).filter((title) => title.includes("ertificate"));
const mailed = async (userId: string) => {
  const rows = await world.db((db) => db.select().from(schema.mailQueue));
  return rows.filter(
    (row) => JSON.stringify(row).includes(userId) && JSON.stringify(row).includes('"certificate'),
  ).length;
};
const award = (by: string, userId: string, courseId = course.id) =>
  world.certificates((s) => s.award(by, { userId, courseId, type: "mastery" }));
const complete = async ({ id, enrollment }: { id: string; enrollment: string }, of = modules) => {
  for (const module of of) await world.ask((s) => s.mark(id, enrollment, module, { isComplete: true }));
};

describe("completing a course", () => {
  it("issues its certificate in the same transaction, with names and contents as of then", async () => {
    const pupil = await student({ name: "Жанна" });
    await complete(pupil, modules.slice(1));
    expect(await rowsOf(pupil.id)).toEqual([]);
    await complete(pupil);
    expect(await rowsOf(pupil.id)).toMatchObject([
      {
        type: "completion",
        name: "Etcher",
        recipientName: "Жанна",
        courseTitle: "Etching",
        creatorName: "Gabriel",
        issuedBy: who("gabriel"),
        modules: ["Module 1", "Module 2", "Module 3"],
        isShared: false,
        revokedAt: null,
      },
    ]);
    await world.db((db) =>
      db.update(schema.users).set({ name: "Other" }).where(eq(schema.users.id, pupil.id)),
    );
    await world.db((db) =>
      db.update(schema.courses).set({ title: "Etching 2" }).where(eq(schema.courses.id, course.id)),
    );
    await complete(pupil);
    expect(await rowsOf(pupil.id)).toMatchObject([{ recipientName: "Жанна", courseTitle: "Etching" }]);
    await world.db((db) =>
      db.update(schema.courses).set({ title: "Etching" }).where(eq(schema.courses.id, course.id)),
    );
    expect([await told(pupil.id), await mailed(pupil.id)]).toEqual([["You earned a certificate"], 1]);
  });

  it("issues none where the course has none", async () => {
    const pupil = await student({}, world.free.id);
    await complete(pupil, world.modules);
    expect([await rowsOf(pupil.id), await told(pupil.id)]).toEqual([[], []]);
  });

  it("of twenty at once is one certificate, one mail and one notification", async () => {
    const pupil = await student();
    await complete(pupil, modules.slice(1));
    const issue = () =>
      world.certificates((s) =>
        s.issue({
          userId: pupil.id,
          courseId: course.id,
          type: "completion",
          issuedBy: null,
          recommendedBy: null,
          act: "complete",
        }),
      );
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? issue() : complete(pupil, [modules[0] ?? ""]))),
    );
    const rows = await rowsOf(pupil.id);
    expect(rows).toHaveLength(1);
    expect(await issue()).toBe(rows[0]?.code);
    expect([await told(pupil.id), await mailed(pupil.id)]).toEqual([["You earned a certificate"], 1]);
  });

  it("says the day that it is where its holder is", async () => {
    const pupil = await student({ timeZone: "Pacific/Apia" });
    await complete(pupil);
    const [row] = await rowsOf(pupil.id);
    const there = new Date((row?.issuedAt.getTime() ?? 0) + 13 * 3_600_000).toISOString().slice(0, 10);
    expect(row?.issuedOn).toBe(there);
  });

  it("keeps a hostile name and title as they are", async () => {
    const name = `<script>alert("x")</script> \u05d0\u05d1 😀 ${"ł".repeat(50)}`;
    const other = await world.newCourse(fresh("hostile"), who("gabriel"), {
      priceCents: 0,
      title: `"><img src=x onerror=y>${"T".repeat(170)}`,
      hasCertificate: true,
    });
    const parts = await world.modulesOf(other.id, 1);
    const pupil = await student({ name }, other.id);
    await complete(pupil, parts);
    expect(await rowsOf(pupil.id)).toMatchObject([
      {
        recipientName: name,
        courseTitle: `"><img src=x onerror=y>${"T".repeat(170)}`,
        name: "Certificate of Completion",
      },
    ]);
  });
});

describe("one row and one address", () => {
  it("follow any order of awarding, completing and revoking", { timeout: 120_000 }, async () => {
    const acts = fc.array(fc.constantFrom<CertificateAct>("award", "complete", "revoke"), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        acts,
        fc.constantFrom<CertificateType>("completion", "mastery", "teaching"),
        async (all, type) => {
          const pupil = await student();
          let state: "valid" | "revoked" | null = null;
          const codes = new Set<string>();
          for (const act of all) {
            const [row] = await rowsOf(pupil.id);
            if (act === "revoke") {
              if (row) await world.certificates((s) => s.revoke(who("gabriel"), row.code, "why"));
            } else if (act === "award" && state === "revoked") {
              await world.certificates((s) => s.awardAgain(who("gabriel"), row?.code ?? ""));
            } else
              await world.certificates((s) =>
                s.issue({
                  userId: pupil.id,
                  courseId: course.id,
                  type,
                  issuedBy: null,
                  recommendedBy: null,
                  act,
                }),
              );
            state = stateAfter(state, act);
            const rows = await rowsOf(pupil.id);
            for (const { code } of rows) codes.add(code);
            expect(rows.map(({ revokedAt }) => (revokedAt ? "revoked" : "valid"))).toEqual(
              state === null ? [] : [state],
            );
          }
          expect(codes.size).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("outlast twenty awards and revocations at once", async () => {
    const pupil = await student();
    const { code } = await award(who("gabriel"), pupil.id);
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        world.certificates((s) =>
          i % 2 ? s.revoke(who("gabriel"), code, `reason ${i}`) : s.awardAgain(who("gabriel"), code),
        ),
      ),
    );
    await world.certificates((s) => s.awardAgain(who("gabriel"), code));
    expect(await rowsOf(pupil.id)).toMatchObject([{ code, revokedAt: null, revokeReason: null }]);
    const audit = await world.db((db) =>
      db
        .select()
        .from(schema.auditLog)
        .where(and(eq(schema.auditLog.targetType, "certificate"))),
    );
    const [row] = await rowsOf(pupil.id);
    const actions = audit.filter(({ targetId }) => targetId === row?.id).map(({ action }) => action);
    const revoked = actions.filter((action) => action === "certificate.revoke").length;
    expect(actions.filter((action) => action === "certificate.award_again")).toHaveLength(revoked);
    expect(actions.filter((action) => action === "certificate.award")).toHaveLength(1);
  });

  it("say that it was revoked and why, keep the first reason, and take the names of now with a new award", async () => {
    const pupil = await student({ name: "Łukasz" });
    const { code } = await award(who("gabriel"), pupil.id);
    const revoked = await world.certificates((s) => s.revoke(who("gabriel"), code, "  A mistake.  "));
    expect(revoked).toMatchObject({
      code,
      state: "revoked",
      revokeReason: "A mistake.",
      recipientName: "Łukasz",
    });
    await world.certificates((s) => s.revoke(who("gabriel"), code, "Another."));
    expect(await rowsOf(pupil.id)).toMatchObject([{ revokeReason: "A mistake." }]);
    expect(await award(who("gabriel"), pupil.id)).toMatchObject({ code, state: "valid", revokeReason: null });
    expect((await told(pupil.id)).sort()).toEqual([
      "You earned a certificate",
      "Your certificate is valid again",
      "Your certificate was revoked",
    ]);
    expect(await mailed(pupil.id)).toBe(3);
    await world.certificates((s) => s.revoke(who("gabriel"), code, "Again."));
    await world.db((db) =>
      db.update(schema.users).set({ name: "Lukas" }).where(eq(schema.users.id, pupil.id)),
    );
    const again = await world.certificates((s) => s.awardAgain(who("gabriel"), code));
    expect(again).toMatchObject({ code, state: "valid", recipientName: "Lukas" });
    expect(Date.parse(again.awardedAgainAt ?? "")).toBeGreaterThanOrEqual(Date.parse(again.issuedAt));
  });
});

describe("who may", () => {
  it("award, revoke and share is one rule for each", async () => {
    const [pupil, other, admin, rival, unproven] = await Promise.all([
      student(),
      student(),
      world.user(fresh("admin"), { isAdmin: true }),
      world.user(fresh("rival"), { isCreator: true }),
      student({}),
    ]);
    await world.newCourse(fresh("rivals"), rival.id);
    const refused = (by: string, userId: string, courseId = course.id) =>
      world.certificateRefusal((s) => s.award(by, { userId, courseId, type: "mastery" }));
    expect(await refused(pupil.id, pupil.id)).toBe("Forbidden");
    expect(await refused(other.id, pupil.id)).toBe("Forbidden");
    expect(await refused(rival.id, pupil.id)).toBe("Forbidden");
    expect(await refused(who("marcus"), pupil.id)).toBe("Forbidden");
    expect(await refused(who("gabriel"), rival.id)).toBe("NotFound");
    expect(await refused(who("gabriel"), who("gabriel"))).toBe("Forbidden");
    expect(await refused(admin.id, admin.id)).toBe("Forbidden");
    await world.ask((s) => s.leave(other.id, other.enrollment, ""));
    expect(await refused(who("gabriel"), other.id)).toBe("NotFound");
    expect((await award(admin.id, pupil.id)).viewer).toEqual({ isHolder: false, mayDecide: true });

    const [row] = await rowsOf(pupil.id);
    const code = row?.code ?? "";
    const all = [pupil.id, other.id, rival.id, who("marcus")];
    const decide = await Promise.all(
      all.map((by) => world.certificateRefusal((s) => s.revoke(by, code, "because"))),
    );
    expect(decide).toEqual(["Forbidden", "NotFound", "NotFound", "NotFound"]);
    expect(await world.certificateRefusal((s) => s.share(who("gabriel"), code, true))).toBe("Forbidden");
    expect(await world.certificateRefusal((s) => s.share(rival.id, code, true))).toBe("NotFound");

    await award(who("gabriel"), unproven.id);
    await world.db((db) =>
      db.update(schema.users).set({ emailVerified: false }).where(eq(schema.users.id, unproven.id)),
    );
    const [theirs] = await rowsOf(unproven.id);
    expect(await world.certificateRefusal((s) => s.share(unproven.id, theirs?.code ?? "", true))).toBe(
      "Forbidden",
    );
  });

  it("see it is everybody once its holder shares it, and nobody else until then or after", async () => {
    const [pupil, rival] = await Promise.all([student(), world.user(fresh("rival"))]);
    const { code } = await award(who("gabriel"), pupil.id);
    const seen = (readerId: string | null) =>
      world.run(
        Effect.match(
          Effect.promise(() =>
            world
              .certificates((s) => s.page(readerId, code))
              .then(
                () => 200,
                () => 404,
              ),
          ),
          { onSuccess: (status) => status, onFailure: () => 500 },
        ),
      );
    const readers = [null, rival.id, who("marcus"), pupil.id, who("gabriel")];
    const all = () => Promise.all(readers.map(seen));
    expect(await all()).toEqual([404, 404, 404, 200, 200]);
    await world.certificates((s) => s.share(pupil.id, code, true));
    expect(await all()).toEqual([200, 200, 200, 200, 200]);
    await world.certificates((s) => s.revoke(who("gabriel"), code, "because"));
    expect(await world.certificates((s) => s.page(null, code))).toMatchObject({
      state: "revoked",
      revokeReason: "because",
    });
    await world.certificates((s) => s.share(pupil.id, code, false));
    expect(await all()).toEqual([404, 404, 404, 200, 200]);
    expect(await world.certificateRefusal((s) => s.page(null, "0".repeat(32)))).toBe("NotFound");
  });

  it("no longer name somebody who was erased", async () => {
    const pupil = await student();
    const { code } = await award(who("gabriel"), pupil.id);
    await world.certificates((s) => s.share(pupil.id, code, true));
    await world.db((db) =>
      db.update(schema.users).set({ anonymisedAt: new Date() }).where(eq(schema.users.id, pupil.id)),
    );
    expect(await world.certificates((s) => s.page(null, code))).toMatchObject({
      state: "withdrawn",
      recipientName: null,
    });
    expect(await world.certificateRefusal((s) => s.revoke(who("gabriel"), code, "because"))).toBe("NotFound");
  });
});

it("tells of the sessions that took place, and of the minutes in which both were there", async () => {
  const pupil = await student();
  const at = (minute: number) => new Date(Date.UTC(2026, 0, 5, 10, minute));
  const session = async (
    outcome: "held" | "cut_short" | "nobody",
    day: number,
    stays: readonly [string, number, number][],
  ) => {
    const on = (minute: number) => new Date(at(minute).getTime() + day * 86_400_000);
    const [row] = await world.db((db) =>
      db
        .insert(schema.sessions)
        .values({
          enrollmentId: pupil.enrollment,
          teacherId: who("gabriel"),
          studentId: pupil.id,
          scheduledStart: on(0),
          scheduledEnd: on(60),
          startedAt: outcome === "nobody" ? null : on(0),
          endedAt: on(60),
          status: "completed",
          outcome,
        })
        .returning({ id: schema.sessions.id }),
    );
    for (const [userId, from, to] of stays)
      await world.db((db) =>
        db
          .insert(schema.sessionAttendance)
          .values({ sessionId: row?.id ?? "", userId, joinedAt: on(from), leftAt: on(to) }),
      );
  };
  const [gabriel, me] = [who("gabriel"), pupil.id];
  // Together from 5 to 20 and from 30 to 60: what is before and after the booked time counts for nobody.
  await session("held", 0, [
    [gabriel, -10, 20],
    [gabriel, 30, 75],
    [me, 5, 70],
  ]);
  await session("cut_short", 1, [
    [gabriel, 0, 12],
    [me, 2, 9],
  ]);
  await session("nobody", 2, []);
  const { code } = await award(gabriel, me);
  expect((await world.certificates((s) => s.page(me, code))).sessions).toEqual({
    count: 2,
    minutes: 15 + 30 + 7,
    teachers: ["Gabriel"],
  });
});
