import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_POINTS, MIN_POINTS, MIN_TALK_SECONDS } from "./limits.ts";
import { type Interval, overlap, pointsEarned, roleOf, talkSeconds, union, withoutHelper } from "./rules.ts";

const SPAN = 200;
const interval = fc
  .tuple(fc.integer({ min: 0, max: SPAN }), fc.integer({ min: 0, max: 60 }))
  .map(([from, length]): Interval => ({ from, to: from + length }));
const intervals = fc.array(interval, { maxLength: 12 });

/** Which of the milliseconds are covered, counted one by one. */
const covered = (list: readonly Interval[]) => {
  const set = new Set<number>();
  for (const { from, to } of list) for (let at = from; at < to; at++) set.add(at);
  return set;
};
const length = (list: readonly Interval[]) => list.reduce((sum, { from, to }) => sum + to - from, 0);

describe("union of intervals", () => {
  it("covers the same time, apart and in order", () => {
    fc.assert(
      fc.property(intervals, (list) => {
        const merged = union(list);
        expect(covered(merged)).toEqual(covered(list));
        expect(length(merged)).toBe(covered(list).size);
        for (const [index, next] of merged.entries()) {
          const before = merged[index - 1];
          if (before) expect(next.from).toBeGreaterThan(before.to);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("time in which both were present", () => {
  it("is every moment that both cover, and no other", () => {
    fc.assert(
      fc.property(intervals, intervals, (student, responder) => {
        const shared = overlap(student, responder);
        const both = new Set([...covered(student)].filter((at) => covered(responder).has(at)));
        expect(covered(shared)).toEqual(both);
        expect(length(shared)).toBe(both.size);
      }),
      { numRuns: 1_000 },
    );
  });

  it("does not depend on who is who, on order, or on how an interval is cut up", () => {
    fc.assert(
      fc.property(intervals, intervals, fc.nat(), (student, responder, cut) => {
        const scaled = (list: readonly Interval[]) =>
          list.map(({ from, to }) => ({ from: from * 700, to: to * 700 }));
        const pieces = (list: readonly Interval[]) =>
          list.flatMap(({ from, to }) => {
            const middle = from + (to > from ? cut % (to - from) : 0);
            return [
              { from: middle, to },
              { from, to: middle },
            ];
          });
        const seconds = talkSeconds(scaled(student), scaled(responder));
        expect(talkSeconds(scaled(responder), scaled(student))).toBe(seconds);
        expect(talkSeconds(scaled(student).reverse(), pieces(scaled(responder)))).toBe(seconds);
        expect(talkSeconds([...scaled(student), ...scaled(student)], scaled(responder))).toBe(seconds);
      }),
    );
  });

  it("is counted in whole seconds of their sum", () => {
    const student = [{ from: 0, to: 10_000 }];
    expect(talkSeconds(student, [{ from: 0, to: 999 }])).toBe(0);
    expect(
      talkSeconds(student, [
        { from: 0, to: 600 },
        { from: 5_000, to: 5_600 },
      ]),
    ).toBe(1);
    expect(talkSeconds(student, [{ from: 9_000, to: 99_000 }])).toBe(1);
    expect(talkSeconds(student, [])).toBe(0);
  });
});

describe("points of a completed help", () => {
  it("are all of those offered from the first full five minutes on, and none before", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: MIN_POINTS, max: MAX_POINTS }),
        fc.integer({ min: 0, max: 3 * MIN_TALK_SECONDS }),
        (points, seconds) => {
          expect(pointsEarned(points, seconds * 1_000)).toBe(seconds < 300 ? 0 : points);
          expect(pointsEarned(points, seconds * 1_000 - 1)).toBe(seconds <= 300 ? 0 : points);
        },
      ),
    );
  });
});

describe("a help without its helper", () => {
  it.each([
    [null, 0, "wait"],
    [null, 3_600_000, "wait"],
    [89_999, 299_999, "wait"],
    [89_999, 300_000, "wait"],
    [90_000, 0, "ask_again"],
    [90_000, 299_999, "ask_again"],
    [90_000, 300_000, "pay"],
    [3_600_000, 299_999, "ask_again"],
  ] as const)("gone for %s ms, after %s ms together: %s", (goneMs, countedMs, becomes) => {
    expect(withoutHelper(goneMs, countedMs)).toBe(becomes);
  });
});

describe("what somebody is to a summon", () => {
  const summon = { studentId: "s", responderId: "r" as string | null };
  it.each([
    ["s", "student", "student"],
    ["r", "candidate", "responder"],
    ["x", "candidate", "candidate"],
    ["x", "observer", "observer"],
    ["x", "responder", "candidate"],
  ] as const)("%s, admitted as %s, is %s", (userId, admittedAs, role) => {
    expect(roleOf(userId, admittedAs, summon)).toBe(role);
  });
});
