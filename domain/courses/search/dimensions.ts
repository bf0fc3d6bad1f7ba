import { type SQL, sql } from "drizzle-orm";
import { categories, courses } from "../../../db/schema/index.ts";
import { MAX_CHOSEN } from "../limits.ts";
import type { CourseFilter } from "../model.ts";
import {
  type Band,
  DIMENSIONS,
  type Dimension,
  DURATION_BANDS,
  PRICE_BANDS,
  USUAL_CURRENCY,
} from "./rules.ts";

/** The values of a parameter with commas between, each once. */
const chosenOf = (text: string | undefined): readonly string[] =>
  text === undefined ? [] : [...new Set(text.split(",").filter(Boolean))].slice(0, MAX_CHOSEN);

/** The currency of all prices of a filter. */
export const currencyOf = (filter: CourseFilter): string => filter.currency ?? USUAL_CURRENCY;

const within = (value: SQL, { min, max }: Band): SQL => {
  const bounds = [
    ...(min === undefined ? [] : [sql`${value} >= ${sql.raw(String(min))}`]),
    ...(max === undefined ? [] : [sql`${value} <= ${sql.raw(String(max))}`]),
  ];
  return bounds.length === 0 ? sql`true` : sql.join(bounds, sql` and `);
};

/** The band in which a value is, by name; null for a value of null. */
const bandOf = (value: SQL, bands: Readonly<Record<string, Band>>): SQL =>
  sql`case ${sql.join(
    Object.entries(bands).map(
      ([name, band]) => sql`when ${within(value, band)} then ${sql.raw(`'${name}'`)}`,
    ),
    sql` `,
  )} end`;

/** The band of a course's length. */
export const durationBand = bandOf(sql`${courses.durationWeeks}`, DURATION_BANDS);

/** The band of a course's price; null in another currency than that one. */
export const priceBand = (currency: string): SQL =>
  sql`case when ${isIn(currency)} then ${bandOf(sql`${courses.priceCents}`, PRICE_BANDS)} end`;

const isIn = (currency: string): SQL => sql`(${courses.priceCents} = 0 or ${courses.currency} = ${currency})`;

const among = (value: SQL, chosen: readonly string[]): SQL =>
  sql`${value} in (${sql.join(
    chosen.map((one) => sql`${one}`),
    sql`, `,
  )})`;

const fitsPrice = (filter: CourseFilter): SQL | null => {
  const { minPriceCents: min, maxPriceCents: max } = filter;
  const bands = chosenOf(filter.price);
  if (min === undefined && max === undefined && bands.length === 0) return null;
  const bounds = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return sql`(${isIn(currencyOf(filter))} and ${within(sql`${courses.priceCents}`, bounds)}
    and ${bands.length === 0 ? sql`true` : among(priceBand(currencyOf(filter)), bands)})`;
};

const someOf = (value: SQL, text: string | undefined): SQL | null => {
  const chosen = chosenOf(text);
  return chosen.length === 0 ? null : among(value, chosen);
};

/**
 * What a course has to be for each dimension that a filter narrows, of `courses`, `categories` and `s` of `course_search`.
 * `isAvailable`: whether somebody is free in it.
 */
export const narrowingOf = (filter: CourseFilter, isAvailable: SQL): ReadonlyMap<Dimension, SQL> => {
  const tags = chosenOf(filter.tags);
  const all: Record<Dimension, SQL | null> = {
    category: filter.category === undefined ? null : sql`${categories.slug} = ${filter.category}`,
    level: someOf(sql`${courses.level}::text`, filter.level),
    price: fitsPrice(filter),
    duration: someOf(durationBand, filter.duration),
    language: someOf(sql`${courses.language}`, filter.language),
    tags: tags.length === 0 ? null : sql`s.tags && ${textArray(tags)}`,
    available: filter.available === undefined ? null : isAvailable,
  };
  return new Map(
    DIMENSIONS.flatMap((dimension) => {
      const fits = all[dimension];
      return fits === null ? [] : [[dimension, fits]];
    }),
  );
};

const textArray = (texts: readonly string[]): SQL =>
  sql`array[${sql.join(
    texts.map((text) => sql`${text}`),
    sql`, `,
  )}]::text[]`;

const all = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`true` : sql`(${sql.join([...conditions], sql` and `)})`;

/** The column that says whether a course fits every dimension, but one perhaps; of one that narrows nothing all of them. */
export const fitsBut = (narrowing: ReadonlyMap<Dimension, SQL>, dimension?: Dimension): SQL =>
  sql.raw(dimension === undefined || !narrowing.has(dimension) ? "fits" : `fits_but_${dimension}`);

/** Those columns: the planner knows nothing of how many rows a sum of bits leaves, and of a column of its own enough. */
export const fitColumns = (narrowing: ReadonlyMap<Dimension, SQL>): SQL =>
  sql.join(
    [
      sql`${all([...narrowing.values()])} as fits`,
      ...[...narrowing.keys()].map((dimension) => {
        const others = [...narrowing].filter(([each]) => each !== dimension).map(([, fits]) => fits);
        return sql`${all(others)} as ${fitsBut(narrowing, dimension)}`;
      }),
    ],
    sql`, `,
  );
