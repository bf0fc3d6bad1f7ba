import { afterAll, beforeAll, expect, it } from "vitest";
import { type Api, openApi } from "../support/api.ts";
import { fuzzFrame } from "../support/fuzz/frames.ts";
import { fuzzRequests, requestFuzzer } from "../support/fuzz/requests.ts";
import { randomFrom, seedOf } from "../support/random.ts";

const FRAMES = 950_000;
const REQUESTS = 50_000;
const MINUTES = 60_000;

let api: Api;
beforeAll(async () => {
  api = await openApi({ seeded: true });
});
afterAll(() => api.close());

it(`${FRAMES} frames are taken or refused with a type`, { timeout: 10 * MINUTES }, () => {
  const random = randomFrom(seedOf("FUZZ_SEED"));
  const found: string[] = [];
  for (let count = 0; count < FRAMES && found.length < 10; count++) {
    const wrong = fuzzFrame(random);
    if (wrong !== null) found.push(wrong);
  }
  expect(found).toEqual([]);
});

it(`${REQUESTS} requests are answered with a success or a typed error`, {
  timeout: 20 * MINUTES,
}, async () => {
  const fuzzer = await requestFuzzer(api);
  const found = await fuzzRequests(fuzzer, randomFrom(seedOf("FUZZ_SEED")), REQUESTS);
  const { reached, all, missed } = fuzzer.reached();
  console.log(`${reached} of ${all} endpoints succeeded, not ${missed.join(", ")}`);
  expect(found.slice(0, 10)).toEqual([]);
});
