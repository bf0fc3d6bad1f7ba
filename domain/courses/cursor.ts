import { readCursor, writeCursor } from "../shared/cursor.ts";
import { MAX_SEARCH_WORDS } from "./limits.ts";

/** Where a page of the catalogue ended: its last course in the order of the list. */
export interface Position {
  readonly rank: number;
  /** Microseconds since 1970, as text: past what a double counts exactly in sums. */
  readonly createdMicros: string;
  readonly id: string;
}

const WRITTEN = /^([0-2])\.(\d{1,17})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The position as text for a URL. */
export const toCursor = (position: Position): string =>
  writeCursor(`${position.rank}.${position.createdMicros}.${position.id}`);

/** What `toCursor` wrote; null for anything else. */
export const fromCursor = (cursor: string): Position | null => {
  const [rank, createdMicros, id] = readCursor(cursor, WRITTEN);
  if (rank === undefined || createdMicros === undefined || id === undefined) return null;
  return { rank: Number(rank), createdMicros, id };
};

/** The words of a search, each of which must be found. */
export const searchWords = (query: string): readonly string[] =>
  query.split(/\s+/).filter(Boolean).slice(0, MAX_SEARCH_WORDS);
