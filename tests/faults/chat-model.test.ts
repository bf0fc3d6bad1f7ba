import { afterAll, beforeAll, expect, it } from "vitest";
import { runSeeds } from "../support/model/seeds.ts";
import { type ModelWorld, openModelWorld } from "../support/model/world.ts";
import { seedOf } from "../support/random.ts";

/** How many rooms; `MODEL_SEED` is the seed of the first. */
const SEEDS = Number(process.env.MODEL_SEEDS ?? 1_000);
const OPERATIONS = 200;

let world: ModelWorld;
beforeAll(async () => {
  world = await openModelWorld();
});
afterAll(() => world.close());

it(`${SEEDS} chat rooms of ${OPERATIONS} operations end with clients, room and database agreed`, {
  timeout: 60 * 60_000,
}, async () => {
  const found = await runSeeds(world, { first: seedOf("MODEL_SEED"), count: SEEDS, operations: OPERATIONS });
  expect(found.slice(0, 20)).toEqual([]);
});
