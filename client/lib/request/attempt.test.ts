import { createRoot } from "solid-js";
import { expect, it, vi } from "vitest";
import { createAttempt } from "./attempt.ts";
import { ApiError } from "./request.ts";

it("is made once at a time, says why it failed, and forgets that with the next", () =>
  createRoot(async (dispose) => {
    const attempt = createAttempt();
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = attempt.run(() => promise);
    expect(attempt.busy()).toBe(true);
    const second = vi.fn(async () => undefined);
    expect(await attempt.run(second)).toBe(false);
    expect(second).not.toHaveBeenCalled();
    resolve();
    expect([await first, attempt.busy()]).toEqual([true, false]);
    const refused = () => Promise.reject(new ApiError("Conflict", 409, "Too late."));
    expect([await attempt.run(refused), attempt.failure(), attempt.busy()]).toEqual([
      false,
      "Too late.",
      false,
    ]);
    await attempt.run(() => Promise.reject(new Error("inside")));
    expect(attempt.failure()).not.toContain("inside");
    expect([await attempt.run(async () => undefined), attempt.failure()]).toEqual([true, undefined]);
    dispose();
  }));
