import { sql } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { root } from "../../scripts/lib/paths.ts";
import { asProgram } from "../support/database.ts";
import { randomFrom, seedOf } from "../support/random.ts";
import { run } from "../support/run.ts";
import { type HelpWorld, openHelpWorld } from "../support/worlds/help-world.ts";
import { type Crowd, openTransfers, type Transfers } from "../support/worlds/transfers.ts";

/** Transfers in the long form; `TRANSFERS` sets another number. */
const MANY = Number(process.env.TRANSFERS ?? 100_000);
const WRITERS = 32;
const KILLS = 8;

let world: HelpWorld;
let transfers: Transfers;
let crowd: Crowd;

beforeEach(async () => {
  world = await openHelpWorld();
  transfers = openTransfers(asProgram(world.url), 16);
  const people = [];
  for (let each = 0; each < 60; each++) people.push((await world.user(`giver${each}`)).id);
  crowd = { people, courseId: (await world.course("welding", people[0] ?? "")).id };
  await transfers.begin(crowd);
});
afterEach(async () => {
  await transfers.close();
  await world.close();
});

const points = async () => {
  const rows = await world.db((db) =>
    db.execute(sql`select sum(balance + held)::int as points from user_goodwill`),
  );
  return (rows as unknown as { points: number }[])[0]?.points;
};

it("points stay what the books say over many transfers by many writers", {
  timeout: 60 * 60_000,
}, async () => {
  const random = randomFrom(seedOf("TRANSFERS_SEED"));
  const tally = await transfers.run(crowd, { random, writers: WRITERS, transfers: MANY });
  console.log(tally);
  expect(tally.paid).toBeGreaterThan(MANY / 10);
  expect(await transfers.differences()).toEqual([]);
  expect(await points()).toBe(50 * crowd.people.length);
});

it("and though the program that moves them is killed at any moment", { timeout: 5 * 60_000 }, async () => {
  const random = randomFrom(seedOf("TRANSFERS_SEED"));
  for (let kill = 0; kill < KILLS; kill++) {
    const seed = String(random.below(1_000_000));
    const args = [
      "tests/support/worlds/transfers-child.ts",
      asProgram(world.url),
      seed,
      crowd.courseId,
      ...crowd.people,
    ];
    const child = run(process.execPath, args, { cwd: root });
    await child.says("moved\n".repeat(1 + random.below(3)));
    child.child.kill("SIGKILL");
    await child.ended;
    expect(await transfers.differences()).toEqual([]);
    expect(await points()).toBe(50 * crowd.people.length);
    // Who holds the points of a call that was killed on its way cannot open another.
    await world.db((db) =>
      db.execute(sql`with open as (
          update help_summons set status = 'cancelled', cancelled_at = now() where status = 'pending'
          returning student_id, points_offered)
        update user_goodwill g set held = g.held - open.points_offered, balance = g.balance + open.points_offered
        from open where g.user_id = open.student_id`),
    );
  }
  const rows = await world.db((db) => db.execute(sql`select count(*)::int as n from goodwill_transactions`));
  expect((rows as unknown as { n: number }[])[0]?.n).toBeGreaterThan(crowd.people.length + KILLS);
});
