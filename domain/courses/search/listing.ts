import { type SQL, sql } from "drizzle-orm";
import { Schema } from "effect";
import { categories, courses, users } from "../../../db/schema/index.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { Count } from "../../shared/schema.ts";
import { courseIdsOf } from "../access.ts";
import { cardColumns, isListed, isPublished, ownColumns } from "../catalogue.ts";
import type { Position } from "../cursor.ts";
import type { FreeHelpers } from "../free-helpers.ts";
import { type CourseFilter, type CourseSort, Facets, ListedCourse } from "../model.ts";
import { currencyOf, durationBand, fitColumns, narrowingOf, priceBand } from "./dimensions.ts";
import { facetsOf } from "./facets.ts";
import { fitTo } from "./fit.ts";
import { objectOf } from "./json.ts";
import { keyOf, sharedWith } from "./orders.ts";

/** Who reads the catalogue, and what of it. */
export interface Reading {
  readonly filter: CourseFilter;
  readonly sort: CourseSort;
  readonly readerId: string | null;
  /** The words that are searched for. */
  readonly words: readonly string[];
  /** What the reader is interested in, where that is the order. */
  readonly interests: readonly string[];
}

const joined = sql`${courses} join course_search s on s.course_id = ${courses.id}
  join ${categories} on ${categories.id} = ${courses.categoryId}`;

/**
 * Courses in which a student-teacher is free right now, by rows of one column, `course_id`. Who is ready at all are few:
 * each course of theirs is asked about, and of nobody else any.
 */
export const selectFree = ({ isFreeIn, ready }: FreeHelpers["Service"]): SQL => sql`
  with ready as materialized ${ready}
  select distinct t.course_id as "courseId" from ready r join student_teachers t on t.user_id = r.user_id
  where t.is_active and ${isFreeIn(sql`t.user_id`, sql`t.course_id`)}`;

/** Whether a listing has to know in which courses somebody is free. */
export const asksWhoIsFree = ({ filter }: Reading, after: Position | null): boolean =>
  filter.available !== undefined || (filter.facets !== undefined && after === null);

/**
 * A page of the catalogue in one statement: at most `limit` courses and one more behind `after`, how many there are on all
 * pages, how many are found by the words alone, and where they are asked for the facets. `free`: the courses in which
 * somebody is free right now.
 */
export const selectListing = (
  { filter, sort, readerId, words, interests }: Reading,
  free: readonly string[],
  after: Position | null,
  limit: number,
): SQL => {
  const ownId = filter.mine ? readerId : null;
  const wantsFacets = filter.facets !== undefined && after === null;
  const isAvailable = sql`(${courses.id} = any (${`{${free.join(",")}}`}::uuid[]))`;
  const narrowing = narrowingOf(filter, isAvailable);
  const fit = fitTo(words);
  const currency = currencyOf(filter);
  const card = objectOf({
    ...cardColumns,
    ...(ownId === null ? {} : ownColumns(ownId)),
    ...(sort === "interests" ? { interests: sharedWith(interests) } : {}),
  });
  return sql`
    with found as materialized (
      select ${courses.id} as id, ${sort === "relevance" ? fit.rank : sql`0`} as rank,
        ${keyOf(sort, currency, interests)} as key, ${fitColumns(narrowing)}
        ${
          wantsFacets
            ? sql`, ${categories.slug} as category, ${courses.level} as level, ${courses.language} as language,
              ${priceBand(currency)} as price, ${durationBand} as duration, s.tags as tags, ${isAvailable} as available,
              case when ${courses.priceCents} > 0 then ${courses.currency} end as currency`
            : sql``
        }
      from ${joined}
      where ${ownId === null ? isListed : sql`(${isPublished} and ${courses.id} in ${courseIdsOf(ownId)})`}
        and ${fit.isFound ?? sql`true`}),
    page as materialized (
      select f.id, f.rank, f.key from found f
      where f.fits and ${
        after === null
          ? sql`true`
          : sql`(f.rank > ${after.rank}::int or (f.rank = ${after.rank}::int
              and (f.key, f.id) < (${after.key}::bigint, ${after.id}::uuid)))`
      }
      order by f.rank, f.key desc, f.id desc limit ${limit + 1})
    select
      (select count(*)::int from found) as matched,
      (select count(*)::int from found f where f.fits) as total,
      (select coalesce(json_agg(json_build_object('rank', p.rank, 'key', p.key::text, 'card', ${card})
          order by p.rank, p.key desc, p.id desc), '[]')
        from page p join ${courses} on ${courses.id} = p.id join course_search s on s.course_id = p.id
          join ${categories} on ${categories.id} = ${courses.categoryId}
          join ${users} on ${users.id} = ${courses.creatorId}) as courses,
      ${wantsFacets ? facetsOf(narrowing) : sql`null::json`} as facets`;
};

const Listing = Schema.Struct({
  matched: Count,
  total: Count,
  courses: Schema.Array(Schema.Struct({ rank: Schema.Int, key: Schema.String, card: ListedCourse })),
  facets: Schema.NullOr(Facets),
});
/** What the statement answers, in one row. */
export type Listing = typeof Listing.Type;

export const listings = rowsAs(Listing);

/** The words of the titles and the like of listed courses, each once: what a misspelled word may be. */
export const selectSpelled: SQL = sql`select distinct unnest(string_to_array(s.short, ' ')) as word
  from ${courses} join course_search s on s.course_id = ${courses.id} where ${isListed}`;
