import type { Change, Price } from "../../../../../domain/courses/studio/diff/rules.ts";
import type { CourseDocument, DocumentField } from "../../../../../domain/courses/studio/document.ts";
import { formatCount } from "../../../../lib/locale.ts";
import { formatPrice } from "../../../../lib/money.ts";
import { fieldTexts } from "./fields.ts";

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** Publishing, and what stands in its way. */
export const publishTexts = {
  publish: "Publish",
  publishChanges: "Publish changes",
  upToDate: "Published",
  checklist: "Before you publish",
  checklistText: "Each line leads to where it’s missing.",
  ready: "Everything’s there. You can publish.",
  firstTitle: "Publish this course?",
  firstText: "Everyone can find it from now on. You can change or pause it at any time.",
  title: "Publish these changes?",
  text: "Students see them at once.",
  pausedText: "The course stays paused; its students see the changes at once.",
  price: (free: boolean, price: string) => (free ? "It’s free." : `It costs ${price}.`),
  cancel: "Not yet",
  done: "Published",
  doneText: "Everyone sees this version now.",
  view: "View page",
} as const;

const priceWords = ({ cents, currency }: Price): string =>
  cents === 0 ? "free" : formatPrice(cents, currency);

const valueWords = (value: CourseDocument[DocumentField]): string => {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (value === null || value === "") return "nothing";
  return String(value);
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
      return `${fieldTexts[change.field].label}: from ${valueWords(change.from)} to ${valueWords(change.to)}`;
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

/** The page as students will see it. */
export const previewTexts = {
  title: "Preview",
  open: "Preview",
  close: "Back to editing",
  note: "This is how the course page looks once it’s published. Nobody else sees this.",
  includesDrafts: "Show modules that aren’t published yet",
} as const;
