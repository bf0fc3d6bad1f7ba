import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";
import type { Summon } from "../model.ts";

const scene = helpScene();
const { who, call, accept, byId, complete, cancel, pending, responded, spoke, row, student } = scene;

/** Lays down that both were there for that many milliseconds, up to a moment ago. */
const together = async (summon: Summon, studentId: string, milliseconds: number) => {
  await scene.world.db((db) =>
    db.delete(schema.summonAttendance).where(eq(schema.summonAttendance.summonId, summon.id)),
  );
  await scene.world.db((db) =>
    db.execute(sql`
      insert into summon_attendance (summon_id, user_id, joined_at, last_seen_at, left_at)
      select ${summon.id}::uuid, u.id, date_trunc('milliseconds', now()) - ${milliseconds} * interval '1 millisecond',
        date_trunc('milliseconds', now()), date_trunc('milliseconds', now())
      from users u where u.id in (${studentId}, ${who("marcus")})`),
  );
};
const begun = async (studentId: string) => {
  const summon = await scene.world.run(call(studentId));
  return scene.world.run(accept("marcus", summon));
};
/** A help of that length, not silent unless told, ended by the student. */
const helped = async (studentId: string, milliseconds: number, isSilent = false) => {
  const summon = await begun(studentId);
  if (!isSilent) await spoke(summon, studentId, who("marcus"));
  await together(summon, studentId, milliseconds);
  return scene.world.run(complete(studentId, summon));
};
const longAgo = (summon: Summon, hours: number) =>
  scene.world.db((db) =>
    db.execute(sql`update help_summons set completed_at = completed_at - make_interval(hours => ${hours}),
      created_at = created_at - make_interval(hours => ${hours}) where id = ${summon.id}`),
  );

describe("every ending of a help that began is the same", () => {
  it.each(["student", "helper"])("five minutes together pay when the %s leaves it", async (by) => {
    const { studentId, summon } = await responded();
    await spoke(summon, studentId, who("marcus"));
    await together(summon, studentId, 300_000);
    const before = (await scene.world.account(who("marcus")))?.totalEarned ?? 0;
    const ended = await scene.world.run(cancel(by === "student" ? studentId : who("marcus"), summon));
    expect(ended).toMatchObject({ status: "completed", pointsAwarded: 15 });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 35, held: 0, spent: 15 });
    expect((await scene.world.account(who("marcus")))?.totalEarned).toBe(before + 15);
    for (const end of [cancel, complete])
      for (const userId of [studentId, who("marcus")])
        expect(await scene.world.run(end(userId, summon))).toEqual(ended);
  });

  it("a shorter one returns the points and is stored as completed", async () => {
    const { studentId, summon } = await responded();
    await spoke(summon, studentId, who("marcus"));
    await together(summon, studentId, 299_999);
    expect(await scene.world.run(cancel(studentId, summon))).toMatchObject({
      status: "completed",
      pointsAwarded: null,
    });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
  });

  it("only a call that nobody took is cancelled", async () => {
    const { studentId, summon } = await pending();
    expect(await scene.world.run(cancel(studentId, summon))).toMatchObject({ status: "cancelled" });
    expect(await row(summon)).toMatchObject({ responderId: null, completedAt: null });
  });
});

describe("time together", () => {
  it.each([[complete], [cancel]])("is none while nobody says a word", async (end) => {
    const { studentId, summon } = await responded();
    await together(summon, studentId, 3_600_000);
    expect(await scene.world.run(end(studentId, summon))).toMatchObject({ pointsAwarded: null });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
  });

  it("is there when one explains and the other only listens", async () => {
    const { studentId, summon } = await responded();
    await spoke(summon, who("marcus"));
    await together(summon, studentId, 300_000);
    expect(await scene.world.run(complete(studentId, summon))).toMatchObject({ pointsAwarded: 15 });
  });

  it("adds up over the helps of a day, in milliseconds", async () => {
    const studentId = await student();
    expect(await helped(studentId, 100_400)).toMatchObject({ pointsAwarded: null });
    expect(await helped(studentId, 100_400)).toMatchObject({ pointsAwarded: null });
    const third = await helped(studentId, 99_200);
    expect(third).toMatchObject({ pointsAwarded: 15, talkSeconds: 99, carriedSeconds: 200 });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 35, held: 0 });
  });

  it("that has released points is used up", async () => {
    const studentId = await student();
    await helped(studentId, 200_000);
    expect(await helped(studentId, 200_000)).toMatchObject({ pointsAwarded: 15 });
    const next = await helped(studentId, 200_000);
    expect(next).toMatchObject({ pointsAwarded: null });
    expect(next.carriedSeconds).toBeUndefined();
    expect(await helped(studentId, 100_000)).toMatchObject({ pointsAwarded: 15, carriedSeconds: 200 });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 20, held: 0 });
  });

  it("is that of the same two, in one course, within 24 hours, and not silent", async () => {
    const studentId = await student();
    await helped(studentId, 299_000, true);
    expect(await helped(studentId, 1_000)).toMatchObject({ pointsAwarded: null });
    await longAgo(await helped(studentId, 298_000), 25);
    expect(await helped(studentId, 1_000)).toMatchObject({ pointsAwarded: null });
    const other = await student();
    expect(await helped(other, 299_000)).toMatchObject({ pointsAwarded: null });
    expect(await helped(studentId, 297_999)).toMatchObject({ pointsAwarded: null });
    const summon = await begun(other);
    expect(await scene.world.run(byId(other, summon))).toMatchObject({ carriedSeconds: 299 });
    await scene.world.run(cancel(other, summon));
  });
});
