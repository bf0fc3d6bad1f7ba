import { expect, it } from "vitest";
import { drawSharePicture, SHARE_HEIGHT, SHARE_WIDTH } from "./share-picture.ts";

const facts = {
  slug: "intro-to-claude-code",
  title: "Intro to Claude Code",
  creatorName: "Gabriel Moreau",
  moduleCount: 7,
  sessionCount: 2,
};

it("is the size that networks show, the same for the same course, and another for each change of what it says", () => {
  const picture = drawSharePicture(facts);
  expect([picture.width, picture.height]).toEqual([SHARE_WIDTH, SHARE_HEIGHT]);
  const isSame = (other: typeof facts) => Buffer.from(drawSharePicture(other).pixels).equals(picture.pixels);
  expect(isSame(facts)).toBe(true);
  for (const change of [{ slug: "other" }, { title: "Other" }, { creatorName: "Ada" }, { moduleCount: 8 }])
    expect(isSame({ ...facts, ...change })).toBe(false);
});

it("is drawn whatever a course is called, and however many modules it has", () => {
  for (const title of ["日本語の文法", "x".repeat(200), "A ".repeat(100), "🦊"])
    for (const moduleCount of [null, 1, 60, 500])
      expect(() => drawSharePicture({ ...facts, title, creatorName: title, moduleCount })).not.toThrow();
});
