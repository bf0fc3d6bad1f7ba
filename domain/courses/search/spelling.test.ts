import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctedWords, slipsBetween, vocabularyOf } from "./spelling.ts";

describe("slipsBetween", () => {
  it.each([
    ["cluade", "claude", 1],
    ["programing", "programming", 1],
    ["pyhton", "python", 1],
    ["claud", "claude", 1],
    ["engine", "engines", 1],
    ["robot", "loom", 3],
    ["", "ab", 2],
  ])("%s and %s differ by %i", (one, other, slips) => {
    expect(slipsBetween(one, other, 2)).toBe(slips);
  });

  it("is the same both ways, and none for the same word", () => {
    const word = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(slipsBetween(one, other, 2)).toBe(slipsBetween(other, one, 2));
        expect(slipsBetween(one, one, 2)).toBe(0);
      }),
    );
  });
});

describe("a slip of the finger", () => {
  const known = ["claude", "statistics", "loom", "programming", "engineering"];
  const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz");
  const slipped = fc
    .tuple(
      fc.constantFrom(...known),
      fc.nat(),
      letter,
      fc.constantFrom("left out", "added", "another", "swapped"),
    )
    .map(([word, number, sign, kind]) => {
      const at = number % word.length;
      const [before, here, after] = [word.slice(0, at), word.slice(at, at + 1), word.slice(at + 1)];
      if (kind === "left out") return { word, typed: before + after };
      if (kind === "added") return { word, typed: before + sign + here + after };
      if (kind === "another") return { word, typed: before + sign + after };
      return { word, typed: before + after.slice(0, 1) + here + after.slice(1) };
    });

  it("is forgiven in words of four letters and more, and in three letters none", () => {
    const vocabulary = vocabularyOf(known.join(" "));
    fc.assert(
      fc.property(slipped, ({ word, typed }) => {
        const isKnown = known.some((each) => each.includes(typed));
        const meant = correctedWords([typed], vocabulary);
        expect(meant).toEqual(isKnown || typed.length < 4 ? null : [word]);
      }),
      { numRuns: 500 },
    );
    expect(correctedWords(["lop"], vocabularyOf("lot"))).toBeNull();
  });
});

describe("correctedWords", () => {
  const vocabulary = vocabularyOf(
    "Intro to Claude Code: Prompt Engineering, Programming for AI. Front-end café",
  );
  it.each([
    [["cluade"], ["claude"]],
    [
      ["learn", "programing", "with", "ai"],
      ["programming", "ai"],
    ],
    [["claude", "xylophone"], ["claude"]],
    [
      ["Cafe", "fornt"],
      ["Cafe", "front"],
    ],
  ])("%j may mean %j", (words, meant) => {
    expect(correctedWords(words, vocabulary)).toEqual(meant);
  });

  it.each([[["claude", "café"]], [["xylophone"]], [["end-front"]], [["zz"]], [["%"]], [[]]])(
    "knows nothing better for %j",
    (words) => {
      expect(correctedWords(words, vocabulary)).toBeNull();
    },
  );
});
