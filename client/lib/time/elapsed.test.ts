import { afterEach, describe, expect, it, vi } from "vitest";
import { elapsedSince, moment } from "./elapsed.ts";

afterEach(() => void vi.useRealTimers());

describe("time that has passed", () => {
  it("is not undone by a clock that is set back, and counts the sleep of the device", () => {
    vi.useFakeTimers({ toFake: ["Date", "performance"], now: 1_000_000 });
    const since = moment();
    vi.advanceTimersByTime(5_000);
    expect(elapsedSince(since)).toBe(5_000);
    vi.setSystemTime(1_000_000 - 7_200_000);
    expect(elapsedSince(since)).toBe(5_000);
    vi.setSystemTime(1_000_000 + 3_600_000);
    expect(elapsedSince(since)).toBe(3_600_000);
  });
});
