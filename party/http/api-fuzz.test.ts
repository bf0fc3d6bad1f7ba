import { afterAll, beforeAll, expect, it } from "vitest";
import { fuzzRequests } from "../../tests/support/fuzz/requests.ts";
import { apiTarget } from "../../tests/support/fuzz/target.ts";
import { randomFrom, seedOf } from "../../tests/support/random.ts";
import { type Api, openApi } from "../../tests/support/running/api.ts";

let api: Api;
beforeAll(async () => {
  api = await openApi({ seeded: true });
});
afterAll(() => api.close());

it("1,000 requests to every endpoint are answered with a success or a typed error", {
  timeout: 60_000,
}, async () => {
  const found = await fuzzRequests(apiTarget(api), randomFrom(seedOf("FUZZ_SEED")), 1_000);
  expect(found.slice(0, 10)).toEqual([]);
});
