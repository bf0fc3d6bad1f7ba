import { describe, expect, it } from "vitest";
import { coverLookOf, stepsOf } from "./rules.ts";

describe("the steps of a course", () => {
  it.each([
    [{ moduleCount: 8, sessionCount: 3 }, 8],
    [{ moduleCount: null, sessionCount: 3 }, 3],
    [{ moduleCount: 0, sessionCount: 0 }, 1],
    [{ moduleCount: null, sessionCount: null }, 1],
  ])("of %o are %i", (course, steps) => {
    expect(stepsOf(course)).toBe(steps);
  });
});

describe("covers", () => {
  it("look alike for the same slug alone: many hues, and every paper", () => {
    const looks = Array.from({ length: 300 }, (_, index) => coverLookOf(`course-${index}`));
    expect(coverLookOf("course-7")).toEqual(looks[7]);
    expect(new Set(looks.map(({ paper }) => paper)).size).toBe(4);
    expect(new Set(looks.map(({ hue }) => hue)).size).toBe(24);
    expect(new Set(looks.map(({ isDeep }) => isDeep)).size).toBe(2);
    for (const { hue } of looks) expect(hue >= 0 && hue < 360).toBe(true);
  });
});
