import { eq } from "drizzle-orm";
import { Effect } from "effect";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";
import { RateLimits } from "../../shared/rate-limits.ts";

const scene = helpScene();
const { who, call, accept, cancel, student, pending, inSession } = scene;

describe("calling for help", () => {
  it("is for whoever has confirmed their address, and so is answering", async () => {
    const studentId = await student();
    const confirm = (userId: string, emailVerified: boolean) =>
      scene.world.db((db) =>
        db.update(schema.users).set({ emailVerified }).where(eq(schema.users.id, userId)),
      );
    const refused = { _tag: "Forbidden", code: "unverified" };
    await confirm(studentId, false);
    expect(await scene.world.fails(call(studentId))).toMatchObject(refused);
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    await confirm(studentId, true);
    await confirm(who("marcus"), false);
    await scene.world.told();
    const summon = await scene.world.run(call(studentId));
    const offered = (await scene.world.told()).filter(({ message }) => message._tag === "SummonOffer");
    expect(offered.map(({ roomId }) => roomId)).toEqual([who("nadia")]);
    expect(await scene.world.fails(accept("marcus", summon))).toMatchObject(refused);
    await confirm(who("marcus"), true);
    await scene.world.run(cancel(studentId, summon));
  });

  it("holds the points and offers the call to everybody who may answer, and to nobody else", async () => {
    const studentId = await student();
    const summon = await scene.world.run(call(studentId, { moduleId: who("module of course") }));
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
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 35, held: 15 });
    const told = await scene.world.told();
    const offers = told.filter(({ message }) => message._tag === "SummonOffer");
    expect(offers.map(({ roomId }) => roomId).sort()).toEqual([who("marcus"), who("nadia")].sort());
    expect(offers[0]?.message).toMatchObject({ summon: { id: summon.id, points: 15 } });
    expect(told.filter(({ party }) => party === "summon")).toEqual([
      { party: "summon", roomId: summon.id, message: { _tag: "Reload" } },
    ]);
    expect(
      told.filter(({ message }) => message._tag === "SummonChanged").map(({ roomId }) => roomId),
    ).toEqual([studentId]);
  });

  it("reaches the creator too when available, but neither the blocked, the busy nor those in a session", async () => {
    const studentId = await student();
    await scene.world.available(who("gabriel"));
    await scene.world.block(studentId, who("nadia"));
    const offered = async () =>
      (await scene.world.told())
        .filter(({ message }) => message._tag === "SummonOffer")
        .map(({ roomId }) => roomId);
    const first = await scene.world.run(call(studentId));
    expect((await offered()).sort()).toEqual([who("gabriel"), who("marcus")].sort());
    await scene.world.run(cancel(studentId, first));

    const { summon } = await pending();
    await scene.world.run(accept("marcus", summon));
    await scene.world.told();
    const second = await scene.world.run(call(studentId));
    expect(await offered()).toEqual([who("gabriel")]);
    await scene.world.run(cancel(studentId, second));

    await inSession(who("gabriel"), await student());
    await scene.world.told();
    await scene.world.run(call(studentId));
    expect(await offered()).toEqual([]);
    await scene.world.db((db) => db.delete(schema.sessions));
  });

  it.each([
    ["stranger", "Forbidden"],
    ["gabriel", "Forbidden"],
    ["moderator", "Forbidden"],
  ])("is not for %s", async (name, tag) => {
    await scene.world.endow(who(name), 50);
    expect(await scene.world.fails(call(who(name)))).toMatchObject({ _tag: tag });
    expect(await scene.world.told()).toEqual([]);
  });

  it("is not for whoever has left the course, nor in a course or module that is not there", async () => {
    const left = (await scene.world.user("left")).id;
    await scene.world.enroll(left, who("course"), true);
    await scene.world.endow(left, 50);
    expect(await scene.world.fails(call(left))).toMatchObject({ _tag: "Forbidden" });
    const studentId = await student();
    expect(await scene.world.fails(call(studentId, { courseId: v7() }))).toMatchObject({ _tag: "NotFound" });
    const foreign = call(studentId, { moduleId: who("module of other") });
    expect(await scene.world.fails(foreign)).toMatchObject({ _tag: "NotFound" });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
  });

  it("takes points that are there, and one open call at a time", async () => {
    const poor = await student(14);
    expect(await scene.world.fails(call(poor))).toMatchObject({
      _tag: "Conflict",
      message: expect.stringContaining("14"),
    });
    const studentId = await student();
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, () => scene.world.run(call(studentId))),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ _tag: "Conflict" });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 35, held: 15 });
  });

  it("is not for whoever helps somebody at that moment", async () => {
    const { summon } = await pending();
    await scene.world.run(accept("marcus", summon));
    await scene.world.endow(who("marcus"), 50);
    expect(await scene.world.fails(call(who("marcus")))).toMatchObject({
      _tag: "Conflict",
      message: expect.stringContaining("helping"),
    });
  });

  it("has a limit an hour, which load tests lift", async () => {
    const studentId = await student();
    for (let i = 0; i < 12; i++)
      await scene.world.run(cancel(studentId, await scene.world.run(call(studentId))));
    const refused = await scene.world.fails(call(studentId));
    expect(refused).toMatchObject({ _tag: "TooManyRequests" });
    expect((refused as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(3_500);
    const lifted = call(studentId).pipe(Effect.provideService(RateLimits, false));
    expect(await scene.world.run(lifted)).toMatchObject({ status: "pending" });
  });
});
