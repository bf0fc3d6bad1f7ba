import { stemmer } from "stemmer";
import { fold } from "../rules.ts";

/**
 * A word of a text as it can be looked for. `word`: as it is written, or a pair of neighbouring characters where a
 * script has no spaces. `end`: the last character of such a run. `part`: a piece of the word at its place, or the
 * word without the signs behind it. `joined`: several words as one, where a hyphen or an apostrophe is between them.
 */
export interface Word {
  readonly kind: "word" | "pair" | "end" | "part" | "joined";
  /** Folded: see `fold`. */
  readonly text: string;
  /** Its number among the words of the text, from 1: neighbours have neighbouring numbers. */
  readonly place: number;
  /** Where it stands in the text, in UTF-16 code units, and where its first character ends. */
  readonly from: number;
  readonly to: number;
  readonly firstTo: number;
}

/** Longest word, in UTF-16 code units: of longer ones the beginning counts, in a text and in a query alike. */
export const MAX_WORD_LENGTH = 64;

/** Humps of a word past which it is no name but noise, and no piece of it is a word. */
const MAX_HUMPS = 8;

/** A word with what may belong to it (`C++`, `F#`), or a symbol: an emoji, an arrow, a sign of mathematics. */
const TOKEN =
  /([\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*)(\+\+(?![\p{L}\p{N}+])|#(?![\p{L}\p{N}]))?|(?![\0-\x7f])[\p{So}\p{Sm}\p{Extended_Pictographic}](?:\p{Emoji_Modifier}|[\p{M}\p{Cf}])*/gu;

/** A letter of a script that writes sentences, or long compounds, without spaces. */
const UNSPACED =
  "(?!\\p{M})[\\p{scx=Han}\\p{scx=Hira}\\p{scx=Kana}\\p{scx=Hang}\\p{scx=Bopo}\\p{scx=Thai}\\p{scx=Laoo}\\p{scx=Khmr}\\p{scx=Mymr}\\p{scx=Tibt}\\p{scx=Yiii}]";
const HAS_UNSPACED = new RegExp(UNSPACED, "u");

/** Whether a text has letters of a script that divides words by no space. */
export const isUnspaced = (text: string): boolean => HAS_UNSPACED.test(text);

const RUN = new RegExp(`(?:${UNSPACED}[\\p{M}\\p{Cf}]*)+|(?:(?!${UNSPACED}).)+`, "gsu");
/** What is folded as one: a character with its marks, and the letters of which a Hangul syllable is made. */
const CHARACTER = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+|[\s\S][\p{M}\p{Cf}\uff9e\uff9f]*/gu;

const HUMP = /\p{Lu}?[^\p{Lu}]+|\p{Lu}+(?![^\p{Lu}])/gu;

/** Signs that join two words into one that is also written without them, or between the digits of a number. */
const JOINING = /^[-'’ʼ‐‑·״׳]$/u;

/**
 * The words of a text in their order, by a rule of our own: the same for what is indexed, what is asked for and what is
 * marked. A word is a run of letters and digits; everything else is between words, so that a path, an address or a
 * version is the words it is made of, one after another.
 */
export const wordsOf = (text: string): readonly Word[] => {
  const words: Word[] = [];
  let place = 0;
  let chain: Word[] = [];
  const add = (kind: Word["kind"], word: string, from: number, to: number, firstTo = to) => {
    const folded = cut(fold(word));
    if (folded !== "") words.push({ kind, text: folded, place, from, to, firstTo });
  };
  const endChain = () => {
    const [first, last] = [chain[0], chain.at(-1)];
    if (first && last && first !== last) {
      const joined = cut(chain.map((one) => one.text).join(""));
      words.push({ ...first, kind: "joined", text: joined, to: last.to, firstTo: last.to });
    }
    chain = [];
  };
  const addWord = (word: string, signs: string, from: number) => {
    const to = from + word.length;
    place += 1;
    const before = words.length;
    add("word", word, from, to);
    const main = words[before];
    if (!main) return;
    if (signs !== "") {
      words[before] = { ...main, kind: "part" };
      words.push({ ...main, text: main.text + signs, to: to + signs.length, firstTo: to + signs.length });
    }
    for (const [start, end] of humpsOf(word)) add("part", word.slice(start, end), from + start, from + end);
    const last = chain.at(-1);
    if (last && !(last.to === from - 1 && joins(last, text.charAt(from - 1), main))) endChain();
    if (signs === "") chain.push(main);
    else endChain();
  };
  for (const found of text.matchAll(TOKEN)) {
    const [token, word, signs = ""] = found;
    if (word === undefined) {
      endChain();
      const symbol = String.fromCodePoint(token.codePointAt(0) as number);
      // Some are a plain sign with a stroke through it, and that sign is no word.
      if (/^[\0-/:-@[-`{-\x7f]*$/.test(fold(symbol))) continue;
      place += 1;
      add("word", symbol, found.index, found.index + token.length);
    } else if (!HAS_UNSPACED.test(word)) addWord(word, signs, found.index);
    else {
      for (const run of word.matchAll(RUN)) {
        const from = found.index + run.index;
        if (!HAS_UNSPACED.test(run[0])) {
          addWord(run[0], "", from);
          continue;
        }
        endChain();
        const characters = charactersOf(run[0], from);
        for (const [at, character] of characters.entries()) {
          place += 1;
          const next = characters[at + 1];
          const { from: begin, to } = character;
          words.push({
            kind: next ? "pair" : "end",
            text: character.text + (next?.text ?? ""),
            place,
            from: begin,
            to: next?.to ?? to,
            firstTo: to,
          });
        }
      }
    }
  }
  endChain();
  return words;
};

const joins = (before: Word, sign: string, after: Word): boolean =>
  JOINING.test(sign) || (sign === "," && /^\d+$/.test(before.text) && /^\d{3}$/.test(after.text));

const cut = (word: string): string =>
  word.length <= MAX_WORD_LENGTH ? word : word.slice(0, MAX_WORD_LENGTH).toWellFormed();

/** Where the pieces of a name in code lie, `fetchAll` or `XMLHttpRequest`: each, and what follows from each on. */
const humpsOf = (word: string): readonly (readonly [number, number])[] => {
  if (!/.\p{Lu}/u.test(word) || !/[^\p{Lu}]/u.test(word)) return [];
  const humps = [...word.matchAll(HUMP)].map((hump) => [hump.index, hump.index + hump[0].length] as const);
  if (humps.length < 2 || humps.length > MAX_HUMPS) return [];
  return [...humps, ...humps.slice(1, -1).map(([start]) => [start, word.length] as const)];
};

const charactersOf = (run: string, from: number) => {
  // Nearly all of them are their own fold, which is asked once.
  const isFolded = fold(run) === run;
  let start = from;
  return (isFolded ? [...run] : (run.match(CHARACTER) ?? [])).flatMap((character) => {
    const begin = start;
    start += character.length;
    return (isFolded ? [character] : [...fold(character)]).map((text) => ({ text, from: begin, to: start }));
  });
};

/**
 * What an English word has in common with its forms ("runs", "running": "run"); the word itself where that would be fewer
 * than three letters ("its" is no form of "it").
 */
export const stemOf = (word: string): string => {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = stemmer(word);
  const kept = stem.length < 3 ? word : stem;
  if (stems.size === MOST_STEMS) stems.clear();
  stems.set(word, kept);
  return kept;
};

/** A language uses few words nearly always: making a stem costs as much as all the rest. */
const stems = new Map<string, string>();
const MOST_STEMS = 20_000;
