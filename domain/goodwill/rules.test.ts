import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ANSWER_POINTS, MAX_ANSWER_POINTS_A_DAY, MAX_ANSWER_POINTS_A_PAIR } from "./limits.ts";
import {
  type Account,
  balanceOf,
  earn,
  emptyAccount,
  grant,
  hold,
  spendHeld,
  unhold,
  whyNoPoints,
} from "./rules.ts";

const step = fc.record({
  kind: fc.constantFrom("hold", "unhold", "spend", "earn", "grant"),
  points: fc.integer({ min: 1, max: 100 }),
});
type Step = { kind: "hold" | "unhold" | "spend" | "earn" | "grant"; points: number };

const rules = { hold, unhold, spend: spendHeld, earn, grant };

/** What a book with a line for every step says, kept without the rules. */
const book = (steps: readonly Step[]) => {
  const sums = { came: 0, went: 0, promised: 0, earned: 0 };
  for (const { kind, points } of steps) {
    if (kind === "earn" || kind === "grant") sums.came += points;
    if (kind === "earn") sums.earned += points;
    if (kind === "spend") sums.went += points;
    if (kind === "hold") sums.promised += points;
    if (kind === "unhold" || kind === "spend") sums.promised -= points;
  }
  return sums;
};

const play = (steps: readonly Step[]) => {
  let account: Account = emptyAccount;
  const taken: Step[] = [];
  for (const one of steps) {
    const next = rules[one.kind](account, one.points);
    if (next === null) continue;
    account = next;
    taken.push(one);
  }
  return { account, taken };
};

describe("an account of goodwill", () => {
  it("is what its book says after any steps, and no part of it is ever negative", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { account, taken } = play(steps as Step[]);
        const { came, went, promised, earned } = book(taken);
        expect(account).toEqual({ totalEarned: earned, granted: came - earned, spent: went, held: promised });
        expect(balanceOf(account)).toBe(came - went - promised);
        for (const part of [...Object.values(account), balanceOf(account)])
          expect(part).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("refuses exactly what would go below zero", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 1, max: 100 }), (steps, points) => {
        const { account } = play(steps as Step[]);
        expect(hold(account, points) === null).toBe(balanceOf(account) < points);
        expect(unhold(account, points) === null).toBe(account.held < points);
        expect(spendHeld(account, points) === null).toBe(account.held < points);
      }),
    );
  });

  it("is as before when a promise is made and taken back", () => {
    const account = grant(earn(emptyAccount, 12), 50);
    const held = hold(account, 25);
    expect(held && balanceOf(held)).toBe(37);
    expect(held && unhold(held, 25)).toEqual(account);
  });
});

describe("points for answers", () => {
  it("pass neither limit of a day, and are all there is until one is reached", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(14), { maxLength: 40 }), (askers) => {
        const byPair = new Map<number, number>();
        let byHelper = 0;
        for (const asker of askers) {
          const before = byPair.get(asker) ?? 0;
          const why = whyNoPoints({ byPair: before, byHelper });
          const points = why === null ? ANSWER_POINTS : 0;
          const isOver = before >= MAX_ANSWER_POINTS_A_PAIR || byHelper >= MAX_ANSWER_POINTS_A_DAY;
          expect(points).toBe(isOver ? 0 : 5);
          expect(why === "pair").toBe(before >= MAX_ANSWER_POINTS_A_PAIR);
          byPair.set(asker, before + points);
          byHelper += points;
        }
        expect(byHelper).toBe(Math.min(MAX_ANSWER_POINTS_A_DAY, new Set(askers).size * 5));
        for (const points of byPair.values()) expect(points).toBeLessThanOrEqual(MAX_ANSWER_POINTS_A_PAIR);
      }),
    );
  });
});
