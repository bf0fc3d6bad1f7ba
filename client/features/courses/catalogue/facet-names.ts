import type { Category } from "../../../../domain/courses/model.ts";
import {
  type Band,
  type Dimension,
  DURATION_BANDS,
  PRICE_BANDS,
} from "../../../../domain/courses/search/rules.ts";
import { LOCALE } from "../../../lib/locale.ts";
import { formatPrice } from "../../../lib/money.ts";
import { levelNames } from "../names.ts";
import { catalogueTexts as texts } from "./texts.ts";

let languages: Intl.DisplayNames | undefined;

/** What a language is called; its code where the browser knows no name. */
const languageName = (code: string): string => {
  languages ??= new Intl.DisplayNames(LOCALE, { type: "language", fallback: "code" });
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
};

/** A band of whole cents: its bounds as they are read, "$300 to $499.99" as "$300 to $500". */
const priceName = (band: Band, currency: string): string => {
  if (band.max === 0) return texts.free;
  const [from, to] = [band.min ?? 0, band.max === undefined ? undefined : band.max + 1];
  if (to === undefined) return texts.over(formatPrice(from, currency));
  return from <= 1
    ? texts.under(formatPrice(to, currency))
    : texts.between(formatPrice(from, currency), formatPrice(to, currency));
};

/** What a value of a dimension is called; a value that is none as it is. */
export const facetName = (
  dimension: Dimension,
  value: string,
  currency: string,
  categories: readonly Category[] | undefined,
): string => {
  switch (dimension) {
    case "category":
      return categories?.find(({ slug }) => slug === value)?.name ?? value;
    case "level":
      return levelNames[value as keyof typeof levelNames] ?? value;
    case "price": {
      const band = PRICE_BANDS[value as keyof typeof PRICE_BANDS];
      return band === undefined ? value : priceName(band, currency);
    }
    case "duration": {
      const band: Band | undefined = DURATION_BANDS[value as keyof typeof DURATION_BANDS];
      return band === undefined ? value : texts.weeks(band.min, band.max);
    }
    case "language":
      return languageName(value);
    case "tags":
      return value;
    case "available":
      return texts.freeNow;
  }
};
