import { describe, expect, it } from "vitest";
import type { Course } from "../../../../domain/courses/model.ts";
import { factsOf, includedIn } from "./course-facts.ts";

const course = (of: Partial<Course>) =>
  ({
    format: null,
    duration: "2 sessions",
    totalDuration: null,
    sessionCount: 2,
    moduleCount: 1,
    chatRoomId: "a room",
    ...of,
  }) as Course;

describe("what a course's page says of it", () => {
  it("says nothing twice", () => {
    expect(factsOf(course({}))).toEqual([]);
    expect(factsOf(course({ duration: "4 weeks", totalDuration: "4 weeks" }))).toHaveLength(1);
    expect(factsOf(course({ format: "1-on-1", duration: "4 weeks", totalDuration: "6 h" }))).toHaveLength(3);
  });

  it("includes only what there is", () => {
    expect(includedIn(course({}))).toHaveLength(4);
    expect(includedIn(course({ sessionCount: null, moduleCount: 0, chatRoomId: null }))).toEqual([]);
    expect(includedIn(course({ sessionCount: 1 }))[0]).toContain("1 private live session:");
  });
});
