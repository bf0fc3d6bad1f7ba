import { setTimeout } from "node:timers/promises";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthOf, watchMemory } from "./memory-watch.ts";

describe("growthOf", () => {
  it("compares the medians of the second and the last tenth", () => {
    const flat: number[] = Array.from({ length: 100 }, (_, second) => (second < 10 ? 1 : 200));
    expect(growthOf(flat)).toEqual({ early: 200, late: 200, times: 1 });
    const rising = Array.from({ length: 100 }, (_, second) => 100 + second);
    expect(growthOf(rising)).toEqual({ early: 114, late: 194, times: 194 / 114 });
    // A peak of a moment is no growth.
    expect(growthOf(flat.with(95, 9_000)).times).toBe(1);
    expect(growthOf([1, 2, 3]).times).toBeNaN();
  });

  it("finds whatever grows by a steady share, and nothing in what stays within a tenth", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1_000, max: 1_100 }), { minLength: 10, maxLength: 700 }),
        (bytes) => {
          expect(growthOf(bytes).times).toBeLessThanOrEqual(1.1);
          const leaking = bytes.map((value, index) => value * (1 + index / bytes.length));
          if (bytes.length >= 30) expect(growthOf(leaking).times).toBeGreaterThan(1.1);
        },
      ),
    );
  });
});

describe.runIf(process.platform === "linux")("watchMemory", () => {
  it("samples the process that is there, and tells of one that took its place", async () => {
    const pids = [process.pid, 0, process.ppid];
    let asked = 0;
    const watch = watchMemory(() => pids[asked++] ?? process.ppid, 5);
    while (asked < 5) await setTimeout(5);
    const { bytes, processes } = watch.stop();
    expect(processes).toBe(2);
    expect(bytes.length).toBe(asked - 1);
    expect(Math.min(...bytes)).toBeGreaterThan(100_000);
  });
});
