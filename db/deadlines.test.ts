import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Deadlines } from "./deadlines.ts";

describe("deadlines", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("pass in their time, each once", () => {
    const passed: string[] = [];
    const deadlines = new Deadlines(1_000);
    deadlines.begin(() => passed.push("first"));
    vi.advanceTimersByTime(400);
    deadlines.begin(() => passed.push("second"));
    vi.advanceTimersByTime(599);
    expect(passed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(passed).toEqual(["first"]);
    vi.advanceTimersByTime(399);
    expect(passed).toEqual(["first"]);
    vi.advanceTimersByTime(1);
    expect(passed).toEqual(["first", "second"]);
    vi.advanceTimersByTime(5_000);
    expect(passed).toEqual(["first", "second"]);
    expect(deadlines.open).toBe(0);
  });

  it("do not pass when they were met", () => {
    const passed: number[] = [];
    const deadlines = new Deadlines(1_000);
    const met = [1, 2, 3].map((each) => deadlines.begin(() => passed.push(each)));
    met[0]?.();
    met[2]?.();
    met[2]?.();
    vi.advanceTimersByTime(2_000);
    expect(passed).toEqual([2]);
  });

  it("may be met by one that passes, and may begin another", () => {
    const passed: string[] = [];
    const deadlines = new Deadlines(1_000);
    let met = () => {};
    deadlines.begin(() => {
      met();
      deadlines.begin(() => passed.push("later"));
    });
    met = deadlines.begin(() => passed.push("met"));
    vi.advanceTimersByTime(1_000);
    expect(passed).toEqual([]);
    vi.advanceTimersByTime(1_000);
    expect(passed).toEqual(["later"]);
  });

  it("clear no timer, and keep one at most, however many are met", () => {
    const cleared = vi.spyOn(globalThis, "clearTimeout");
    const deadlines = new Deadlines(1_000);
    for (let each = 0; each < 10_000; each++) {
      deadlines.begin(() => expect.unreachable())();
      if (each % 100 === 0) vi.advanceTimersByTime(1);
      expect(vi.getTimerCount()).toBeLessThanOrEqual(1);
    }
    expect(deadlines.open).toBe(0);
    expect(cleared).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});
