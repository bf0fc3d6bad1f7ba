import { describe, expect, it } from "vitest";
import type { Summon, SummonStatus } from "../../../../domain/summons/model.ts";
import { offersAgain } from "./ending.ts";

const summon = (status: SummonStatus, more: Partial<Summon> = {}) =>
  ({ status, pointsAwarded: null, ...more }) as Summon;

describe("asking again", () => {
  it("is offered where nobody came, and after a help that was too short for points", () => {
    expect(offersAgain(summon("expired"))).toBe(true);
    expect(offersAgain(summon("cancelled"))).toBe(true);
    expect(offersAgain(summon("completed", { pointsAwarded: 0 }))).toBe(true);
  });

  it("is not where somebody was thanked, or the question is out again", () => {
    expect(offersAgain(summon("completed", { pointsAwarded: 10 }))).toBe(false);
    const repeatedBy = { id: "t", status: "pending", responder: null } as const;
    expect(offersAgain(summon("completed", { repeatedBy }))).toBe(false);
  });
});
