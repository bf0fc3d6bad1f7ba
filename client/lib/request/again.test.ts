import fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { makeAgain, pauseAfter } from "./again.ts";
import { ApiError } from "./request.ts";

const window = new EventTarget();
const backOnline = () => window.dispatchEvent(new Event("online"));

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const none = { retryAfterSeconds: undefined };
const away = new ApiError("NetworkFailure", 0, "No answer.");

it("waits longer each time, half a minute at most, and never less than the server asked for", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.option(fc.integer({ min: 1, max: 600 }), { nil: undefined }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (tries, retryAfterSeconds, random) => {
        const pause = pauseAfter(tries, { retryAfterSeconds }, random);
        expect(pause).toBeGreaterThanOrEqual(Math.max(1_000, (retryAfterSeconds ?? 0) * 1_000));
        expect(pause).toBeLessThanOrEqual(Math.max(30_000, (retryAfterSeconds ?? 0) * 1_000 + 15_000));
        if (tries < 5) expect(pauseAfter(tries + 1, none, 0)).toBeGreaterThan(pauseAfter(tries, none, 0));
      },
    ),
  );
});

it("tries again by itself until it is answered, and not what was refused for good", () => {
  let runs = 0;
  const again = makeAgain(() => {
    runs += 1;
    if (runs < 3) again.failed(away);
    else again.done();
  });
  again.failed(away);
  vi.advanceTimersByTime(600_000);
  expect(runs).toBe(3);
  again.failed(away);
  backOnline();
  expect(runs).toBe(4);
  backOnline();
  again.failed(new ApiError("Forbidden", 403, "No."));
  vi.advanceTimersByTime(600_000);
  backOnline();
  expect(runs).toBe(4);
});
