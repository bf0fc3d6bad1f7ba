import type { Change, Price } from "../../../../../domain/courses/studio/diff/rules.ts";
import type { CourseDocument, DocumentField } from "../../../../../domain/courses/studio/document.ts";
import { formatCount } from "../../../../lib/locale.ts";
import { formatPrice } from "../../../../lib/money.ts";
import { fieldTexts } from "./fields.ts";
import { valueName } from "./values.ts";

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

const priceWords = ({ cents, currency }: Price): string =>
  cents === 0 ? "free" : formatPrice(cents, currency);

const valueWords = (field: DocumentField, value: CourseDocument[DocumentField]): string => {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (value === null || value === "") return "nothing";
  return typeof value === "object" ? "" : valueName(field, value, "");
};

const modulesWords = (change: Extract<Change, { readonly kind: "modules" }>): string =>
  [
    change.added.length > 0 ? `${counted(change.added.length, "module")} added` : "",
    change.changed.length > 0 ? `${counted(change.changed.length, "module")} changed` : "",
    change.removed.length > 0 ? `${counted(change.removed.length, "module")} taken out` : "",
    change.moved > 0 ? `${counted(change.moved, "module")} moved` : "",
  ]
    .filter((part) => part !== "")
    .join(", ");

/** A line of what a publication changes, in words. */
export const changeWords = (change: Change): string => {
  switch (change.kind) {
    case "text":
      return `${fieldTexts[change.field].label}: changed`;
    case "value":
      return `${fieldTexts[change.field].label}: from ${valueWords(change.field, change.from)} to ${valueWords(change.field, change.to)}`;
    case "price":
      return `Price: from ${priceWords(change.from)} to ${priceWords(change.to)}`;
    case "list": {
      const parts = [
        change.added > 0 ? `${formatCount(change.added)} added` : "",
        change.removed > 0 ? `${formatCount(change.removed)} removed` : "",
      ].filter((part) => part !== "");
      return `${fieldTexts[change.field].label}: ${parts.length > 0 ? parts.join(", ") : "reordered"}`;
    }
    case "modules":
      return modulesWords(change);
  }
};

/** Whom a change of the curriculum concerns. */
export const concernedWords = (students: number, module: string): string =>
  `${counted(students, "student is", "students are")} on “${module}”.`;
