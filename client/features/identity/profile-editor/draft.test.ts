import { describe, expect, it } from "vitest";
import type { OwnProfile } from "../../../../domain/identity/model.ts";
import { type Draft, draftOf, firstProblem, merge, problemsOf, updateOf } from "./draft.ts";

const profile: OwnProfile = {
  version: 7,
  name: "Ada",
  handle: "ada",
  avatarUrl: null,
  title: null,
  bioShort: "Makes engines.",
  bio: null,
  teachingPhilosophy: null,
  website: null,
  privacyPublic: false,
  qualifications: ["First", "Second"],
  expertise: ["Engines"],
  interests: [],
};
const base = draftOf(profile);
const changed = (changes: Partial<Draft>): Draft => ({ ...base, ...changes });

describe("what is saved", () => {
  it("is what differs, without lines that were left empty", () => {
    expect(updateOf(base, profile)).toEqual({ version: 7 });
    expect(updateOf(changed({ name: " Ada ", qualifications: ["First", " ", "Second"] }), profile)).toEqual({
      version: 7,
    });
    const draft = changed({ title: " Analyst", bioShort: "", qualifications: ["Second", "First", ""] });
    expect(updateOf(draft, profile)).toEqual({
      version: 7,
      title: "Analyst",
      bioShort: "",
      qualifications: ["Second", "First"],
    });
  });
});

describe("what another device has saved meanwhile", () => {
  it("is taken in, and nothing that was changed here is lost", () => {
    const here = changed({ title: "Analyst", expertise: ["Engines", "Looms"] });
    const there = changed({ bio: "A long story.", qualifications: ["Second"] });
    expect(merge(here, base, there)).toEqual({
      draft: {
        ...base,
        title: "Analyst",
        expertise: ["Engines", "Looms"],
        bio: "A long story.",
        qualifications: ["Second"],
      },
      clashes: [],
    });
  });

  it("clashes where both changed the same part, but not where they agree", () => {
    const here = changed({ title: "Analyst", bio: "Mine.", website: "https://ada.example" });
    const there = changed({ title: "Countess", bio: "Mine.", name: "Ada L." });
    expect(merge(here, base, there)).toEqual({
      draft: { ...base, title: "Analyst", bio: "Mine.", website: "https://ada.example", name: "Ada L." },
      clashes: ["title"],
    });
  });
});

describe("what is wrong with a draft", () => {
  it("is nothing for one that is as it was read, and for empty parts", () => {
    const empty = changed({ bioShort: "", qualifications: [""], expertise: [] });
    for (const draft of [base, empty])
      expect(Object.values(problemsOf(draft)).filter((problem) => problem !== undefined)).toEqual([]);
  });

  it.each([
    [{ name: " " }, "name", /Enter your name/],
    [{ website: "http://ada.example" }, "website", /https:\/\//],
    [{ website: "javascript:alert(1)" }, "website", /address of a website/],
    [{ website: "https://user:secret@ada.example" }, "website", /address of a website/],
    [{ bioShort: "x".repeat(161) }, "bioShort", /at most 160/],
    [{ bio: "x".repeat(2_001) }, "bio", /at most 2,000/],
    [{ qualifications: ["First", "first "] }, "qualifications", /twice/],
    [{ expertise: ["Engines", "engines"] }, "expertise", /twice/],
    [{ interests: ["NLP", "DevOps"] }, "interests", /3 to 5, or none/],
  ] as const)("%o: %s", (changes, field, words) => {
    const problems = problemsOf(changed(changes as Partial<Draft>));
    expect(problems[field]).toMatch(words);
    expect(firstProblem(problems)).toBe(field);
  });
});
