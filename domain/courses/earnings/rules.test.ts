import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { earningsOf } from "./rules.ts";

describe("what teaching a course earns", () => {
  it.each([
    [39_900, 2, { perStudentCents: 27_930, perSessionCents: 13_965 }],
    [500, 3, { perStudentCents: 349, perSessionCents: 116 }],
    [9_999, 1, { perStudentCents: 6_999, perSessionCents: 6_999 }],
    [0, 4, null],
    [5_000, 0, null],
    [5_000, null, null],
  ])("%i cents in %s sessions", (price, sessions, earned) => {
    expect(earningsOf(price, sessions)).toEqual(earned);
  });

  it("is whole cents, never more than 70 percent, and less by under a cent for each session", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 500, max: 1_000_000 }),
        fc.integer({ min: 1, max: 100 }),
        (price, sessions) => {
          const earned = earningsOf(price, sessions)?.perStudentCents ?? Number.NaN;
          expect(Number.isInteger(earned)).toBe(true);
          expect(earned * 100).toBeLessThanOrEqual(price * 70);
          expect(earned * 100).toBeGreaterThan(price * 70 - 100 * sessions);
        },
      ),
    );
  });
});
