import { describe, expect, it, vi } from "vitest";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";
import { Outbox } from "../../shared/outbox.ts";

const scene = helpScene();
const { who, summons, call, accept, cancel, student, pending, row, runOut } = scene;
const offersFor = (userId: string) => scene.world.run(summons((service) => service.offersFor(userId)));
const offerTo = (name: string) =>
  Outbox.use((outbox) => outbox.transaction(summons((service) => service.offerTo(who(name)))));

describe("who teaches one course and learns another", () => {
  it("asks in the one and answers in the other, one after the other", async () => {
    await scene.world.enroll(who("marcus"), who("other"));
    await scene.world.endow(who("marcus"), 50);
    await scene.world.available(who("elsewhere"));
    const asked = await scene.world.run(call(who("marcus"), { courseId: who("other"), points: 10 }));
    expect(await offersFor(who("elsewhere"))).toMatchObject([{ id: asked.id, studentId: who("marcus") }]);
    expect(await offersFor(who("nadia"))).toEqual([]);

    const { summon } = await pending();
    expect(await offersFor(who("marcus"))).toEqual([]);
    expect(await scene.world.fails(accept("marcus", summon))).toMatchObject({
      message: "You’re already helping someone else.",
    });
    await scene.world.run(accept("elsewhere", asked));
    expect(await scene.world.fails(accept("marcus", summon))).toMatchObject({ _tag: "Conflict" });
    await scene.world.run(cancel(who("marcus"), asked));
    expect((await offersFor(who("marcus"))).map(({ id }) => id)).toEqual([summon.id]);
    expect(await scene.world.run(accept("marcus", summon))).toMatchObject({ responderId: who("marcus") });
    expect(
      await scene.world.fails(call(who("marcus"), { courseId: who("other"), points: 10 })),
    ).toMatchObject({ message: "You’re helping someone right now. End that first." });
  });

  it("may ask in a course that they teach and have learned, and is not offered their own call", async () => {
    await scene.world.enroll(who("marcus"), who("course"));
    const own = await scene.world.run(call(who("marcus"), { points: 10 }));
    expect(await offersFor(who("marcus"))).toEqual([]);
    expect(await scene.world.fails(accept("marcus", own))).toMatchObject({ _tag: "Forbidden" });
    expect(await scene.world.run(accept("nadia", own))).toMatchObject({ status: "responded" });
  });
});

describe("with nobody ready", () => {
  it("a call is made all the same, and whoever becomes ready within its time is offered it once", async () => {
    for (const name of ["marcus", "nadia"]) await scene.world.available(who(name), false);
    const studentId = await student();
    await scene.world.told();
    const summon = await scene.world.run(call(studentId));
    const offers = async () =>
      (await scene.world.told()).filter(({ message }) => message._tag === "SummonOffer");
    expect(await offers()).toEqual([]);
    await scene.world.available(who("nadia"));
    await scene.world.run(offerTo("nadia"));
    expect((await offers()).map(({ roomId }) => roomId)).toEqual([who("nadia")]);
    await runOut(summon);
    await scene.world.available(who("marcus"));
    await scene.world.run(offerTo("marcus"));
    expect(await offers()).toEqual([]);
  });
});

describe("a worker's clock that is wrong", () => {
  it.each([-5_000, 5_000])("by %s ms opens no call that is over and ends none that is not", async (wrong) => {
    const [over, stands] = [await pending(), await pending()];
    await runOut(over.summon);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + wrong });
    try {
      expect(await scene.world.fails(accept("marcus", over.summon))).toMatchObject({
        message: "Nobody accepted in time, so the request expired.",
      });
      const expire = (id: string) => scene.world.run(summons((service) => service.expire(id)));
      expect(await expire(stands.summon.id)).toMatchObject({ status: "pending" });
      expect(await scene.world.run(accept("marcus", stands.summon))).toMatchObject({ status: "responded" });
      await runOut(stands.summon);
      expect(await expire(stands.summon.id)).toMatchObject({ status: "responded" });
      expect(await expire(over.summon.id)).toMatchObject({ status: "expired" });
    } finally {
      vi.useRealTimers();
    }
    expect(await row(stands.summon)).toMatchObject({ status: "responded" });
    await scene.world.run(cancel(stands.studentId, stands.summon));
  });
});

describe("a call that somebody declined", () => {
  it("is offered to them no more, and is still theirs to take", async () => {
    const { summon } = await pending();
    const decline = (userId: string) =>
      scene.world.run(summons((service) => service.decline(userId, summon.id)));
    for (const name of ["marcus", "marcus", "stranger", "resting"]) await decline(who(name));
    expect(await offersFor(who("marcus"))).toEqual([]);
    expect((await offersFor(who("nadia"))).map(({ id }) => id)).toEqual([summon.id]);
    expect(await scene.world.run(accept("marcus", summon))).toMatchObject({ responderId: who("marcus") });
  });
});
