import type { CourseFilter, CourseSort } from "../../../../domain/courses/model.ts";
import {
  DIMENSIONS,
  type Dimension,
  DURATION_BANDS,
  PRICE_BANDS,
} from "../../../../domain/courses/search/rules.ts";
import { catalogueTexts as texts } from "./texts.ts";

/** What narrows and orders the catalogue, as the address says it: values with commas between; empty text means all. */
export type Filter = Readonly<Record<"q" | "currency" | Dimension, string>> & { readonly sort: CourseSort };

/** The order that the address need not name. */
export const usualSort = (q: string): CourseSort => (q === "" ? "popular" : "relevance");

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const one = (value: Params[string]): string => (typeof value === "string" ? value : value?.[0]) ?? "";

/** The values of a text with commas between. */
export const valuesOf = (text: string): readonly string[] => text.split(",").filter(Boolean);

const known = (value: string, names: object): string =>
  valuesOf(value)
    .filter((name) => Object.hasOwn(names, name))
    .join(",");

/** The filter that an address names; what it names wrongly narrows nothing. */
export const filterOf = (params: Params, levels: object): Filter => {
  const q = one(params.q);
  return {
    q,
    category: one(params.category),
    level: known(one(params.level), levels),
    price: known(one(params.price), PRICE_BANDS),
    currency: /^[A-Z]{3}$/.test(one(params.currency)) ? one(params.currency) : "",
    duration: known(one(params.duration), DURATION_BANDS),
    language: one(params.language),
    tags: one(params.tags),
    available: one(params.available) === "true" ? "true" : "",
    sort: (Object.hasOwn(texts.sorts, one(params.sort)) ? one(params.sort) : usualSort(q)) as CourseSort,
  };
};

/** A filter with a value of a dimension chosen, or without it. */
export const toggled = (text: string, value: string): string => {
  const values = valuesOf(text);
  return (values.includes(value) ? values.filter((each) => each !== value) : [...values, value]).join(",");
};

/** All that is chosen, a value each. */
export const chosenIn = (
  filter: Filter,
): readonly { readonly dimension: Dimension; readonly value: string }[] =>
  DIMENSIONS.flatMap((dimension) => valuesOf(filter[dimension]).map((value) => ({ dimension, value })));

/** Whether anything is left out of the catalogue. */
export const isNarrowed = (filter: Filter): boolean =>
  filter.q !== "" || DIMENSIONS.some((dimension) => filter[dimension] !== "");

/** A filter in which nothing is left out. */
export const NOTHING: Readonly<Record<"q" | Dimension, string>> = {
  q: "",
  category: "",
  level: "",
  price: "",
  duration: "",
  language: "",
  tags: "",
  available: "",
};

/** What the API is asked for. */
export const queryOf = (filter: Filter): CourseFilter =>
  ({
    ...Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== "")),
    facets: "true",
  }) as CourseFilter;
