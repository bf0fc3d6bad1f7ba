import type { CourseFilter, CourseLevel, CourseSort } from "../../../../domain/courses/model.ts";
import { catalogueTexts as texts } from "../texts.ts";

/** What narrows and orders the catalogue, as the address says it; empty text means all. */
export interface Filter {
  readonly q: string;
  readonly category: string;
  readonly level: string;
  readonly price: string;
  readonly sort: CourseSort;
}

/** The order that the address need not name. */
export const USUAL_SORT: CourseSort = "popular";

/** Ranges of prices on offer, in cents. */
const LOW = 30_000;
const HIGH = 50_000;

export const PRICES: Readonly<
  Record<string, { readonly label: string; readonly min?: number; readonly max?: number }>
> = {
  free: { label: texts.free, max: 0 },
  low: { label: texts.under(LOW), max: LOW - 1 },
  middle: { label: texts.between(LOW, HIGH), min: LOW, max: HIGH },
  high: { label: texts.over(HIGH), min: HIGH },
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const one = (value: Params[string]): string => (typeof value === "string" ? value : value?.[0]) ?? "";

const known = (value: string, names: object): string => (Object.hasOwn(names, value) ? value : "");

/** The filter that an address names; what it names wrongly narrows nothing. */
export const filterOf = (params: Params, levels: object): Filter => ({
  q: one(params.q),
  category: one(params.category),
  level: known(one(params.level), levels),
  price: known(one(params.price), PRICES),
  sort: (known(one(params.sort), texts.sorts) || USUAL_SORT) as CourseSort,
});

/** Whether anything is left out of the catalogue. */
export const isNarrowed = ({ q, category, level, price }: Filter): boolean =>
  [q, category, level, price].some((value) => value !== "");

/** What the API is asked for. */
export const queryOf = ({ q, category, level, price, sort }: Filter): CourseFilter => {
  const { min, max } = PRICES[price] ?? {};
  return {
    sort,
    ...(q ? { q } : {}),
    ...(category ? { category } : {}),
    ...(level ? { level: level as CourseLevel } : {}),
    ...(min === undefined ? {} : { minPriceCents: min }),
    ...(max === undefined ? {} : { maxPriceCents: max }),
  };
};
