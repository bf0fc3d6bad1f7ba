import { stemOf, wordsOf } from "../../shared/text/words.ts";
import { MAX_INDEXED_WORDS } from "../limits.ts";
import { searchText } from "../message-text/message-text.ts";

/**
 * The words of a message that can be found (`searchText`), as the text of a `tsvector` with their places: every word as it is written,
 * then pieces of words, joined words and English stems. At most `MAX_INDEXED_WORDS` different ones: the first of the
 * words as they are written, and what room they leave to the others.
 */
export const vectorOf = (content: string): string => {
  const places = new Map<string, number[]>();
  const add = (word: string, place: number) => {
    const known = places.get(word);
    if (!known) {
      if (places.size < MAX_INDEXED_WORDS) places.set(word, [place]);
    } else if (known.at(-1) !== place && known.length < MOST_PLACES) known.push(place);
  };
  const words = wordsOf(searchText(content));
  for (const { kind, text, place } of words) if (isWritten(kind)) add(text, place);
  for (const { kind, text, place } of words) {
    if (!isWritten(kind)) add(text, place);
    const stem = stemOf(text);
    if (stem !== text) add(stem, place);
  }
  let vector = "";
  for (const [word, at] of places)
    vector += `${vector === "" ? "" : " "}${quoted(word)}:${at.length === 1 ? at[0] : at.toSorted((a, b) => a - b).join(",")}`;
  return vector;
};

const isWritten = (kind: string): boolean => kind === "word" || kind === "pair" || kind === "end";

/** Postgres keeps no more places of one word. */
const MOST_PLACES = 255;

/** A word as it stands in the text of a `tsvector` or a `tsquery`. */
export const quoted = (word: string): string =>
  `'${/['\\]/.test(word) ? word.replace(/['\\]/g, "$&$&") : word}'`;
