import { expect, it } from "vitest";
import { filterOf, isNarrowed, listsOf, requestOf } from "./students-filter.ts";

it("shows each role its own lists, creators' first", () => {
  expect(listsOf(["student", "creator", "student_teacher"])).toEqual(["creator", "teacher"]);
  expect(listsOf(["student", "student_teacher"])).toEqual(["teacher"]);
  expect(listsOf(["student"])).toEqual([]);
});

it("takes from an address what it can mean", () => {
  const lists = listsOf(["creator"]);
  expect(filterOf({ of: "teacher", status: "asleep", course: "x", q: "ann" }, lists)).toEqual({
    of: "creator",
    course: "x",
    status: "",
    q: "ann",
  });
  expect(isNarrowed(filterOf({}, lists))).toBe(false);
  expect(isNarrowed(filterOf({ status: "completed" }, lists))).toBe(true);
});

it("asks for what is narrowed alone", () => {
  const filter = filterOf({ status: "completed" }, ["creator"]);
  expect(requestOf(filter, null, null)).toEqual({ of: "creator", status: "completed" });
  expect(requestOf(filter, "id", "next")).toEqual({
    of: "creator",
    status: "completed",
    courseId: "id",
    cursor: "next",
  });
});
