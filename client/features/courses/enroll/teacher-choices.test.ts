import { expect, it } from "vitest";
import { offered, type TeacherChoice, whyOffered } from "./teacher-choices.ts";

const teacher = (name: string, available: boolean, studentsTaught: number | null): TeacherChoice => ({
  person: { id: name, name, handle: name, avatarUrl: null },
  available,
  studentsTaught,
});

it("offers first who is free now, then who has taught most", () => {
  const all = [teacher("a", false, 9), teacher("b", true, 0), teacher("c", false, 12), teacher("d", true, 4)];
  expect(offered(all).map(({ person }) => person.id)).toEqual(["d", "b", "c", "a"]);
});

it("says why somebody is offered", () => {
  expect(whyOffered(teacher("a", true, 1))).toEqual(["Free now", "1 person taught"]);
  expect(whyOffered(teacher("a", false, 0))).toHaveLength(1);
  expect(whyOffered(teacher("a", false, null))).toEqual([]);
});
