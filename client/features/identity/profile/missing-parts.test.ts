import { expect, it } from "vitest";
import type { Profile } from "../../../../domain/identity/model.ts";
import { missingParts } from "./missing-parts.ts";

const empty: Profile = {
  person: { id: "1", name: "Ada", handle: "ada", avatarUrl: null },
  visibility: "own",
  title: null,
  bio: null,
  bioShort: null,
  teachingPhilosophy: null,
  website: null,
  roles: ["student"],
  expertise: [],
  qualifications: [],
  interests: [],
  courses: [],
  studentsTaught: 0,
  totalEarned: 0,
  joinedAt: "2026-01-01T00:00:00.000Z",
};

it("asks only teachers for what helps one choose a teacher", () => {
  expect(missingParts(empty)).toEqual(["photo", "title", "bioShort", "bio", "interests"]);
  expect(missingParts({ ...empty, roles: ["student", "student_teacher"] })).toEqual([
    "photo",
    "title",
    "bioShort",
    "bio",
    "teachingPhilosophy",
    "qualifications",
    "expertise",
    "interests",
  ]);
});

it("asks for nothing that is there", () => {
  const person = { ...empty.person, avatarUrl: "/api/photos/1/a.webp" };
  const full = { ...empty, person, title: "Analyst", bioShort: "Hi.", bio: "Hi.", interests: ["NLP"] };
  expect(missingParts(full)).toEqual([]);
});
