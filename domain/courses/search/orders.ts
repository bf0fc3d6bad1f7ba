import { type SQL, sql } from "drizzle-orm";
import { courses } from "../../../db/schema/index.ts";
import type { CourseSort } from "../model.ts";
import { USUAL_RATING, USUAL_RATINGS } from "./rules.ts";

const number = (value: number): SQL => sql.raw(String(value));
const ratings = sql`least(coalesce(${courses.ratingCount}, 0), 999999)`;
const popular = sql`(least(${courses.studentCount}, 9999999)::bigint * 1000000 + ${ratings})`;

/** `weightedRating` of the rules. */
const weighted = sql`(case when ${courses.rating} is null or coalesce(${courses.ratingCount}, 0) = 0 then 0
  else round(1000 * (${courses.rating} * ${courses.ratingCount} + ${number(USUAL_RATING * USUAL_RATINGS)})
    / (${courses.ratingCount} + ${number(USUAL_RATINGS)})) end)`;

/** Currencies but the one that was asked for come behind it, by name: a place for each name of three letters. */
const currencyPlace = (currency: string): SQL => sql`(case
  when ${courses.priceCents} = 0 or ${courses.currency} = ${currency} then 0
  else 1 + (ascii(${courses.currency}) - 65) * 676 + (ascii(substr(${courses.currency}, 2)) - 65) * 26
    + (ascii(substr(${courses.currency}, 3)) - 65) end)::bigint * 10000000000`;

/** What an order goes by, the largest first, as a whole number. `interests`: of the reader, where it goes by them. */
export const keyOf = (sort: CourseSort, currency: string, interests: readonly string[]): SQL => {
  switch (sort) {
    case "newest":
      return sql`(extract(epoch from ${courses.createdAt}) * 1000000)::bigint`;
    case "relevance":
    case "popular":
      return popular;
    case "rating":
      return sql`(${weighted}::bigint * 1000000 + ${ratings})`;
    case "price":
      return sql`(-${courses.priceCents}::bigint - ${currencyPlace(currency)})`;
    case "price_desc":
      return sql`(${courses.priceCents}::bigint - ${currencyPlace(currency)})`;
    case "interests":
      return sql`(cardinality(${sharedWith(interests)}) * 100000000000000 + ${popular})`;
  }
};

/** Which of these a course is about: its category, and its tags in the row `s` of `course_search`. */
export const sharedWith = (
  interests: readonly string[],
): SQL => sql`(select coalesce(array_agg(i.topic order by i.topic), '{}')
  from json_array_elements_text(${JSON.stringify(interests)}::json) i (topic)
  where i.topic = any (s.tags) or i.topic = categories.name)`;
