import { stemOf, type Word, wordsOf } from "../../shared/text/words.ts";
import { quoted } from "./words.ts";

/** Shortest last word that also stands for its continuations: fewer letters begin too many words. */
const SHORTEST_BEGINNING = 3;

/** A word that is looked for: `forms` of it, or where `isBeginning`, also every word that begins as `forms[0]`. */
export interface Wanted {
  readonly forms: readonly [string, ...string[]];
  readonly isBeginning: boolean;
}

/** Words in this order, one right after another. */
type Sequence = readonly [Wanted, ...Wanted[]];

/** One of these is there or, where `isWithout`, none of them. */
interface Term {
  readonly isWithout: boolean;
  readonly sequences: readonly [Sequence, ...Sequence[]];
}

/** What is looked for: messages that fit all terms of one of these lists. */
export type SearchQuery = readonly (readonly Term[])[];

const PART = /(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))/g;

/**
 * Reads the notation of web searches: all words, `"a phrase"`, `-without`, `or`. Words are found as they are written
 * and in their English forms, the last one also by its beginning; what is written as one (`numbat.config`, `3.14`) has to
 * stand together. Null where nothing is looked for, or only things to be without.
 */
export const readQuery = (query: string): SearchQuery | null => {
  const either: Term[][] = [[]];
  const parts = [...query.replace(/[“”„‟«»]/g, '"').matchAll(PART)];
  for (const [at, [, minus, phrase, chunk = ""]] of parts.entries()) {
    if (phrase === undefined && minus === "" && /^or$/i.test(chunk)) {
      either.push([]);
      continue;
    }
    const isWithout = minus !== "";
    const isLast = at === parts.length - 1 && !isWithout && phrase === undefined;
    const sequences = sequencesOf(phrase ?? withoutScheme(chunk), isLast);
    if (sequences) either.at(-1)?.push({ isWithout, sequences });
  }
  const asked = either.filter((terms) => terms.length > 0);
  const isAnswerable = asked.length > 0 && asked.every((terms) => terms.some((term) => !term.isWithout));
  return isAnswerable ? asked : null;
};

/** An address is found however it was written; its scheme alone is a word. */
const withoutScheme = (chunk: string): string => chunk.replace(/^https?:\/\/(?=.)/i, "");

const sequencesOf = (text: string, isLast: boolean): Term["sequences"] | null => {
  const all = wordsOf(text);
  const words = all.filter(({ kind }) => kind === "word" || kind === "pair" || kind === "end");
  // The last pair of neighbouring characters holds the last one.
  if (words.at(-1)?.kind === "end" && words.at(-2)?.kind === "pair") words.pop();
  const last = words.at(-1);
  const isBegun = isLast && last?.kind === "word" && last.to === text.length;
  const wanted = words.map((word) => wantedOf(word, word === last, isBegun, words.length > 1));
  const [first, ...others] = wanted;
  if (!first) return null;
  const joined = all.find(
    ({ kind, from, to }) => kind === "joined" && from === words[0]?.from && to === last?.to,
  );
  const whole: Sequence = [first, ...others];
  return joined ? [whole, [wantedOf(joined, true, isBegun, false)]] : [whole];
};

const wantedOf = ({ kind, text }: Word, isLast: boolean, isBegun: boolean, isSure: boolean): Wanted => {
  // A single character of a script without spaces begins the pairs in which it stands.
  if (kind === "end") return { forms: [text], isBeginning: isLast };
  const stem = kind === "word" ? stemOf(text) : text;
  const isBeginning = isLast && isBegun && (isSure || [...text].length >= SHORTEST_BEGINNING);
  return { forms: stem === text ? [text] : [text, stem], isBeginning };
};

const wordText = ({ forms, isBeginning }: Wanted): string => {
  const [first, ...others] = forms;
  const text = [`${quoted(first)}${isBeginning ? ":*" : ""}`, ...others.map(quoted)].join(" | ");
  return others.length === 0 ? text : `(${text})`;
};

const either = (texts: readonly string[]): string =>
  texts.length === 1 ? String(texts[0]) : `(${texts.join(" | ")})`;

/** What is looked for, as the text of a `tsquery` on the words of a message (`vectorOf`). */
export const exactText = (query: SearchQuery): string =>
  either(
    query.map((terms) =>
      terms
        .map(({ isWithout, sequences }) => {
          const text = either(sequences.map((words) => `(${words.map(wordText).join(" <-> ")})`));
          return isWithout ? `!${text}` : text;
        })
        .join(" & "),
    ),
  );

/** Terms that the index is asked for: more of them would only cost, since they leave next to nothing over. */
const MOST_INDEXED = 12;

/**
 * The words that must be there for it, in whatever order, as the text of a `tsquery`: finds all that `exactText` does, and
 * maybe more. A short beginning stands for thousands of words: where another word must be there as well, it is left out.
 */
export const looseText = (query: SearchQuery): string =>
  either(
    query.map((terms) =>
      terms
        .filter(({ isWithout }) => !isWithout)
        .toSorted((a, b) => Number(isVague(a)) - Number(isVague(b)))
        .slice(0, MOST_INDEXED)
        .map(({ sequences }) => either(sequences.map((words) => `(${sureWords(words).join(" & ")})`)))
        .join(" & "),
    ),
  );

const isVague = ({ sequences }: Term): boolean =>
  sequences.some((words) => words.every(({ isBeginning }) => isBeginning));

const sureWords = (words: Sequence): readonly string[] => {
  const sure = words.filter(
    ({ forms, isBeginning }) => !isBeginning || forms[0].length >= SHORTEST_BEGINNING,
  );
  return [...new Set((sure.length > 0 ? sure : words).map(wordText))].slice(0, MOST_INDEXED);
};
