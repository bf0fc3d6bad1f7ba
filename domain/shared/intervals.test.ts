import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyIntervals, covers, END, instants } from "../../tests/support/intervals.ts";
import { lengthOf, overlaps, union } from "./intervals.ts";

describe("union", () => {
  it("covers what any interval covers, and nothing else", () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const result = union(intervals);
        for (const instant of instants) expect(covers(result, instant)).toBe(covers(intervals, instant));
      }),
      { numRuns: 2_000 },
    );
  });

  it("is in order with gaps between, has at most one open end, and forgets nobody who came", () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const result = union(intervals);
        for (const [index, { joinedAt, leftAt }] of result.entries()) {
          if (leftAt !== null) expect(leftAt).toBeGreaterThanOrEqual(joinedAt);
          if (index > 0)
            expect(joinedAt).toBeGreaterThan(result[index - 1]?.leftAt ?? Number.POSITIVE_INFINITY);
        }
        expect(result.length === 0).toBe(intervals.length === 0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not depend on order or repetition", () => {
    fc.assert(
      fc.property(
        anyIntervals.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
        ),
        ([intervals, again]) => {
          expect(union(again)).toEqual(union(intervals));
        },
      ),
    );
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        expect(union(union(intervals))).toEqual(union(intervals));
      }),
    );
  });
});

describe("overlaps", () => {
  it("is where both are", () => {
    fc.assert(
      fc.property(anyIntervals, anyIntervals, (one, other) => {
        const both = overlaps(union(one), union(other));
        for (const instant of instants)
          expect(covers(both, instant)).toBe(covers(one, instant) && covers(other, instant));
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("the length", () => {
  it("of the union is the time that passed with somebody there", () => {
    fc.assert(
      fc.property(anyIntervals, (intervals) => {
        const there = instants.filter((instant) => covers(intervals, instant));
        expect(lengthOf(union(intervals), END)).toBe(there.length);
      }),
    );
  });
});
