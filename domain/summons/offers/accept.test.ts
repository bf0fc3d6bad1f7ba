import { sql } from "drizzle-orm";
import { v7 } from "uuid";
import { describe, expect, it, vi } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";
import { allowUnknownTimeZones } from "../../../tests/support/worlds/old-time-zone.ts";
import { Notifications } from "../../notifications/service.ts";
import type { Summon } from "../model.ts";

const scene = helpScene();
const { who, summons, call, accept, cancel, byId, pending, responded, runOut, row, notified, inSession } =
  scene;

describe("answering", () => {
  it("lets one of fifty win, and tells the others who it was", async () => {
    const helpers = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const { id: helperId } = await scene.world.user(`helper${index}`);
        await scene.world.certify(helperId, who("course"), who("gabriel"));
        await scene.world.available(helperId);
        return helperId;
      }),
    );
    const { studentId, summon } = await pending();
    await scene.world.told();
    const outcomes = await Promise.allSettled(
      helpers.map((helperId) => scene.world.run(summons((service) => service.accept(helperId, summon.id)))),
    );
    const won = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : []));
    expect(won).toHaveLength(1);
    const winner = won[0]?.responder;
    expect(won[0]).toMatchObject({ status: "responded", responderId: winner?.id });
    for (const outcome of outcomes)
      if (outcome.status === "rejected")
        expect(outcome.reason).toMatchObject({
          _tag: "Conflict",
          message: `${winner?.name} got there first.`,
        });
    const told = await scene.world.told();
    const taken = told.filter(({ message }) => message._tag === "SummonTaken");
    expect(new Set(taken.map(({ roomId }) => roomId))).toEqual(
      new Set([...helpers, who("marcus"), who("nadia")]),
    );
    expect(taken[0]?.message).toMatchObject({
      summonId: summon.id,
      responderId: winner?.id,
      responderName: winner?.name,
    });
    const changed = told
      .filter(({ message }) => message._tag === "SummonChanged")
      .map(({ roomId }) => roomId);
    expect(changed.sort()).toEqual([studentId, winner?.id ?? ""].sort());
    expect(await notified(studentId)).toEqual(["taken"]);
    expect(told.filter(({ message }) => message._tag === "Notification")).toHaveLength(1);
    for (const helperId of helpers) await scene.world.available(helperId, false);
    await scene.world.db((db) =>
      db.delete(schema.studentTeachers).where(sql`user_id = any(${sql.param(helpers)}::uuid[])`),
    );
  });

  it("tells of both as they are called now, and of the course", async () => {
    const { studentId, summon } = await responded();
    const rename = (name: string, title: string) =>
      scene.world.db(async (db) => {
        await db.execute(sql`update users set name = ${name} where id = ${who("marcus")}`);
        await db.execute(sql`update courses set title = ${title} where id = ${who("course")}`);
      });
    const told = await scene.world.run(Notifications.use((notifications) => notifications.list(studentId)));
    const { responder, courseTitle } = await scene.world.run(byId(studentId, summon));
    expect(told.notifications[0]).toMatchObject({
      title: `${responder?.name} is here to help`,
      body: `${responder?.name} accepted your request in ${courseTitle}.`,
    });
    await rename("Marcus Aurelius", "Stoicism");
    expect(
      (await scene.world.run(Notifications.use((notifications) => notifications.list(studentId))))
        .notifications[0],
    ).toMatchObject({
      title: "Marcus Aurelius is here to help",
      body: "Marcus Aurelius accepted your request in Stoicism.",
    });
    await rename(responder?.name ?? "", courseTitle);
  });

  it("bears being repeated by the winner", async () => {
    const { studentId, summon } = await responded();
    await scene.world.told();
    expect(await scene.world.run(accept("marcus", summon))).toMatchObject({
      status: "responded",
      responderId: who("marcus"),
    });
    expect(await scene.world.told()).toEqual([]);
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
    expect(await scene.world.fails(accept(name, summon))).toMatchObject({
      _tag: tag,
      message: expect.stringContaining(words),
    });
    expect(await row(summon)).toMatchObject({ status: "pending", responderId: null });
  });

  it("is refused to the asker, also one who teaches the course", async () => {
    await scene.world.enroll(who("nadia"), who("course"));
    await scene.world.endow(who("nadia"), 50);
    const summon = await scene.world.run(call(who("nadia")));
    expect((await scene.world.told()).filter(({ message }) => message._tag === "SummonOffer")).toHaveLength(
      1,
    );
    expect(await scene.world.fails(accept("nadia", summon))).toMatchObject({ _tag: "Forbidden" });
    const own = await scene.world.fails(accept("nadia", (await pending()).summon));
    expect(own).toMatchObject({ _tag: "Conflict", message: expect.stringContaining("helping someone else") });
  });

  it("is refused after a block from either side", async () => {
    const { studentId, summon } = await pending();
    await scene.world.block(who("marcus"), studentId);
    await scene.world.block(studentId, who("nadia"));
    for (const name of ["marcus", "nadia"])
      expect(await scene.world.fails(accept(name, summon))).toMatchObject({ _tag: "Forbidden" });
  });

  it("is refused to whoever is in another help or in a session", async () => {
    await responded();
    const { summon } = await pending();
    expect(await scene.world.fails(accept("marcus", summon))).toMatchObject({
      _tag: "Conflict",
      message: expect.stringContaining("helping someone else"),
    });
    await inSession(who("elsewhere"), who("nadia"));
    const elsewhere = { _tag: "Conflict", message: expect.stringContaining("session") };
    expect(await scene.world.fails(accept("nadia", summon))).toMatchObject(elsewhere);
    const [session] = await scene.world.db((db) => db.select().from(schema.sessions));
    const sessionId = session?.id ?? "";
    const joinedAt = sql`now() - interval '10 minutes'`;
    await scene.world.db((db) =>
      db.insert(schema.sessionAttendance).values({ sessionId, userId: who("nadia"), joinedAt }),
    );
    expect(await scene.world.fails(accept("nadia", summon))).toMatchObject(elsewhere);
    await scene.world.db((db) => db.update(schema.sessionAttendance).set({ leftAt: sql`now()` }));
    expect(await scene.world.run(accept("nadia", summon))).toMatchObject({ status: "responded" });
    await scene.world.db((db) => db.delete(schema.sessionAttendance));
    await scene.world.db((db) => db.delete(schema.sessions));
  });

  it("lets one helper take one of two calls, whatever the order", async () => {
    const [first, second] = [await pending(), await pending()];
    const outcomes = await Promise.allSettled(
      [first, second].map(({ summon }) => scene.world.run(accept("marcus", summon))),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it.each(["cancelled", "expired", "out of time"])("comes too late for a call that is %s", async (how) => {
    const { studentId, summon } = await pending();
    if (how === "cancelled") await scene.world.run(cancel(studentId, summon));
    else await runOut(summon);
    if (how === "expired") await scene.world.run(summons((service) => service.expire(summon.id)));
    expect(await scene.world.fails(accept("marcus", summon))).toMatchObject({ _tag: "Conflict" });
    expect((await row(summon))?.responderId).toBeNull();
  });

  it("is refused where there is no such call", async () => {
    const { summon } = await pending();
    expect(await scene.world.fails(accept("marcus", { ...summon, id: v7() }))).toMatchObject({
      _tag: "NotFound",
    });
  });
});

describe("clocks that disagree", () => {
  it.each([-5_000, 5_000])(
    "a worker %s ms off neither answers what ran out nor ends what has not",
    async (off) => {
      const real = Date.now;
      const clock = vi.spyOn(Date, "now").mockImplementation(() => real() + off);
      const { summon } = await pending();
      await scene.world.db((db) =>
        db.execute(sql`update help_summons set created_at = now() - interval '4 minutes',
        expires_at = now() + interval '3 seconds' where id = ${summon.id}`),
      );
      expect(await scene.world.run(summons((service) => service.expire(summon.id)))).toMatchObject({
        status: "pending",
      });
      expect(await scene.world.run(accept("marcus", summon))).toMatchObject({ status: "responded" });
      const late = await pending();
      await scene.world.db((db) =>
        db.execute(sql`update help_summons set created_at = now() - interval '6 minutes',
        expires_at = now() - interval '1 second' where id = ${late.summon.id}`),
      );
      expect(await scene.world.fails(accept("nadia", late.summon))).toMatchObject({ _tag: "Conflict" });
      await scene.world.run(summons((service) => service.expire(late.summon.id)));
      expect(await row(late.summon)).toMatchObject({ status: "expired", responderId: null });
      clock.mockRestore();
    },
  );
});

describe("a call as others see it", () => {
  const seen = async (summon: Summon) => {
    const names = ["gabriel", "marcus", "nadia", "away", "resting", "stranger", "moderator"];
    const sees = await Promise.all(
      names.map((name) =>
        scene.world.run(byId(who(name), summon)).then(
          () => [name],
          () => [],
        ),
      ),
    );
    return sees.flat();
  };

  it("is open to whoever may answer while it is pending, then to the two and those who watch", async () => {
    const { studentId, summon } = await pending();
    expect(await seen(summon)).toEqual(["gabriel", "marcus", "nadia", "moderator"]);
    await scene.world.run(accept("marcus", summon));
    expect(await seen(summon)).toEqual(["gabriel", "marcus", "moderator"]);
    expect(await scene.world.run(byId(studentId, summon))).toMatchObject({ responder: { name: "Marcus" } });
    expect(await scene.world.fails(byId(who("nadia"), summon))).toMatchObject({ _tag: "NotFound" });
  });
});

describe("a time zone that nobody knows", () => {
  const sleepless = (userId: string, timeZone: string | null) =>
    scene.world.db((db) =>
      db.execute(sql`update users set time_zone = ${timeZone ?? "UTC"},
        quiet_from = ${timeZone && "22:00"}::time, quiet_to = ${timeZone && "07:00"}::time where id = ${userId}`),
    );

  it("of the student keeps no helper from answering, of the helper no student from leaving", async () => {
    const { studentId, summon } = await pending();
    await allowUnknownTimeZones(scene.world);
    await sleepless(studentId, "PLT");
    expect(await scene.world.run(accept("marcus", summon))).toMatchObject({ status: "responded" });
    await sleepless(who("marcus"), "PLT");
    await scene.world.run(cancel(studentId, summon));
    expect(await scene.world.account(studentId)).toMatchObject({ held: 0 });
    await sleepless(who("marcus"), null);
  });
});
