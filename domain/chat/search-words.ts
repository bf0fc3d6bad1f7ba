import { type SQL, sql } from "drizzle-orm";

/** Shortest last word that also stands for its continuations: fewer letters begin too many words. */
const SHORTEST_BEGINNING = 3;

/** The text before the word that is being typed, and that word; null where there is none to complete. */
const lastWord = (query: string): { readonly before: string; readonly begun: string } | null => {
  // Inside of quotes it belongs to a phrase, which is found as it stands.
  if ((query.split('"').length - 1) % 2 === 1) return null;
  const [, before = "", begun = ""] = /^(.*?)(?<![^\s])([\p{L}\p{N}]+)$/su.exec(query) ?? [];
  return begun.length < SHORTEST_BEGINNING ? null : { before, begun };
};

const asWritten = (query: string): SQL =>
  sql`(websearch_to_tsquery('english', ${query}) || websearch_to_tsquery('simple', ${query}))`;

/**
 * What is looked for, as an expression of type `tsquery`, in the notation of web searches: all words, `"a phrase"`,
 * `-without`, `or`. Words are found in their English forms and as they are written; the last also by its beginning.
 */
export const searchQuery = (query: string): SQL => {
  const last = lastWord(query);
  if (last === null) return asWritten(query);
  const beginning = sql`to_tsquery('simple', ${`'${last.begun}':*`})`;
  return last.before.trim() === ""
    ? sql`(${asWritten(query)} || ${beginning})`
    : sql`(${asWritten(query)} || (${asWritten(last.before)} && ${beginning}))`;
};

/** The words of a message that can be found: English stems, and every word as it is written. */
export const wordsOf = (content: SQL): SQL =>
  sql`(to_tsvector('english', ${content}) || to_tsvector('simple', ${content}))`;

/** Around each hit in a snippet: private characters, which no message shows. */
export const HIT = { start: "\u{E000}", end: "\u{E001}" } as const;

const marks = `StartSel=${HIT.start}, StopSel=${HIT.end}`;
const parts = `${marks}, MaxFragments=2, MaxWords=20, MinWords=8, FragmentDelimiter=" … "`;

/** Characters up to which a text is its own snippet. */
const WHOLE = 200;

/** The parts of a text in which hits are, each hit between `HIT.start` and `HIT.end`. */
export const snippetOf = (content: SQL, query: SQL): SQL =>
  sql`ts_headline('english', translate(${content}, ${HIT.start + HIT.end}, ''), ${query},
    case when char_length(${content}) <= ${WHOLE}::int then ${`${marks}, HighlightAll=true`} else ${parts} end)`;
