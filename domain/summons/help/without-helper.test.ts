import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";
import type { Summon } from "../model.ts";

const scene = helpScene();
const { who, summons, accept, attend, byId, cancel, complete, row, spoke, student, call, notified } = scene;

const callOthers = (userId: string, { id }: Summon) => summons((service) => service.callOthers(userId, id));
const end = ({ id }: Summon) => summons((service) => service.endWithoutHelper(id));
/** Moves everything of a help into the past. */
const ago = (summon: Summon, seconds: number) =>
  scene.world.db((db) =>
    db.execute(sql`
      with moved as (
        update summon_attendance set joined_at = joined_at - make_interval(secs => ${seconds}),
          left_at = left_at - make_interval(secs => ${seconds}),
          last_seen_at = last_seen_at - make_interval(secs => ${seconds})
        where summon_id = ${summon.id})
      update help_summons set responded_at = responded_at - make_interval(secs => ${seconds}) where id = ${summon.id}`),
  );
/** A help in which both talked for so many seconds, and whose helper left so many seconds ago. */
const left = async (together: number, gone: number, studentId?: string) => {
  const asker = studentId ?? (await student());
  const summon = await scene.world.run(call(asker));
  await scene.world.run(accept("marcus", summon));
  await scene.world.run(attend(summon, asker, who("marcus")));
  await spoke(summon, asker, who("marcus"));
  await scene.lasted(summon, together);
  await scene.world.run(attend(summon, asker));
  await ago(summon, gone);
  await scene.world.run(attend(summon, asker));
  return { studentId: asker, summon };
};
const open = async (studentId: string) => {
  const summon = await scene.world.run(summons((service) => service.openOf(studentId)));
  if (summon === null) throw new Error("nothing is open");
  return summon;
};
const offered = async () =>
  (await scene.world.told())
    .filter(({ message }) => message._tag === "SummonOffer")
    .map(({ roomId }) => roomId);

beforeEach(() => scene.world.db((db) => db.execute(sql`delete from notifications`)));

