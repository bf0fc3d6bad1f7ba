import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { interestsOf } from "../../identity/access.ts";
import { BadRequest, Unauthorized } from "../../shared/errors.ts";
import { catalogueCursor, type Position, searchWords } from "../cursor.ts";
import type { FreeHelpers } from "../free-helpers.ts";
import { COURSES_PER_PAGE } from "../limits.ts";
import type { CourseFilter, CoursePage, CourseSort } from "../model.ts";
import {
  asksWhoIsFree,
  type Listing,
  listings,
  type Reading,
  selectFree,
  selectListing,
  selectSpelled,
} from "./listing.ts";
import { correctedWords, vocabularyOf } from "./spelling.ts";

const sortOf = (filter: CourseFilter, words: readonly string[]): CourseSort =>
  filter.sort ?? (words.length > 0 ? "relevance" : "newest");

const NOTHING: Listing = { matched: 0, total: 0, courses: [], facets: null };

/** For how long who is free, and the words that courses use, are known again: no answer that is kept is newer. */
const KNOWN_FOR = "1 second";
const SPELLED_FOR = "5 seconds";

/** Reads the catalogue page by page. */
export const makeList = Effect.fnUntraced(function* (
  database: Database["Service"],
  helpers: FreeHelpers["Service"],
) {
  const free = yield* Effect.cachedWithTTL(
    Effect.map(database.rows<{ courseId: string }>(selectFree(helpers)), (rows) =>
      rows.map(({ courseId }) => courseId),
    ),
    KNOWN_FOR,
  );
  const vocabulary = yield* Effect.cachedWithTTL(
    Effect.map(database.rows<{ word: string }>(selectSpelled), (rows) =>
      vocabularyOf(rows.map(({ word }) => word).join(" ")),
    ),
    SPELLED_FOR,
  );

  const read = Effect.fnUntraced(function* (reading: Reading, after: Position | null, limit: number) {
    const known = asksWhoIsFree(reading, after) ? yield* free : [];
    const rows = yield* database.rows(selectListing(reading, known, after, limit));
    const [listing] = yield* listings(rows);
    return listing ?? NOTHING;
  });

  /** What misspelled words may mean; null where nothing else is known. */
  const correct = (words: readonly string[]): Effect.Effect<readonly string[] | null, DatabaseError> =>
    words.length === 0
      ? Effect.succeed(null)
      : Effect.map(vocabulary, (known) => correctedWords(words, known));

  const interests = (readerId: string) =>
    Effect.map(database.rows<{ tag: string }>(interestsOf(readerId)), (rows) => rows.map(({ tag }) => tag));

  const list = Effect.fn("Courses.list")(function* (
    reader: { readonly id: string } | null,
    filter: CourseFilter,
  ) {
    const isOwn = filter.mine !== undefined || filter.sort === "interests";
    if (isOwn && reader === null) return yield* new Unauthorized({ message: "Please sign in." });
    const after = yield* catalogueCursor.read(filter.cursor);
    const asked = searchWords(filter.q ?? "");
    const sort = sortOf(filter, asked);
    if (after !== null && after.sort !== sort)
      return yield* new BadRequest({ message: "cursor: belongs to a list in another order." });
    const reading: Reading = {
      filter,
      sort,
      readerId: reader?.id ?? null,
      words: after?.words ?? asked,
      interests: sort === "interests" && reader !== null ? yield* interests(reader.id) : [],
    };
    const limit = filter.limit ?? COURSES_PER_PAGE;
    const found = yield* read(reading, after, limit);
    // What is found, and then left out by the filters, is spelled well.
    const meant = found.matched > 0 || after !== null ? null : yield* correct(asked);
    if (meant === null) return pageOf(reading, found, limit, after?.words);
    const words = { ...reading, words: meant };
    return pageOf(words, yield* read(words, null, limit), limit, meant);
  });

  return { list };
});

/** The page that a listing is. `meant`: the words that took the place of those that were typed. */
const pageOf = (
  { sort, filter, interests }: Reading,
  { matched, total, courses, facets }: Listing,
  limit: number,
  meant: readonly string[] | undefined,
): CoursePage => {
  const page = courses.slice(0, limit);
  const last = page.at(-1);
  return {
    courses: page.map(({ card }) => card),
    total,
    searchedFor: meant === undefined || matched === 0 ? null : meant.join(" "),
    nextCursor:
      courses.length > limit && last
        ? catalogueCursor.write({
            rank: last.rank,
            key: last.key,
            id: last.card.id,
            sort,
            ...(meant === undefined ? {} : { words: meant }),
          })
        : null,
    ...(facets === null || filter.facets === undefined ? {} : { facets }),
    ...(sort === "interests" ? { interests } : {}),
  };
};
