import { type SQL, sql } from "drizzle-orm";
import { fold } from "../rules.ts";
import { isUnspaced } from "./words.ts";

/** Signs between the words of a name or a title, in folded text. */
const BETWEEN = " \t\n\u00a0-_/\\.,:;!?@#$%^&*+=|~<>()[]{}\"'`´‘’‚“”„«»‹›‐‑–—…·・、。「」『』【】";
/** Of those, the ones without which two words are written as one. */
const JOINING = "-'’‐‑";

const BLANKS = " ".repeat(BETWEEN.length);

/** Single words are compared with `like`, so that none of its signs may stand in them. */
const escaped = (text: string): string => text.replace(/[\\%_]/g, "\\$&");

const piecesOf = (folded: string): readonly string[] =>
  [...folded]
    .map((sign) => (BETWEEN.includes(sign) ? " " : sign))
    .join("")
    .split(" ")
    .filter(Boolean);

/**
 * A text in which `begins` looks, and what `soughtAs` makes: folded, each of its words behind a blank, and once more with what a
 * hyphen or an apostrophe divides as one word.
 */
export const searchableSql = (text: SQL): SQL => sql`(
  select concat(' ', translate(f.text, ${BETWEEN}, ${BLANKS}), ' ', translate(f.text, ${JOINING}, ''), ' ', f.text)
  from (select fold_text(${text}) as text offset 0) f)`;

/**
 * Whether every word that is sought begins a word of a searchable text, in any order; of a script without spaces it may
 * stand anywhere. What has no letter must begin a word as it is.
 */
export const begins = (searchable: SQL, sought: string): SQL => {
  const folded = fold(sought.trim());
  const pieces = piecesOf(folded);
  const patterns =
    pieces.length === 0
      ? [`% ${escaped(folded)}%`]
      : pieces.map((piece) => (isUnspaced(piece) ? `%${escaped(piece)}%` : `% ${escaped(piece)}%`));
  return everySql(
    searchable,
    patterns.map((pattern) => [pattern]),
  );
};

/**
 * How something that is sought may stand in a searchable text: as it is written, or as its words with blanks between; and
 * its words alone.
 */
export const soughtAs = (
  sought: string,
): { readonly whole: readonly string[]; readonly words: readonly string[] } => {
  const folded = fold(sought);
  const pieces = piecesOf(folded);
  return {
    whole: [folded, ...(pieces.length > 1 ? [pieces.join(" ")] : [])],
    words: pieces.length > 0 ? pieces : [folded],
  };
};

/** The text is made once, however much is looked for in it. */
const everySql = (searchable: SQL, patterns: readonly (readonly string[])[]): SQL => {
  const fits = patterns.map((either) =>
    sql.join(
      either.map((pattern) => sql`s.text like ${pattern}`),
      sql` or `,
    ),
  );
  const every = sql.join(
    fits.map((one) => sql`(${one})`),
    sql` and `,
  );
  return sql`(select ${every} from (select ${searchable} as text offset 0) s)`;
};
