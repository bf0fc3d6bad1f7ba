import { Schema } from "effect";
import { cursorOf } from "../shared/cursor.ts";
import { Text, Uuid } from "../shared/schema.ts";
import { MAX_SEARCH_WORDS } from "./limits.ts";
import { CourseSort } from "./model.ts";
import { WORST_FIT } from "./search/fit.ts";

/** Where a page of the catalogue ended: its last course in the order of the list. */
export const Position = Schema.Struct({
  /** How far the course is from what was searched for, 0 the nearest. */
  rank: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: WORST_FIT * MAX_SEARCH_WORDS })),
  /** What the list is in the order of, the largest first, as a whole number of the database. */
  key: Schema.String.check(Schema.isPattern(/^-?\d{1,18}$/)),
  id: Uuid,
  /** The order of the list: in another one it is no place. */
  sort: CourseSort,
  /** The words that were searched for in the place of those that find nothing. */
  words: Schema.optionalKey(Schema.Array(Text(1, 200)).check(Schema.isMaxLength(MAX_SEARCH_WORDS))),
});
export type Position = typeof Position.Type;

export const catalogueCursor = cursorOf(Position);

/** The words of a search, each of which must be found. */
export const searchWords = (query: string): readonly string[] =>
  query.split(/\s+/).filter(Boolean).slice(0, MAX_SEARCH_WORDS);
