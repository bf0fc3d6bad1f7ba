/** Hues of the palette that stand for identities: `hue-0` … `hue-11` in the stylesheet. */
export const HUES = 12;

/** FNV-1a over UTF-16 code units: a number from 0 to 2^32 − 1 that is the same everywhere for the same text. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
};

/**
 * The stylesheet's class of the hue that goes with a name which stays, such as a handle or a slug: the same on every
 * device and in every database, which ids are not.
 */
export const hueClass = (name: string): string => `hue-${hashOf(name.toLowerCase()) % HUES}`;

let graphemes: Intl.Segmenter | undefined;

/** The letters of a word as people count them. Of plain text, as nearly all names are, every code unit is one. */
const lettersOf = (word: string): readonly string[] => {
  if (/^[\x21-\x7e]*$/.test(word)) return [...word];
  graphemes ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(graphemes.segment(word), ({ segment }) => segment);
};

/** What can stand for a word; brackets, quotation marks and dots cannot. */
const STANDS = /[\p{L}\p{N}\p{Extended_Pictographic}\p{RI}]/u;
/** Scripts whose letters join: two of them side by side would read as a word. */
const JOINS = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Nko}]/u;
/** Vowels that are written before the consonant that they belong to. */
const BEFORE = /^[\u0e40-\u0e44\u0ec0-\u0ec4]$/u;
/** What is said of somebody in brackets is no part of the name. */
const ASIDE = /[([（［][^)\]）］]*[)\]）］]/gu;

const initialOf = (word: string): string => {
  const letters = lettersOf(word);
  const first = letters.findIndex((letter) => STANDS.test(letter));
  if (first < 0) return "";
  const letter = letters[first] ?? "";
  if (BEFORE.test(letter)) return letter + (letters[first + 1] ?? "");
  // Georgian has capitals, but names are not written with them; nobody writes ß as SS for an initial.
  const upper = letter.toUpperCase();
  return /\p{Script=Georgian}/u.test(letter) || upper.length > letter.length ? letter : upper;
};

const initialsIn = (name: string): readonly string[] =>
  name
    .split(/\s+/u)
    .map(initialOf)
    .filter((letter) => letter !== "");

/** One or two letters that stand for a name, in any script and on any device the same; "?" for a name without any. */
export const initialsOf = (name: string): string => {
  const composed = name.normalize("NFC");
  const within = initialsIn(composed.replace(ASIDE, " "));
  const letters = within.length > 0 ? within : initialsIn(composed);
  const [first = "?"] = letters;
  const last = letters.length > 1 ? (letters.at(-1) ?? "") : "";
  return JOINS.test(first + last) ? first : first + last;
};
