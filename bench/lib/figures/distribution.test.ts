import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distributionOf, percentileOf } from "./distribution.ts";

describe("distributionOf", () => {
  it("takes the nearest rank of unsorted durations", () => {
    const durations = Array.from({ length: 200 }, (_, i) => 200 - i);
    expect(distributionOf(durations)).toEqual({ count: 200, p50: 100, p95: 190, p99: 198, max: 200 });
    expect([percentileOf(durations, 0.98), percentileOf([], 0.98)]).toEqual([196, 0]);
    expect(distributionOf([7])).toEqual({ count: 1, p50: 7, p95: 7, p99: 7, max: 7 });
    expect(distributionOf([])).toEqual({ count: 0, p50: 0, p95: 0, p99: 0, max: 0 });
  });

  it("leaves at most the named share above a percentile, whatever the durations", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 }), (durations) => {
        const { p50, p95, p99, max } = distributionOf(durations);
        for (const [share, value] of [
          [0.5, p50],
          [0.95, p95],
          [0.99, p99],
          [1, max],
        ] as const) {
          expect(durations.filter((ms) => ms > value).length).toBeLessThanOrEqual(
            Math.floor((1 - share) * durations.length + 1e-9),
          );
          expect(durations).toContain(value);
        }
      }),
    );
  });
});
