import { afterAll, beforeAll, expect, it } from "vitest";
import { MAX_WAITING_FOR_HASH } from "../../domain/identity/limits.ts";
import { BACKENDS } from "../../party/wire/backends.ts";
import { signIn } from "../support/running/people.ts";
import { type TestRuntime, testRuntime } from "../support/running/runtime.ts";

let runtime: TestRuntime;
beforeAll(async () => {
  runtime = await testRuntime({ env: { RATE_LIMITS: "on" } });
});
afterAll(() => runtime.stop());

const guess = (i: number, signal?: AbortSignal) =>
  fetch(`${runtime.url}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: `nobody${i}@example.test`, password: "not a password of theirs" }),
    ...(signal ? { signal } : {}),
  });

it("of many who sign in at once some wait, the others hear when to come back, and everybody else is served", async () => {
  const sarah = await signIn(runtime, "sarah@peerloop.test");
  const guesses = Array.from({ length: 36 }, (_, i) => guess(i));
  const me = Array.from({ length: 20 }, () =>
    fetch(`${runtime.url}/api/me`, { headers: { cookie: sarah.cookie } }),
  );
  for (const answer of await Promise.all(me)) expect(answer.status).toBe(200);
  const answers = await Promise.all(guesses);
  const looked = answers.filter(({ status }) => status === 401);
  const refused = answers.filter(({ status }) => status === 503);
  expect(looked.length + refused.length).toBe(36);
  expect(looked.length).toBeGreaterThanOrEqual(BACKENDS);
  expect(refused.length).toBeGreaterThanOrEqual(36 - BACKENDS * (MAX_WAITING_FOR_HASH + 3));
  for (const answer of refused) {
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ _tag: "ServiceUnavailable" });
  }
});

it("who gives up waiting keeps nobody else from their turn", async () => {
  const gaveUp = new AbortController();
  const given = Promise.allSettled(Array.from({ length: 12 }, (_, i) => guess(i, gaveUp.signal)));
  await guess(99);
  gaveUp.abort();
  await given;
  await expect
    .poll(() => signIn(runtime, "lee@peerloop.test").then(({ me }) => me.handle), { timeout: 15_000 })
    .toBe("lee");
});
