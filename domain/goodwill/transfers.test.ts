import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomFrom, seedOf } from "../../tests/support/random.ts";
import { type HelpWorld, openHelpWorld } from "../../tests/support/worlds/help-world.ts";
import { type Crowd, openTransfers, type Transfers } from "../../tests/support/worlds/transfers.ts";
import { Goodwill } from "./service.ts";

let world: HelpWorld;
let crowd: Crowd;
const backends: Transfers[] = [];
const seed = seedOf("TRANSFERS_SEED");

beforeAll(async () => {
  world = await openHelpWorld();
  const people = [];
  for (let each = 0; each < 12; each++) people.push((await world.user(`giver${each}`)).id);
  crowd = { people, courseId: (await world.course("welding", people[0] ?? "")).id };
  // Two pools, as the program has two backends.
  for (let each = 0; each < 2; each++) backends.push(openTransfers(world.url, 8));
  await backends[0]?.begin(crowd);
});
afterAll(async () => {
  for (const backend of backends) await backend.close();
  await world.close();
});

describe("two spends of the same points", () => {
  it("race, and one of them is told that there are too few", async () => {
    const hold = (userId: string) => world.run(Goodwill.use((goodwill) => goodwill.hold(userId, 10)));
    for (let time = 0; time < 10; time++) {
      const { id } = await world.user(`racer${time}`);
      await world.endow(id, 10);
      const outcomes = await Promise.allSettled([hold(id), hold(id)]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await world.account(id)).toMatchObject({ balance: 0, held: 10 });
      await world.db((db) => db.execute(sql`delete from user_goodwill where user_id = ${id}`));
    }
  });
});

describe("many transfers by many writers", () => {
  it("leave every account as the book says, and no point more or less", { timeout: 60_000 }, async () => {
    const tallies = await Promise.all(
      backends.map((backend, each) =>
        backend.run(crowd, { random: randomFrom(seed + each), writers: 16, transfers: 200 }),
      ),
    );
    for (const { paid, returned } of tallies) expect(Math.min(paid, returned)).toBeGreaterThan(0);
    expect(await backends[0]?.differences()).toEqual([]);
    const [sum] = (await world.db((db) =>
      db.execute(sql`select sum(balance)::int as points, sum(held)::int as held from user_goodwill`),
    )) as unknown as { points: number; held: number }[];
    expect(sum).toEqual({ points: 50 * crowd.people.length, held: 0 });
  });
});
