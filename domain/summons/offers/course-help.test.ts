import { sql } from "drizzle-orm";
import { afterEach, describe, expect, it } from "vitest";
import { helpScene } from "../../../tests/support/worlds/help-scene.ts";
import { Summons } from "../service.ts";

const scene = helpScene();
const { who } = scene;
const run = (statement: ReturnType<typeof sql>) => scene.world.db((db) => db.execute(statement));
const helpFor = async (userId: string) => {
  const courses = await scene.world.run(Summons.use((summons) => summons.helpFor(userId)));
  expect(courses.every(({ courseId }) => courseId === who("course"))).toBe(true);
  return courses.map(({ free, mayAsk }) => ({ free, mayAsk }));
};
/** When Marcus and Nadia said that they are ready, in minutes ago. */
const readySince = (minutes: number) =>
  run(sql`with seen as (
      update inbox_presence set online_until = now() - make_interval(mins => ${minutes})
      where user_id in (${who("marcus")}, ${who("nadia")}))
    update user_availability set updated_at = now() - make_interval(mins => ${minutes}),
    last_available_at = now() - make_interval(mins => ${minutes})
    where user_id in (${who("marcus")}, ${who("nadia")})`);

afterEach(async () => {
  await run(sql`delete from blocks`);
  await readySince(0);
});

describe("help in one's courses", () => {
  it("counts who would answer, and says who may ask", async () => {
    expect(await helpFor(await scene.student())).toEqual([{ free: 2, mayAsk: true }]);
    expect(await helpFor(who("gabriel"))).toEqual([{ free: 2, mayAsk: false }]);
  });

  it("leaves out oneself, whoever blocked one, and who has long been gone", async () => {
    const student = await scene.student();
    expect(await helpFor(who("marcus"))).toEqual([{ free: 1, mayAsk: true }]);
    await run(sql`insert into blocks (blocker_id, blocked_id) values (${who("nadia")}, ${student})`);
    expect(await helpFor(student)).toEqual([{ free: 1, mayAsk: true }]);
    await readySince(60);
    expect(await helpFor(student)).toEqual([{ free: 0, mayAsk: true }]);
  });

  it("is none for whoever is in no course", async () => {
    expect(await helpFor(who("stranger"))).toEqual([]);
  });
});
