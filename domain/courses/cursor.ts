import { Schema } from "effect";
import { cursorOf, Micros } from "../shared/cursor.ts";
import { Uuid } from "../shared/schema.ts";
import { MAX_SEARCH_WORDS } from "./limits.ts";

/** Where a page of the catalogue ended: its last course in the order of the list. */
export const Position = Schema.Struct({
  rank: Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 2 })),
  createdMicros: Micros,
  id: Uuid,
});
export type Position = typeof Position.Type;

export const catalogueCursor = cursorOf(Position);

/** The words of a search, each of which must be found. */
export const searchWords = (query: string): readonly string[] =>
  query.split(/\s+/).filter(Boolean).slice(0, MAX_SEARCH_WORDS);
