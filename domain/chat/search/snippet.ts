import { stemOf, type Word, wordsOf } from "../../shared/text/words.ts";
import { searchText } from "../message-text/message-text.ts";
import type { SearchQuery, Wanted } from "./query.ts";

/** Around each hit in a snippet: private characters, which no message shows. */
export const HIT = { start: "\u{E000}", end: "\u{E001}" } as const;

/** Code units up to which a text is its own snippet; of a longer one, parts of about this length around its hits. */
const WHOLE = 200;
const PART_LENGTH = 120;
const PARTS = 2;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The parts in which hits are of what a message is found by, each hit between `HIT.start` and `HIT.end`. */
export const snippetOf = (content: string, query: SearchQuery): string => {
  const text = searchText(content.replace(/[\u{E000}\u{E001}]/gu, ""));
  const hits = hitsIn(text, query);
  return partsOf(text, hits)
    .map(({ from, to }) => marked(text, from, to, hits))
    .join(" … ");
};

const marked = (text: string, from: number, to: number, hits: readonly Range[]): string => {
  let shown = "";
  let at = from;
  for (const hit of hits) {
    if (hit.from < at || hit.to > to) continue;
    shown += text.slice(at, hit.from) + HIT.start + text.slice(hit.from, hit.to) + HIT.end;
    at = hit.to;
  }
  return shown + text.slice(at, to);
};

/** Where what is looked for stands in a text, in order and without overlaps. */
const hitsIn = (text: string, query: SearchQuery): readonly Range[] => {
  const words = wordsByText(text);
  const sequences = query.flat().flatMap((term) => (term.isWithout ? [] : term.sequences));
  const places = placesByWanted(words);
  // The same word asked for a hundred times is looked for once.
  const found = [
    ...new Map(sequences.map((sequence) => [JSON.stringify(sequence), sequence])).values(),
  ].flatMap((sequence) => foundIn(text, sequence.map(places)));
  return merged(found.toSorted((a, b) => a.from - b.from || b.to - a.to));
};

/** The words of a text by what they are found as: as they are written, and by their stems. */
const wordsByText = (text: string): ReadonlyMap<string, readonly Word[]> => {
  const words = new Map<string, Word[]>();
  const add = (key: string, word: Word) => {
    const known = words.get(key);
    if (known) known.push(word);
    else words.set(key, [word]);
  };
  for (const word of wordsOf(text)) {
    add(word.text, word);
    const stem = stemOf(word.text);
    if (stem !== word.text) add(stem, word);
  }
  return words;
};

/** Where a word that is looked for stands: its range by its place among the words of the text. */
type Places = ReadonlyMap<number, Range>;

/** Answers where a word stands; one that is asked for several times is looked for once. */
const placesByWanted = (words: ReadonlyMap<string, readonly Word[]>): ((wanted: Wanted) => Places) => {
  const known = new Map<string, Places>();
  return (wanted) => {
    const key = JSON.stringify(wanted);
    const places = known.get(key) ?? rangesByPlace(placesOf(words, wanted), wanted);
    known.set(key, places);
    return places;
  };
};

const rangesByPlace = (hits: readonly Word[], wanted: Wanted): Places => {
  const ranges = new Map<number, Range>();
  for (const hit of hits) {
    const range = rangeOf(hit, wanted);
    if (range.to > (ranges.get(hit.place)?.to ?? -1)) ranges.set(hit.place, range);
  }
  return ranges;
};

/**
 * The ranges of a sequence, wherever it stands; what nothing blank divides is one. No place is in two of them, however
 * often the sequence stands within itself: `字字` stands 3,999 times in a message of `字`.
 */
const foundIn = (text: string, sequence: readonly Places[]): readonly Range[] => {
  const starts = [...(sequence[0]?.keys() ?? [])].toSorted((a, b) => a - b);
  const ranges: Range[] = [];
  let done = 0;
  for (const start of starts) {
    if (!sequence.every((places, index) => places.has(start + index))) continue;
    for (let place = Math.max(start, done + 1); place < start + sequence.length; place++) {
      const range = sequence[place - start]?.get(place);
      const last = ranges.at(-1);
      if (!range) continue;
      const isOne = last && place > start && !/\s/.test(text.slice(last.to, range.from));
      if (isOne) ranges[ranges.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
      else ranges.push(range);
      done = place;
    }
  }
  return ranges;
};

const placesOf = (
  words: ReadonlyMap<string, readonly Word[]>,
  { forms, isBeginning }: Wanted,
): readonly Word[] => {
  const exact = forms.flatMap((form) => words.get(form) ?? []);
  if (!isBeginning) return exact;
  return [...exact, ...[...words].flatMap(([text, hits]) => (text.startsWith(forms[0]) ? hits : []))];
};

/** Of a pair in which a single character was looked for, that one is the hit. */
const rangeOf = ({ kind, text, from, to, firstTo }: Word, { forms }: Wanted): Range => ({
  from,
  to: kind === "pair" && !forms.includes(text) ? firstTo : to,
});

const merged = (ranges: readonly Range[]): readonly Range[] => {
  const all: Range[] = [];
  for (const range of ranges) {
    const last = all.at(-1);
    if (last && range.from < last.to) all.splice(-1, 1, { from: last.from, to: Math.max(last.to, range.to) });
    else all.push(range);
  }
  return all;
};

const partsOf = (text: string, hits: readonly Range[]): readonly Range[] => {
  if (text.length <= WHOLE) return [{ from: 0, to: text.length }];
  const parts: Range[] = [];
  for (const hit of hits.length > 0 ? hits : [{ from: 0, to: 0 }]) {
    const last = parts.at(-1);
    if (last && hit.to <= last.to) continue;
    if (parts.length === PARTS) break;
    const room = Math.max(0, PART_LENGTH - (hit.to - hit.from));
    const from = blankAfter(text, Math.max(last?.to ?? 0, hit.from - Math.floor(room / 3)), hit.from);
    parts.push({ from, to: blankBefore(text, Math.min(text.length, from + PART_LENGTH), hit.to) });
  }
  return parts;
};

/** The first place from `at` on where a word begins, at most `limit`; `at` where nothing is blank between them. */
const blankAfter = (text: string, at: number, limit: number): number => {
  if (at === 0) return 0;
  const blank = text.slice(at - 1, limit).search(/\s(?:\S|$)/);
  return blank === -1 ? whole(text, at) : at + blank;
};

/** The last place up to `at` where a word ends, at least `limit`. */
const blankBefore = (text: string, at: number, limit: number): number => {
  if (at >= text.length) return text.length;
  if (at <= limit) return limit;
  const ends = text.slice(limit, at + 1).search(/\s\S*$/);
  return ends === -1 ? whole(text, at) : limit + ends;
};

/** Never between the halves of one character. */
const whole = (text: string, at: number): number => (/^[\udc00-\udfff]/.test(text.charAt(at)) ? at + 1 : at);
