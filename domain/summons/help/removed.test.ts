import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";

const scene = helpScene();
const { who, call, accept, student, pending, row } = scene;

const run = (statement: ReturnType<typeof sql>) => scene.world.db((db) => db.execute(statement));
const remove = (userId: string, by: string) =>
  run(sql`insert into chat_sanctions (room_id, user_id, kind, reason, imposed_by)
    select r.id, ${userId}, 'remove', 'Abuse.', ${by} from chat_rooms r where r.course_id = ${who("course")}`);
const offered = async () =>
  (await scene.world.told())
    .filter(({ message }) => message._tag === "SummonOffer")
    .map(({ roomId }) => roomId);

afterEach(() => run(sql`delete from chat_sanctions`));

describe("who was removed from the course's room", () => {
  it("calls nobody in the course, until it is lifted, and no points are held", async () => {
    const studentId = await student();
    await remove(studentId, who("gabriel"));
    expect(await scene.world.fails(call(studentId))).toMatchObject({
      _tag: "Forbidden",
      message: expect.stringContaining("removed"),
    });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    await run(sql`update chat_sanctions set lifted_at = now(), lifted_by = imposed_by`);
    expect(await scene.world.run(call(studentId))).toMatchObject({ status: "pending" });
  });

  it("is called by nobody and answers nobody", async () => {
    await remove(who("marcus"), who("gabriel"));
    await scene.world.told();
    const { summon } = await pending();
    expect(await offered()).toEqual([who("nadia")]);
    expect(await scene.world.fails(accept("marcus", summon))).toMatchObject({ _tag: "Forbidden" });
    expect(await row(summon)).toMatchObject({ status: "pending" });
  });

  it("loses the call that nobody has taken, with its points, and everybody who was offered it hears so", async () => {
    const { studentId, summon } = await pending();
    await remove(studentId, who("gabriel"));
    await scene.world.told();
    await scene.world.run(scene.summons((service) => service.leaveCalls(studentId)));
    expect(await row(summon)).toMatchObject({ status: "cancelled" });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    const told = (await scene.world.told()).map(({ roomId, message }) => `${roomId} ${message._tag}`);
    for (const line of [
      `${summon.id} Reload`,
      `${studentId} SummonChanged`,
      `${who("marcus")} SummonClosed`,
      `${who("nadia")} SummonClosed`,
    ])
      expect(told).toContain(line);
    await scene.world.run(scene.summons((service) => service.leaveCalls(studentId)));
    expect(await scene.world.told()).toEqual([]);
  });

  it("loses what they were offered there, and nothing else; a help that began goes on", async () => {
    const { studentId, summon } = await pending();
    const began = await scene.responded();
    await remove(who("marcus"), who("gabriel"));
    await scene.world.told();
    await scene.world.run(scene.summons((service) => service.leaveCalls(who("marcus"))));
    expect((await scene.world.told()).map(({ roomId, message }) => [roomId, message])).toEqual([
      [who("marcus"), { _tag: "SummonClosed", summonId: summon.id, status: "pending" }],
    ]);
    expect(await row(summon)).toMatchObject({ status: "pending", studentId });
    expect(await row(began.summon)).toMatchObject({ status: "responded" });
  });

  it("is helped by nobody in a call made before", async () => {
    const { studentId, summon } = await pending();
    await remove(studentId, who("gabriel"));
    expect(await scene.world.fails(accept("marcus", summon))).toMatchObject({ _tag: "Conflict" });
  });

  it("may well be its creator, whom that does not bar", async () => {
    await scene.world.available(who("gabriel"));
    await remove(who("gabriel"), who("moderator"));
    const { summon } = await pending();
    expect(await scene.world.run(accept("gabriel", summon))).toMatchObject({ status: "responded" });
  });
});

describe("who learns or teaches the course no more", () => {
  const leave = (userId: string) => scene.world.run(scene.summons((service) => service.leaveCalls(userId)));

  it("is helped by nobody in a call made before, and loses it with its points", async () => {
    const { studentId, summon } = await pending();
    await leave(studentId);
    expect(await row(summon)).toMatchObject({ status: "pending" });
    await run(
      sql`update enrollments set status = 'cancelled', cancelled_at = now() where student_id = ${studentId}`,
    );
    expect(await scene.world.fails(accept("marcus", summon))).toMatchObject({ _tag: "Conflict" });
    await leave(studentId);
    expect(await row(summon)).toMatchObject({ status: "cancelled" });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
  });

  it("loses what they were offered in it", async () => {
    const { summon } = await pending();
    await scene.world.told();
    await leave(who("marcus"));
    expect(await scene.world.told()).toEqual([]);
    await run(sql`update student_teachers set is_active = false where user_id = ${who("marcus")}`);
    await scene.world.told();
    await leave(who("marcus"));
    expect((await scene.world.told()).map(({ roomId, message }) => [roomId, message])).toContainEqual([
      who("marcus"),
      { _tag: "SummonClosed", summonId: summon.id, status: "pending" },
    ]);
    await run(sql`update student_teachers set is_active = true where user_id = ${who("marcus")}`);
  });
});
