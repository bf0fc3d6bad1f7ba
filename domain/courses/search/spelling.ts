import { fold } from "../../shared/rules.ts";

/** Words that say nothing of a course: a search that finds nothing goes on without them. */
const EMPTY_WORDS = new Set(
  "a an and are as at by can course courses do for from how i in into is it learn learning my of on or the to with you your".split(
    " ",
  ),
);

/** Letters from which a word may be misspelled once, and twice. */
const ONE_SLIP_FROM = 4;
const TWO_SLIPS_FROM = 8;

const slipsOf = (word: string): number =>
  word.length < ONE_SLIP_FROM ? 0 : word.length < TWO_SLIPS_FROM ? 1 : 2;

/**
 * By how many slips of the finger two words differ: a letter too many, too few, another one, or two in the wrong order
 * (which similarity by trigrams, as Postgres knows it, takes for another word). More than `most` is `most + 1`.
 */
export const slipsBetween = (one: string, other: string, most: number): number => {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const isSame = one[i - 1] === other[j - 1];
      let slips = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        slips = Math.min(slips, (before[j - 2] ?? 0) + 1);
      row.push(slips);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return Math.min(last[other.length] ?? 0, most + 1);
};

/** The words of a text, folded, each once. */
export const vocabularyOf = (text: string): ReadonlySet<string> =>
  new Set(
    fold(text)
      .split(/[^\p{L}\p{N}+#]+/u)
      .filter(Boolean),
  );

/** The known word that a misspelled one stands for, the nearest one; null where none is near. */
const meantBy = (word: string, vocabulary: ReadonlySet<string>): string | null => {
  let best: string | null = null;
  let least = slipsOf(word) + 1;
  for (const known of vocabulary) {
    const slips = slipsBetween(word, known, least - 1);
    if (slips < least) [best, least] = [known, slips];
  }
  return best;
};

/**
 * What somebody may have meant by words that find nothing: misspelled ones as the vocabulary spells them, without those
 * that say nothing or that nobody knows. Null where that is the same, or nothing at all.
 */
export const correctedWords = (
  words: readonly string[],
  vocabulary: ReadonlySet<string>,
): readonly string[] | null => {
  const all = [...vocabulary];
  let isOther = false;
  const corrected = words.flatMap((word) => {
    const folded = fold(word);
    const pieces = [...vocabularyOf(folded)];
    const isKnown = pieces.length > 0 && pieces.every((piece) => all.some((known) => known.includes(piece)));
    if (isKnown && !EMPTY_WORDS.has(folded)) return [word];
    isOther = true;
    const meant = isKnown ? null : meantBy(folded, vocabulary);
    return meant === null ? [] : [meant];
  });
  return isOther && corrected.length > 0 ? corrected : null;
};
