import { type SQL, sql } from "drizzle-orm";
import { soughtAs } from "../../shared/text/name-search.ts";

/** How far a course can be from one word: it stands in the description alone. */
export const WORST_FIT = 4;

/** How a course fits the words of a search, of a row `s` of `course_search`. */
export interface Fit {
  /** Whether each of them is found in it. Undefined where nothing is searched for. */
  readonly isFound: SQL | undefined;
  /** The nearest first: the sum over the words, from 0 for one that is a word of the title to `WORST_FIT`. */
  readonly rank: SQL<number>;
}

/** Looked for as it is: `like` reads a text sign by sign, and costs five times as much. */
const stands = (column: SQL, text: string): SQL => sql`strpos(${column}, ${text}) > 0`;

const anyOf = (column: SQL, texts: readonly string[]): SQL =>
  sql`(${sql.join(
    texts.map((text) => stands(column, text)),
    sql` or `,
  )})`;

const [title, short, words] = [sql`s.title`, sql`s.short`, sql`s.words`];

const fitOf = (word: string): { readonly isFound: SQL; readonly rank: SQL } => {
  const sought = soughtAs(word);
  const within = sought.whole;
  const alone = within.map((text) => ` ${text} `);
  // A description is kept as its words alone.
  const inText = sql`(${sql.join(
    sought.words.map((text) => stands(words, text)),
    sql` and `,
  )})`;
  return {
    isFound: sql`(${anyOf(short, within)} or ${inText})`,
    rank: sql`case when ${anyOf(title, alone)} then 0 when ${anyOf(title, within)} then 1
      when ${anyOf(short, alone)} then 2 when ${anyOf(short, within)} then 3 else ${sql.raw(String(WORST_FIT))} end`,
  };
};

/** How courses fit these words. */
export const fitTo = (sought: readonly string[]): Fit => {
  const fits = sought.map(fitOf);
  if (fits.length === 0) return { isFound: undefined, rank: sql<number>`0` };
  return {
    isFound: sql.join(
      fits.map(({ isFound }) => isFound),
      sql` and `,
    ),
    rank: sql<number>`(${sql.join(
      fits.map(({ rank }) => rank),
      sql` + `,
    )})`,
  };
};
