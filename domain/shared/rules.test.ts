import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstGraphemes, graphemesIn, hasVisibleText, waitInWords } from "./rules.ts";

const blanks = [
  "",
  "   ",
  "\n\n",
  "\u200b",
  "\u2800",
  "\u3164",
  "\u115f\u1160",
  "\uffa0",
  "\ufeff",
  "\u200d",
  "\u00ad",
  "\u0301",
  "\u202e\u2066",
  "\u{e0041}",
  "\ufe0f",
];

describe("hasVisibleText", () => {
  it.each(blanks)("sees nothing in %j", (text) => {
    expect(hasVisibleText(text)).toBe(false);
  });

  it.each(["a", "é", "e\u0301", "天", "ก", "🎉", "1️⃣", "👨‍👩‍👧", "…", "\u200ba", " x ", "\u3164.", "ㅎ"])(
    "sees something in %j",
    (text) => {
      expect(hasVisibleText(text)).toBe(true);
    },
  );

  it("sees a letter among any blanks", () => {
    const blank = fc.array(fc.constantFrom(...blanks)).map((parts) => parts.join(""));
    fc.assert(fc.property(blank, blank, (before, after) => hasVisibleText(`${before}x${after}`)));
    fc.assert(fc.property(blank, (text) => !hasVisibleText(text)));
  });
});

describe("graphemesIn", () => {
  it.each([
    ["abc", 3],
    ["👨‍👩‍👧", 1],
    ["e\u0301", 1],
    ["🇩🇪🇫🇷", 2],
    ["a\r\nb", 3],
  ])("counts %j as %i", (text, length) => {
    expect(graphemesIn(text)).toBe(length);
  });
});

describe("firstGraphemes", () => {
  it("is a beginning of at most so many, and all of a text that is shorter", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.nat(20), (text, max) => {
        const first = firstGraphemes(text, max);
        expect(text.startsWith(first)).toBe(true);
        expect(graphemesIn(first)).toBe(Math.min(max, graphemesIn(text)));
      }),
    );
  });
});

describe("waitInWords", () => {
  it.each([
    [0.2, "1 second"],
    [1, "1 second"],
    [2.1, "3 seconds"],
    [90, "90 seconds"],
    [91, "2 minutes"],
    [600, "10 minutes"],
    [3_600, "60 minutes"],
    [7_200, "2 hours"],
  ])("%d seconds are %s", (seconds, words) => {
    expect(waitInWords(seconds)).toBe(words);
  });
});
