import type { CourseLevel } from "../../../../../domain/courses/model.ts";
import type { DocumentField } from "../../../../../domain/courses/studio/document.ts";
import { formatPrice } from "../../../../lib/money.ts";
import { levelNames } from "../../names.ts";
import { inputTexts } from "./fields.ts";

/** A language by its own name, as far as the browser knows it. */
export const languageName = (tag: string): string => {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

/** What a value of a field is called where its writer sees it. */
export const valueName = (field: DocumentField, value: string | number, currency: string): string => {
  if (field === "level") return levelNames[value as CourseLevel];
  if (field === "language") return languageName(String(value));
  if (field === "priceCents") return value === 0 ? inputTexts.free : formatPrice(Number(value), currency);
  return String(value);
};
