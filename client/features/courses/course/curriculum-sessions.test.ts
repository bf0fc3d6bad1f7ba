import { describe, expect, it } from "vitest";
import type { CourseModule } from "../../../../domain/courses/model.ts";
import { curriculumParts, pointsOf } from "./curriculum-sessions.ts";

const module = (order: number, sessionNumber: number | null): CourseModule => ({
  id: `module ${order}`,
  sessionNumber,
  title: `Module ${order}`,
  description: "",
  duration: "",
  learningObjectives: null,
  topicsCovered: null,
  handsOnExercise: null,
  order,
});

describe("curriculumParts", () => {
  it("groups by live session in the order of the modules", () => {
    const parts = curriculumParts([module(3, 2), module(1, 1), module(4, null), module(2, 1)]);
    expect(parts.map((part) => [part.number, part.modules.map((held) => held.order)])).toEqual([
      [1, [1, 2]],
      [2, [3]],
      [null, [4]],
    ]);
  });
});

describe("pointsOf", () => {
  it("divides by lines and semicolons, without marks or blanks", () => {
    expect(pointsOf("- one\n• two;  three ;\n\n")).toEqual(["one", "two", "three"]);
    expect(pointsOf(null)).toEqual([]);
  });
});
