import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isComplete, laterMark, leftOf, type Mark, percentOf, resumeAt } from "./rules.ts";

const part = fc
  .tuple(fc.nat(80), fc.nat(80))
  .map(([one, other]) => ({ done: Math.min(one, other), total: Math.max(one, other) }));
const figures = fc.record({ modules: part, sessions: part, homework: part });
const mark: fc.Arbitrary<Mark> = fc.record({ isComplete: fc.boolean(), at: fc.nat(5) });

describe("completing a course", () => {
  it("is when nothing of it is left, and 100 % of the modules is not shown before", () => {
    fc.assert(
      fc.property(figures, (now) => {
        const left = leftOf(now);
        if (now.modules.total + now.sessions.total + now.homework.total > 0)
          expect(isComplete(now)).toBe(Object.keys(left).length === 0);
        else expect(isComplete(now)).toBe(false);
        expect(percentOf(now)).toBeGreaterThanOrEqual(0);
        if (now.modules.total > 0)
          expect(percentOf(now) === 100).toBe(now.modules.done === now.modules.total);
      }),
    );
  });

  it("counts what is left", () => {
    const homework = { done: 1, total: 1 };
    expect(leftOf({ modules: { done: 3, total: 5 }, sessions: { done: 2, total: 2 }, homework })).toEqual({
      modules: 2,
    });
    expect(
      leftOf({
        modules: { done: 5, total: 5 },
        sessions: { done: 0, total: 2 },
        homework: { done: 0, total: 1 },
      }),
    ).toEqual({ sessions: 2, homework: 1 });
    expect(percentOf({ modules: { done: 0, total: 0 }, sessions: { done: 1, total: 2 } })).toBe(50);
    expect(percentOf({ modules: { done: 2, total: 3 }, sessions: { done: 0, total: 0 } })).toBe(66);
  });
});

describe("the word that stands", () => {
  it("is the same in whatever order devices tell the server", () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1 }), fc.infiniteStream(fc.nat()), (marks, chance) => {
        const shuffled = [...marks]
          .map((one) => ({ one, by: chance.next().value ?? 0 }))
          .sort((a, b) => a.by - b.by)
          .map(({ one }) => one);
        expect(shuffled.reduce(laterMark)).toEqual(marks.reduce(laterMark));
      }),
    );
  });
});

describe("where to go on", () => {
  const modules = (done: string) =>
    [...done].map((one, index) => ({ id: String(index), isComplete: one === "x" }));
  it.each([
    ["....", null, "0"],
    ["xx..", null, "2"],
    [".x..", "1", "2"],
    ["..xx", "3", "0"],
    ["x.x.", "3", "3"],
    ["xxxx", "1", null],
    ["", "1", null],
    ["..", "of another course", "0"],
  ])("%s at %s is %s", (done, last, expected) => {
    expect(resumeAt(modules(done), last)?.id ?? null).toBe(expected);
  });
});
