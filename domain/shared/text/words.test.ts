import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_WORD_LENGTH, stemOf, wordsOf } from "./words.ts";

/** The words as they are written, with what else is found at the place of each. */
const read = (text: string) => {
  const words = wordsOf(text);
  const at = (place: number, kinds: readonly string[]) =>
    words.filter((word) => word.place === place && kinds.includes(word.kind)).map((word) => word.text);
  return Array.from({ length: words.at(-1)?.place ?? 0 }, (_, index) => ({
    word: at(index + 1, ["word", "pair", "end"])[0],
    also: at(index + 1, ["part", "joined"]),
  }));
};
const written = (text: string) => read(text).map(({ word }) => word);

describe("wordsOf", () => {
  it.each([
    ["src/walrus/index.ts", ["src", "walrus", "index", "ts"]],
    ["kudu@springbok.org 3.14", ["kudu", "springbok", "org", "3", "14"]],
    ["max_pangolin+a=b:c\\d#e", ["max", "pangolin", "a", "b", "c", "d", "e"]],
    ["Ångström naïve Łódź Straße", ["angstrom", "naive", "lodz", "strasse"]],
    ["天気だ", ["天気", "気だ", "だ"]],
    ["2025年abc", ["2025", "年", "abc"]],
    ["C++ and F#, issue#12", ["c++", "and", "f#", "issue", "12"]],
    ["👍🏽👩‍💻 → ❤️", ["👍", "👩", "💻", "→", "❤"]],
    ["\u200b \u3164 \u0301 ...", []],
    ["soft\u00adhyphen", ["softhyphen"]],
  ])("%j", (text, words) => {
    expect(written(text).filter((word) => word !== undefined)).toEqual(words);
  });

  it.each([
    ["fetchAll", ["fetch", "all"]],
    ["XMLHttpRequest", ["xml", "http", "request", "httprequest"]],
    ["HTML", []],
    ["Hello", []],
    ["C++", ["c"]],
    ["aAaAaAaAaAaAaAaAaAaA", []],
  ])("%j has the parts %j", (word, parts) => {
    expect(read(word)[0]?.also).toEqual(parts);
  });

  it.each([
    ["e-mail", ["email"]],
    ["don’t", ["dont"]],
    ["well-to-do", ["welltodo"]],
    ["1,000,000", ["1000000"]],
    ["1,2", []],
    ["a, b", []],
    ["e-mail@x.org", ["email"]],
  ])("%j is also joined as %j", (text, joined) => {
    expect(read(text).flatMap(({ also }) => also)).toEqual(joined);
  });

  it("takes the beginning of what is too long for a word", () => {
    const [{ word } = { word: "" }] = read("x".repeat(4_000));
    expect(word).toBe("x".repeat(MAX_WORD_LENGTH));
  });

  it("says where each word stands, in any text, in either composition the same words", () => {
    const unit = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
      fc.constantFrom("aB", "e-", "日本", "ｶﾞ", "น้ำ", "질문", "C++", "🎉🏽", "é", " "),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        let place = 0;
        for (const word of wordsOf(text)) {
          expect(word.text).not.toBe("");
          expect(word.place).toBeGreaterThan(0);
          expect(word.from < word.firstTo && word.firstTo <= word.to && word.to <= text.length).toBe(true);
          if (word.kind !== "joined") expect(word.place).toBeGreaterThanOrEqual(place);
          place = Math.max(place, word.place);
        }
        const forms = ["NFC", "NFD"].map((form) => written(text.normalize(form)));
        expect(forms[0]).toEqual(forms[1]);
      }),
      { numRuns: 1_000 },
    );
  });
});

it("a stem is what English forms have in common, of words in other letters none", () => {
  expect(["run", "runs", "running"].map(stemOf)).toEqual(["run", "run", "run"]);
  expect(["torches", "torch"].map(stemOf)).toEqual(["torch", "torch"]);
  expect(["as", "its", "ties", "müller", "running2"].map(stemOf)).toEqual([
    "as",
    "its",
    "ties",
    "müller",
    "running2",
  ]);
});
