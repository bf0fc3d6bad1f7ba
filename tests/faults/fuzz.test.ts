import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fuzzFrame } from "../support/fuzz/frames.ts";
import { fuzzRequests } from "../support/fuzz/requests.ts";
import { apiTarget, runtimeTarget } from "../support/fuzz/target.ts";
import { fuzzUploads } from "../support/fuzz/uploads.ts";
import { randomFrom, seedOf } from "../support/random.ts";
import { type Api, openApi } from "../support/running/api.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

/** Inputs in this process: a million. */
const FRAMES = 950_000;
const REQUESTS = 50_000;
/** Requests over workerd: fifty thousand. */
const UPLOADS = 10_000;
const SENT = 40_000;
const MINUTES = 60_000;

it(`${FRAMES} frames are taken or refused with a type`, { timeout: 20 * MINUTES }, () => {
  const random = randomFrom(seedOf("FUZZ_SEED"));
  const found: string[] = [];
  for (let count = 0; count < FRAMES && found.length < 10; count++) {
    const wrong = fuzzFrame(random);
    if (wrong !== null) found.push(wrong);
  }
  expect(found).toEqual([]);
});

describe("the API in this process", () => {
  let api: Api;
  beforeAll(async () => {
    api = await openApi({ seeded: true });
  });
  afterAll(() => api.close());

  it(`answers ${REQUESTS} requests with a success or a typed error`, { timeout: 30 * MINUTES }, async () => {
    const found = await fuzzRequests(apiTarget(api), randomFrom(seedOf("FUZZ_SEED")), REQUESTS);
    expect(found.slice(0, 10)).toEqual([]);
  });
});

describe("PeerLoop as it runs", () => {
  let runtime: TestRuntime;
  let pid: number;
  beforeAll(async () => {
    runtime = await testRuntime();
    pid = runtime.pid();
  });
  afterAll(() => runtime.stop());

  it(`takes or refuses ${UPLOADS} uploads as it says, and gives back what it took`, {
    timeout: 30 * MINUTES,
  }, async () => {
    const found = await fuzzUploads(runtime, randomFrom(seedOf("FUZZ_SEED")), UPLOADS);
    expect(found.slice(0, 10)).toEqual([]);
  });

  it(`answers ${SENT} requests with a success or a typed error`, { timeout: 30 * MINUTES }, async () => {
    const found = await fuzzRequests(runtimeTarget(runtime), randomFrom(seedOf("FUZZ_SEED")), SENT);
    expect(found.slice(0, 10)).toEqual([]);
  });

  it("never died of it", () => {
    expect(runtime.pid()).toBe(pid);
  });
});
