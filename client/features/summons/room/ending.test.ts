import { describe, expect, it } from "vitest";
import type { Summon, SummonStatus } from "../../../../domain/summons/model.ts";
import { endingOf, offersAgain } from "./ending.ts";

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

it("a help too short for points says what it makes with the talk before it, as its clock did", () => {
  const people = {
    studentId: "s",
    responderId: "h",
    student: { name: "Sarah" },
    responder: { name: "Marcus" },
    points: 10,
    talkSeconds: 34,
  } as Partial<Summon>;
  const text = (more: Partial<Summon>, wasSilent = false) =>
    endingOf(summon("completed", { ...people, ...more }), "s", wasSilent).text;
  expect(text({ carriedSeconds: 57 })).toContain("0:34. With your last talk, that’s 1:31 in all.");
  expect(text({})).not.toContain("in all");
  expect(text({ carriedSeconds: 57 }, true)).not.toContain("in all");
});
