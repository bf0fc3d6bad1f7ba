import { sql } from "drizzle-orm";
import postgres from "postgres";
import { describe, expect, it } from "vitest";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";

const scene = helpScene();
const {
  who,
  summons,
  accept,
  complete,
  cancel,
  attend,
  pending,
  responded,
  lasted,
  spoke,
  runOut,
  row,
  notified,
} = scene;

describe("the end of a help", () => {
  it("pays the helper after five measured minutes", async () => {
    const { studentId, summon } = await responded();
    const before = (await scene.world.account(who("marcus")))?.totalEarned ?? 0;
    expect((await scene.world.run(attend(summon, studentId))).startedAt).toBeNull();
    expect((await scene.world.run(attend(summon, studentId, who("marcus")))).startedAt).not.toBeNull();
    await lasted(summon, 300);
    await spoke(summon, studentId, who("marcus"));
    await scene.world.told();
    const done = await scene.world.run(complete(studentId, summon));
    expect(done).toMatchObject({ status: "completed", pointsAwarded: 15, points: 15 });
    expect(done.talkSeconds).toBeGreaterThanOrEqual(300);
    expect(await row(summon)).toMatchObject({ sessionDurationMins: 5 });
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 35, held: 0, spent: 15 });
    expect(await scene.world.account(who("marcus"))).toMatchObject({ totalEarned: before + 15, held: 0 });
    expect(await notified(who("marcus"))).toContain("paid");
    const tags = (await scene.world.told()).map(
      ({ party, roomId, message }) => `${party} ${roomId} ${message._tag}`,
    );
    for (const line of [
      `summon ${summon.id} Reload`,
      `inbox ${studentId} SummonChanged`,
      `inbox ${who("marcus")} SummonChanged`,
      `inbox ${studentId} Goodwill`,
      `inbox ${who("marcus")} Goodwill`,
    ])
      expect(tags).toContain(line);
    expect(await scene.world.run(complete(who("marcus"), summon))).toEqual(done);
    expect(await scene.world.account(who("marcus"))).toMatchObject({ totalEarned: before + 15 });
  });

  it("returns the points after a shorter talk, and counts only time of both", async () => {
    const { studentId, summon } = await responded();
    await scene.world.run(attend(summon, studentId));
    await lasted(summon, 3_600);
    await scene.world.run(attend(summon, studentId, who("marcus")));
    await lasted(summon, 290);
    await spoke(summon, studentId, who("marcus"));
    const done = await scene.world.run(complete(who("marcus"), summon));
    expect(done).toMatchObject({ status: "completed", pointsAwarded: null });
    expect(done.talkSeconds).toBeGreaterThanOrEqual(290);
    expect(done.talkSeconds).toBeLessThan(300);
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0, spent: 0 });
    expect(await notified(studentId)).toEqual(["taken", "left"]);
  });

  it("returns the points when either leaves it unfinished, or the student takes the call back", async () => {
    const open = await pending();
    await scene.world.told();
    expect(await scene.world.fails(cancel(who("marcus"), open.summon))).toMatchObject({ _tag: "Forbidden" });
    await scene.world.run(cancel(open.studentId, open.summon));
    const closed = (await scene.world.told()).filter(({ message }) => message._tag === "SummonClosed");
    expect(closed.map(({ roomId }) => roomId).sort()).toEqual([who("marcus"), who("nadia")].sort());
    for (const by of ["student", "helper"]) {
      const { studentId, summon } = await responded();
      const cancelled = await scene.world.run(cancel(by === "student" ? studentId : who("marcus"), summon));
      expect(cancelled).toMatchObject({ status: "completed", pointsAwarded: null });
      expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
      expect(await notified(by === "student" ? who("marcus") : studentId)).toContain("left");
      expect(await scene.world.run(cancel(studentId, summon))).toEqual(cancelled);
      expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    }
  });

  it("is nobody else's to declare, and has its time", async () => {
    const { studentId, summon } = await pending();
    expect(await scene.world.fails(complete(studentId, summon))).toMatchObject({ _tag: "Conflict" });
    await scene.world.run(accept("marcus", summon));
    for (const end of [complete, cancel])
      for (const name of ["nadia", "gabriel", "moderator", "stranger"])
        expect(await scene.world.fails(end(who(name), summon))).toMatchObject({ _tag: "Forbidden" });
    await scene.world.run(cancel(studentId, summon));
    const gone = await pending();
    await scene.world.run(cancel(gone.studentId, gone.summon));
    expect(await scene.world.fails(complete(gone.studentId, gone.summon))).toMatchObject({
      _tag: "Conflict",
    });
  });

  it("happens once when both press their button at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const { studentId, summon } = await responded();
      await scene.world.run(attend(summon, studentId, who("marcus")));
      await lasted(summon, 400);
      await spoke(summon, studentId, who("marcus"));
      const before = (await scene.world.account(who("marcus")))?.totalEarned ?? 0;
      await Promise.allSettled([
        scene.world.run(complete(studentId, summon)),
        scene.world.run(complete(who("marcus"), summon)),
        scene.world.run(cancel(studentId, summon)),
      ]);
      const after = await row(summon);
      const paid = 15;
      expect(after).toMatchObject({ status: "completed", pointsAwarded: paid });
      expect(await scene.world.account(who("marcus"))).toMatchObject({ totalEarned: before + paid });
      expect(await scene.world.account(studentId)).toMatchObject({
        balance: 50 - paid,
        held: 0,
        spent: paid,
      });
    }
  });

  it("is the same end for both who ask for it at once", async () => {
    for (let round = 0; round < 8; round++) {
      const { studentId, summon } = await pending();
      const both = await Promise.all([1, 2, 3].map(() => scene.world.run(cancel(studentId, summon))));
      expect(both.map(({ status }) => status)).toEqual(["cancelled", "cancelled", "cancelled"]);
      expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    }
  });

  it("offers the helper what came in meanwhile", async () => {
    const { studentId, summon } = await responded();
    await scene.world.available(who("nadia"), false);
    await scene.world.told();
    const waiting = await pending();
    const offers = async () =>
      (await scene.world.told())
        .filter(({ message }) => message._tag === "SummonOffer")
        .map(({ roomId }) => roomId);
    expect(await offers()).toEqual([]);
    await scene.world.run(complete(studentId, summon));
    expect(await offers()).toEqual([who("marcus")]);
    expect(await scene.world.run(summons((service) => service.offersFor(who("marcus"))))).toMatchObject([
      { id: waiting.summon.id },
    ]);
  });
});

