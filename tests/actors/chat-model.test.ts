import { afterAll, beforeAll, expect, it } from "vitest";
import { runSeeds } from "../support/model/seeds.ts";
import { type ModelWorld, openModelWorld } from "../support/model/world.ts";
import { seedOf } from "../support/random.ts";

let world: ModelWorld;
beforeAll(async () => {
  world = await openModelWorld();
});
afterAll(() => world.close());

it("chat rooms in which anything may happen end with clients, room and database agreed", async () => {
  const found = await runSeeds(world, {
    first: seedOf("MODEL_SEED"),
    count: Number(process.env.MODEL_SEEDS ?? 20),
    operations: 200,
  });
  expect(found.slice(0, 20)).toEqual([]);
});
