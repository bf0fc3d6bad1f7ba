import {
  MAX_TITLE_LENGTH,
  MOST_ATTEMPTS,
  MOST_DUE_DAYS,
  MOST_POINTS,
} from "../../../../domain/homework/limits.ts";
import type { Assignment, AssignmentFields } from "../../../../domain/homework/model.ts";
import { hasVisibleText } from "../../../../domain/shared/rules.ts";
import { formTexts as texts } from "../texts/setting.ts";

/** What stands in the form, as it is typed. */
export interface FormValues {
  readonly title: string;
  readonly description: string;
  readonly instructions: string;
  readonly moduleId: string;
  readonly due: "never" | "days" | "day";
  readonly days: string;
  readonly day: string;
  readonly points: string;
  readonly attempts: string;
  readonly isRequired: boolean;
  readonly acceptsLate: boolean;
}

export const valuesOf = (of: Assignment | null): FormValues => ({
  title: of?.title ?? "",
  description: of?.description ?? "",
  instructions: of?.instructions ?? "",
  moduleId: of?.moduleId ?? "",
  due: of === null || of.dueWithinDays !== null ? "days" : of.dueOn === null ? "never" : "day",
  days: String(of?.dueWithinDays ?? 7),
  day: of?.dueOn ?? "",
  points: of?.maxPoints == null ? "" : String(of.maxPoints),
  attempts: of?.maxAttempts == null ? "" : String(of.maxAttempts),
  isRequired: of?.isRequired ?? true,
  acceptsLate: of?.acceptsLate ?? true,
});

/** A whole number from 1 to `most`; null for nothing, undefined for what is none. */
const numberIn = (text: string, most: number): number | null | undefined => {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  const number = Number(trimmed);
  return Number.isInteger(number) && number >= 1 && number <= most ? number : undefined;
};

type Faults = { readonly [Name in keyof FormValues]?: string };

/** What is wrong with what was typed, by field. */
export const faultsIn = (values: FormValues): Faults => {
  const faults: { -readonly [Name in keyof FormValues]?: string } = {};
  if (!hasVisibleText(values.title) || values.title.length > MAX_TITLE_LENGTH)
    faults.title = texts.missingTitle;
  if (!hasVisibleText(values.instructions)) faults.instructions = texts.missingInstructions;
  if (values.due === "days" && !numberIn(values.days, MOST_DUE_DAYS))
    faults.days = texts.badDays(MOST_DUE_DAYS);
  if (values.due === "day" && values.day === "") faults.day = texts.badDay;
  if (numberIn(values.points, MOST_POINTS) === undefined) faults.points = texts.badNumber(MOST_POINTS);
  if (numberIn(values.attempts, MOST_ATTEMPTS) === undefined)
    faults.attempts = texts.badNumber(MOST_ATTEMPTS);
  return faults;
};

/** What is sent, of values without a fault. */
export const fieldsOf = (values: FormValues): AssignmentFields => ({
  title: values.title.trim(),
  description: values.description.trim(),
  instructions: values.instructions,
  moduleId: values.moduleId === "" ? null : values.moduleId,
  dueWithinDays: values.due === "days" ? (numberIn(values.days, MOST_DUE_DAYS) ?? null) : null,
  dueOn: values.due === "day" ? values.day : null,
  maxPoints: numberIn(values.points, MOST_POINTS) ?? null,
  maxAttempts: numberIn(values.attempts, MOST_ATTEMPTS) ?? null,
  isRequired: values.isRequired,
  acceptsLate: values.acceptsLate,
});
