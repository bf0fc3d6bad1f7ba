import { eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import * as schema from "../../../db/schema/index.ts";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";
import type { Summon } from "../model.ts";

const scene = helpScene();
const { who, summons, accept, cancel, byId, attend, pending, responded, spoke, row } = scene;

describe("attendance", () => {
  const intervals = async (summon: Summon) => {
    const rows = await scene.world.db((db) =>
      db.select().from(schema.summonAttendance).where(eq(schema.summonAttendance.summonId, summon.id)),
    );
    return rows.map(({ userId, joinedAt, leftAt }) => ({
      userId,
      seconds: leftAt === null ? null : (leftAt.getTime() - joinedAt.getTime()) / 1_000,
    }));
  };

  it("keeps one open interval a person, however often they are noted", async () => {
    const { studentId, summon } = await responded();
    await Promise.all(
      Array.from({ length: 8 }, () => scene.world.run(attend(summon, studentId, who("marcus")))),
    );
    expect(await intervals(summon)).toHaveLength(2);
    await scene.world.run(attend(summon, who("marcus")));
    const open = (await intervals(summon)).filter(({ seconds }) => seconds === null);
    expect(open.map(({ userId }) => userId)).toEqual([who("marcus")]);
    await scene.world.run(attend(summon, studentId, who("marcus")));
    expect(await intervals(summon)).toHaveLength(3);
  });

  it("notes nobody but the two, and nothing once it is over", async () => {
    const { studentId, summon } = await responded();
    await scene.world.run(attend(summon, who("nadia"), who("gabriel")));
    expect(await intervals(summon)).toEqual([]);
    await scene.world.run(cancel(studentId, summon));
    await scene.world.run(attend(summon, studentId, who("marcus")));
    expect(await intervals(summon)).toEqual([]);
  });

  it("ends with the lease when the room has died, by the sweep as by whoever comes back", async () => {
    const { studentId, summon } = await responded();
    await scene.world.run(attend(summon, studentId, who("marcus")));
    const vanish = () =>
      scene.world.db((db) =>
        db.execute(sql`update summon_attendance
          set joined_at = now() - interval '10 minutes', last_seen_at = now() - interval '5 minutes'
          where summon_id = ${summon.id} and left_at is null`),
      );
    await vanish();
    expect((await scene.world.run(byId(studentId, summon))).talkSeconds).toBe(325);
    expect(await scene.world.run(summons((service) => service.expireDue))).toBe(2);
    expect((await intervals(summon)).map(({ seconds }) => seconds)).toEqual([325, 325]);
    await scene.world.run(attend(summon, studentId));
    await vanish();
    await scene.world.run(attend(summon, studentId));
    const own = (await intervals(summon)).filter(({ userId }) => userId === studentId);
    expect(own.map(({ seconds }) => seconds).sort()).toEqual([325, 325, null].sort());
  });

  it("lets a help end by itself that both have left for good, and only such a one", async () => {
    const [gone, fresh] = [await responded(), await pending()];
    await scene.world.run(accept("nadia", fresh.summon));
    await scene.world.run(attend(gone.summon, gone.studentId, who("marcus")));
    await spoke(gone.summon, gone.studentId, who("marcus"));
    await scene.world.run(attend(gone.summon));
    expect(await scene.world.run(summons((service) => service.expireDue))).toBe(0);
    await scene.world.db((db) =>
      db.execute(sql`update summon_attendance set joined_at = now() - interval '20 minutes',
        last_seen_at = now() - interval '11 minutes', left_at = now() - interval '11 minutes'
        where summon_id = ${gone.summon.id}`),
    );
    await scene.world.db((db) =>
      db.execute(sql`update help_summons set created_at = now() - interval '30 minutes',
        expires_at = now() - interval '25 minutes', responded_at = now() - interval '28 minutes'
        where id = ${gone.summon.id}`),
    );
    expect(await scene.world.run(summons((service) => service.expireDue))).toBe(1);
    expect(await row(gone.summon)).toMatchObject({ status: "completed", pointsAwarded: 15 });
    expect(await row(fresh.summon)).toMatchObject({ status: "responded" });
  });
});