describe("a helper who is gone", () => {
  it("lets the student call others after 90 seconds: points held, question kept, not asked again", async () => {
    const { studentId, summon } = await left(100, 91);
    expect(await scene.world.run(byId(studentId, summon))).toMatchObject({
      helperGoneSince: expect.any(String),
    });
    await scene.world.told();
    const old = await scene.world.run(callOthers(studentId, summon));
    expect(old).toMatchObject({ status: "completed", pointsAwarded: null });
    const again = await open(studentId);
    expect(again).toMatchObject({
      status: "pending",
      message: summon.message,
      points: summon.points,
      repeats: summon.id,
    });
    expect(old.repeatedBy).toEqual({ id: again.id, status: "pending", responder: null });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 35, held: 15, spent: 0 });
    expect(await offered()).toEqual([who("nadia")]);
    expect(await scene.world.fails(accept("marcus", again))).toMatchObject({
      _tag: "Conflict",
      message: expect.stringContaining("gone to others"),
    });
    expect(await notified(who("marcus"))).toEqual(["others"]);

    await scene.world.run(accept("nadia", again));
    const told = (await scene.world.told()).map(
      ({ party, roomId, message }) => `${party} ${roomId} ${message._tag}`,
    );
    expect(told).toContain(`summon ${summon.id} Reload`);
    expect(await scene.world.run(byId(who("marcus"), summon))).toMatchObject({
      repeatedBy: { id: again.id, status: "responded", responder: { id: who("nadia") } },
    });
  });

  it.each([
    [
      "is there",
      async () => {
        const { studentId, summon } = await left(100, 91);
        await scene.world.run(attend(summon, studentId, who("marcus")));
        return { studentId, summon };
      },
    ],
    ["left 80 seconds ago", () => left(100, 80)],
    [
      "accepted just now and has not come yet",
      async () => {
        const { studentId, summon } = await scene.responded();
        await scene.world.run(attend(summon, studentId));
        return { studentId, summon };
      },
    ],
  ])("does not while he %s", async (_, arrange) => {
    const { studentId, summon } = await arrange();
    expect(await scene.world.fails(callOthers(studentId, summon))).toMatchObject({ _tag: "Conflict" });
    expect(await row(summon)).toMatchObject({ status: "responded" });
  });

  it("who never came counts from when he accepted", async () => {
    const { studentId, summon } = await scene.responded();
    await scene.world.run(attend(summon, studentId));
    await ago(summon, 91);
    expect(await scene.world.run(callOthers(studentId, summon))).toMatchObject({ status: "completed" });
  });

  it("asks it of nobody else than the student, and only of a help that began", async () => {
    const { summon } = await left(100, 91);
    for (const name of ["marcus", "nadia", "gabriel"])
      expect(await scene.world.fails(callOthers(who(name), summon))).toMatchObject({ _tag: "Forbidden" });
    const { studentId, summon: pending } = await scene.pending();
    expect(await scene.world.fails(callOthers(studentId, pending))).toMatchObject({ _tag: "Conflict" });
  });

  it("is paid and not replaced after five minutes together, once, whoever comes first", async () => {
    const before = (await scene.world.account(who("marcus")))?.totalEarned ?? 0;
    const { studentId, summon } = await left(300, 91);
    const all = await Promise.all([
      ...[1, 2, 3].map(() => scene.world.run(callOthers(studentId, summon))),
      ...[1, 2, 3].map(() => scene.world.run(end(summon))),
      scene.world.run(complete(studentId, summon)),
    ]);
    for (const one of all) expect(one).toMatchObject({ status: "completed", pointsAwarded: 15 });
    expect(all[0]?.repeatedBy).toBeUndefined();
    expect((await scene.world.account(who("marcus")))?.totalEarned).toBe(before + 15);
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 35, held: 0, spent: 15 });
  });

  it("ends nothing by itself before five minutes together, nor before 90 seconds", async () => {
    for (const [together, gone] of [
      [299, 600],
      [300, 80],
    ] as const) {
      const { summon } = await left(together - 1, gone);
      expect(await scene.world.run(end(summon))).toMatchObject({ status: "responded" });
      await scene.world.run(cancel(summon.studentId, summon));
    }
  });

  it("is replaced once, however often and at the same moment it is asked for", async () => {
    const { studentId, summon } = await left(100, 91);
    const all = await Promise.all([1, 2, 3, 4].map(() => scene.world.run(callOthers(studentId, summon))));
    const again = await open(studentId);
    for (const one of all) expect(one.repeatedBy?.id).toBe(again.id);
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 35, held: 15 });
    await scene.world.run(cancel(studentId, again));
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    expect(await scene.world.run(callOthers(studentId, summon))).toMatchObject({
      repeatedBy: { status: "cancelled" },
    });
  });

  it("keeps the attempt: its minutes count when the same two meet again that day", async () => {
    const { studentId, summon } = await left(200, 91);
    await scene.world.run(callOthers(studentId, summon));
    await scene.world.run(cancel(studentId, await open(studentId)));
    const next = await scene.world.run(call(studentId));
    await scene.world.run(accept("marcus", next));
    expect((await scene.world.run(byId(studentId, next))).carriedSeconds).toBeGreaterThanOrEqual(200);
  });

  it("and a second one after him are both left out, and read who has it in the end", async () => {
    await scene.world.available(who("gabriel"));
    const { studentId, summon } = await left(100, 91);
    await scene.world.run(callOthers(studentId, summon));
    const second = await open(studentId);
    await scene.world.run(accept("nadia", second));
    await ago(second, 91);
    await scene.world.told();
    await scene.world.run(callOthers(studentId, second));
    expect(await offered()).toEqual([who("gabriel")]);
    const third = await open(studentId);
    await scene.world.run(accept("gabriel", third));
    expect(await scene.world.run(byId(who("marcus"), summon))).toMatchObject({
      repeatedBy: { id: third.id, responder: { id: who("gabriel") } },
    });
    const reloaded = (await scene.world.told()).filter(({ party }) => party === "summon");
    expect(new Set(reloaded.map(({ roomId }) => roomId))).toEqual(new Set([summon.id, second.id, third.id]));
  });

  it("is no way round what bars the student: who was removed from the room calls nobody", async () => {
    const { studentId, summon } = await left(100, 91);
    await scene.world.db((db) =>
      db.execute(sql`insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
        select r.id, ${studentId}, 'remove', 'Abuse.', ${who("gabriel")}
        from chat_rooms r where r.course_id = ${who("course")}`),
    );
    expect(await scene.world.fails(callOthers(studentId, summon))).toMatchObject({ _tag: "Forbidden" });
    expect(await row(summon)).toMatchObject({ status: "responded" });
    await scene.world.db((db) => db.execute(sql`delete from chat_sanctions`));
  });
});
