import { describe, expect, it } from "vitest";
import { MAX_INDEXED_WORDS, MAX_MESSAGE_LENGTH } from "../limits.ts";
import { vectorOf } from "./words.ts";

const kept = (content: string) => vectorOf(content).match(/'(?:[^']|'')*'/g) ?? [];

/** Messages as long as may be: of ever new words, of ever new characters, of names in code, of hyphens. */
const LONGEST = {
  letters: Array.from({ length: MAX_MESSAGE_LENGTH / 2 }, (_, at) => String.fromCodePoint(0x4e00 + at)).join(
    " ",
  ),
  characters: String.fromCodePoint(...Array.from({ length: MAX_MESSAGE_LENGTH }, (_, at) => 0x4e00 + at)),
  humps: Array.from({ length: MAX_MESSAGE_LENGTH / 10 }, (_, at) => `a${at}B${at}Ing`)
    .join("-")
    .slice(0, MAX_MESSAGE_LENGTH),
  chain: "ab-".repeat(MAX_MESSAGE_LENGTH / 3),
} as const;

describe("vectorOf", () => {
  it("keeps places, pieces, joined words and stems", () => {
    expect(vectorOf("Running e-mail fetchAll running")).toBe(
      "'running':1,5 'e':2 'mail':3 'fetchall':4 'run':1,5 'fetchal':4 'fetch':4 'all':4 'email':2",
    );
  });

  it.each(Object.entries(LONGEST))(
    "keeps a bounded number of words of the longest message: %s",
    (_, content) => {
      expect(content.length).toBeLessThanOrEqual(MAX_MESSAGE_LENGTH);
      expect(kept(content).length).toBeLessThanOrEqual(MAX_INDEXED_WORDS);
    },
  );

  it("keeps all that is written of the longest message, before pieces and stems", () => {
    const { letters, characters } = LONGEST;
    expect(kept(letters)).toHaveLength(MAX_MESSAGE_LENGTH / 2);
    expect(kept(characters)).toHaveLength(MAX_MESSAGE_LENGTH);
    const words = `${"aBc ".repeat(500)}${LONGEST.letters.slice(0, 1_900)} lastWords`;
    expect(kept(words)).toContain("'lastwords'");
  });
});