describe("expiry", () => {
  it("comes when it is due and not before, returns the points and says so", async () => {
    const { studentId, summon } = await pending();
    expect(await scene.world.run(summons((service) => service.expire(summon.id)))).toMatchObject({
      status: "pending",
    });
    await runOut(summon);
    await scene.world.told();
    expect(await scene.world.run(summons((service) => service.expire(summon.id)))).toMatchObject({
      status: "expired",
    });
    const told = await scene.world.told();
    expect(told.map(({ party, message }) => `${party} ${message._tag}`).sort()).toEqual([
      "inbox Goodwill",
      "inbox Notification",
      "inbox SummonChanged",
      "inbox SummonClosed",
      "inbox SummonClosed",
      "summon Reload",
    ]);
    expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    expect(await scene.world.run(summons((service) => service.expire(summon.id)))).toMatchObject({
      status: "expired",
    });
    expect(await scene.world.told()).toEqual([]);
    expect(await notified(studentId)).toEqual(["expired"]);
  });

  it("races with an answer and exactly one of them happens", async () => {
    const holder = postgres(scene.world.url, { max: 1, onnotice: () => {} });
    for (let round = 0; round < 12; round++) {
      const { studentId, summon } = await pending();
      const isOver = round % 2 === 0;
      let racing: Promise<PromiseSettledResult<unknown>[]> | undefined;
      // Both wait for the row, in one order or the other, and find it as it is by then.
      await holder.begin(async (tx) => {
        await tx`update help_summons set created_at = now() - interval '1 minute',
          expires_at = ${isOver ? tx`clock_timestamp()` : tx`now() + interval '1 minute'`} where id = ${summon.id}`;
        const answer = () => scene.world.run(accept("marcus", summon));
        const expiry = () => scene.world.run(summons((service) => service.expire(summon.id)));
        const [first, second] = round % 4 < 2 ? [answer, expiry] : [expiry, answer];
        racing = Promise.allSettled([first(), second()]);
        await expect
          .poll(
            () => tx`select 1 from pg_stat_activity
              where datname = current_database() and wait_event_type = 'Lock'`,
          )
          .not.toEqual([]);
      });
      await racing;
      const after = await row(summon);
      expect(after?.status).toBe(isOver ? "expired" : "responded");
      expect((await scene.world.account(studentId))?.held).toBe(isOver ? 0 : 15);
      if (!isOver) await scene.world.run(cancel(studentId, summon));
      expect(await scene.world.account(studentId)).toMatchObject({ balance: 50, held: 0 });
    }
    await holder.end();
  });

  it("is found by the sweep", async () => {
    const due = await pending();
    const early = await pending();
    await runOut(due.summon);
    expect(await scene.world.run(summons((service) => service.expireDue))).toBe(1);
    expect(await row(due.summon)).toMatchObject({ status: "expired" });
    expect(await row(early.summon)).toMatchObject({ status: "pending" });
    expect(await scene.world.run(summons((service) => service.expireDue))).toBe(0);
  });

  it("is found past an interval that cannot be closed", async () => {
    const { studentId, summon } = await responded();
    await scene.world.run(attend(summon, studentId, who("marcus")));
    const due = await pending();
    await runOut(due.summon);
    await scene.world.db((db) =>
      db.execute(sql`update summon_attendance set joined_at = joined_at - interval '1 hour',
        last_seen_at = last_seen_at - interval '30 minutes' where summon_id = ${summon.id}`),
    );
    const run = (statement: string) => scene.world.db((db) => db.execute(sql.raw(statement)));
    await run(`create function refuse_closing() returns trigger language plpgsql as $$
      begin if new.user_id = '${studentId}' then raise exception 'refused'; end if; return new; end $$`);
    await run(`create trigger refuse_closing before update on summon_attendance
      for each row execute function refuse_closing()`);
    await scene.world.run(summons((service) => service.expireDue));
    expect(await row(due.summon)).toMatchObject({ status: "expired" });
    const open = await scene.world.db((db) =>
      db.execute(
        sql`select user_id from summon_attendance where summon_id = ${summon.id} and left_at is null`,
      ),
    );
    expect(open).toEqual([{ user_id: studentId }]);
    await run("drop trigger refuse_closing on summon_attendance");
    await scene.world.run(summons((service) => service.expireDue));
  });
});

it("knows the open summon of both of its people", async () => {
  const { studentId, summon } = await responded();
  for (const userId of [studentId, who("marcus")])
    expect(await scene.world.run(summons((service) => service.openOf(userId)))).toMatchObject({
      id: summon.id,
    });
  await scene.world.run(cancel(studentId, summon));
  expect(await scene.world.run(summons((service) => service.openOf(studentId)))).toBeNull();
});
