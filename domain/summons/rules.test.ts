import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_POINTS, MIN_POINTS, MIN_TALK_SECONDS } from "./limits.ts";
import { pointsEarned, roleOf, talkSeconds, togetherMs, withoutHelper } from "./rules.ts";

interface Stay {
  readonly joinedAt: number;
  readonly leftAt: number;
}

const SPAN = 200;
const interval = fc
  .tuple(fc.integer({ min: 0, max: SPAN }), fc.integer({ min: 0, max: 60 }))
  .map(([joinedAt, length]): Stay => ({ joinedAt, leftAt: joinedAt + length }));
const intervals = fc.array(interval, { maxLength: 12 });

/** Which of the milliseconds are covered, counted one by one. */
const covered = (list: readonly Stay[]) => {
  const set = new Set<number>();
  for (const { joinedAt, leftAt } of list) for (let at = joinedAt; at < leftAt; at++) set.add(at);
  return set;
};

describe("time in which both were present", () => {
  it("is every moment that both cover, and no other", () => {
    fc.assert(
      fc.property(intervals, intervals, (student, responder) => {
        const both = [...covered(student)].filter((at) => covered(responder).has(at));
        expect(togetherMs(student, responder)).toBe(both.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it("does not depend on who is who, on order, or on how an interval is cut up", () => {
    fc.assert(
      fc.property(intervals, intervals, fc.nat(), (student, responder, cut) => {
        const scaled = (list: readonly Stay[]) =>
          list.map(({ joinedAt, leftAt }) => ({ joinedAt: joinedAt * 700, leftAt: leftAt * 700 }));
        const pieces = (list: readonly Stay[]) =>
          list.flatMap(({ joinedAt, leftAt }) => {
            const middle = joinedAt + (leftAt > joinedAt ? cut % (leftAt - joinedAt) : 0);
            return [
              { joinedAt: middle, leftAt },
              { joinedAt, leftAt: middle },
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
    const student = [{ joinedAt: 0, leftAt: 10_000 }];
    expect(talkSeconds(student, [{ joinedAt: 0, leftAt: 999 }])).toBe(0);
    expect(
      talkSeconds(student, [
        { joinedAt: 0, leftAt: 600 },
        { joinedAt: 5_000, leftAt: 5_600 },
      ]),
    ).toBe(1);
    expect(talkSeconds(student, [{ joinedAt: 9_000, leftAt: 99_000 }])).toBe(1);
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
