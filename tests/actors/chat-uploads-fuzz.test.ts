import { afterAll, beforeAll, expect, it } from "vitest";
import { fuzzRequests } from "../support/fuzz/requests.ts";
import { runtimeTarget } from "../support/fuzz/target.ts";
import { fuzzUploads } from "../support/fuzz/uploads.ts";
import { randomFrom, seedOf } from "../support/random.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime();
});
afterAll(() => runtime.stop());

it("takes or refuses 500 uploads as it says, and gives back what it took", async () => {
  const found = await fuzzUploads(runtime, randomFrom(seedOf("FUZZ_SEED")), 500);
  expect(found.slice(0, 10)).toEqual([]);
});

it("answers 300 requests with a success or a typed error", async () => {
  const found = await fuzzRequests(runtimeTarget(runtime), randomFrom(seedOf("FUZZ_SEED")), 300);
  expect(found.slice(0, 10)).toEqual([]);
});
