import { Schema, Struct } from "effect";
import { Text, Uuid } from "../../shared/schema.ts";
import { CourseLevel } from "../model.ts";
import {
  CURRENCIES,
  MAX_CERTIFICATE_NAME_LENGTH,
  MAX_DESCRIPTION_LENGTH,
  MAX_FACT_LENGTH,
  MAX_LINE_LENGTH,
  MAX_LINES,
  MAX_MODULE_DESCRIPTION_LENGTH,
  MAX_MODULE_TEXT_LENGTH,
  MAX_MODULES,
  MAX_PERSON_LENGTH,
  MAX_QUOTE_LENGTH,
  MAX_SESSIONS,
  MAX_SLUG_LENGTH,
  MAX_TAG_LENGTH,
  MAX_TAGLINE_LENGTH,
  MAX_TAGS,
  MAX_TESTIMONIALS,
  MAX_TITLE_LENGTH,
  MAX_URL_LENGTH,
} from "./limits.ts";

/** Text that may still be empty: what is missing stands in the way of publishing, not of writing. */
const text = (max: number) => Text(0, max);
const list = <Item extends Schema.Constraint>(item: Item, max: number) =>
  Schema.Array(item).check(Schema.isMaxLength(max));
const lines = list(text(MAX_LINE_LENGTH), MAX_LINES);
/** A whole number that may still be missing, or be wrong: `null` is an empty input. */
const number = Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000_000 })));

/** A module as its creator writes it. Its place is its place in the list. */
export const ModuleDocument = Schema.Struct({
  /** Made by the client, and kept: progress and homework hang on it. */
  id: Uuid,
  title: text(MAX_TITLE_LENGTH),
  description: text(MAX_MODULE_DESCRIPTION_LENGTH),
  duration: text(MAX_FACT_LENGTH),
  /** The live session it belongs to; null for one that is learned alone. */
  sessionNumber: Schema.NullOr(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: MAX_SESSIONS }))),
  learningObjectives: text(MAX_MODULE_TEXT_LENGTH),
  topicsCovered: text(MAX_MODULE_TEXT_LENGTH),
  handsOnExercise: text(MAX_MODULE_TEXT_LENGTH),
  videoUrl: text(MAX_URL_LENGTH),
  documentUrl: text(MAX_URL_LENGTH),
  /** Not to be published yet, with whatever else is. */
  isDraft: Schema.Boolean,
});
export type ModuleDocument = typeof ModuleDocument.Type;

const haveOwnIds = Schema.makeFilter(
  (modules: readonly ModuleDocument[]) => new Set(modules.map(({ id }) => id)).size === modules.length,
  { message: "must each have an id of their own" },
);

export const PrerequisiteDocument = Schema.Struct({
  type: Schema.Literals(["required", "nice_to_have", "not_required"]),
  content: text(MAX_LINE_LENGTH),
});
export type PrerequisiteDocument = typeof PrerequisiteDocument.Type;

/** What somebody said of the course, as its creator wrote it down. */
export const TestimonialDocument = Schema.Struct({
  quote: text(MAX_QUOTE_LENGTH),
  studentName: text(MAX_PERSON_LENGTH),
  studentRole: text(MAX_PERSON_LENGTH),
});
export type TestimonialDocument = typeof TestimonialDocument.Type;

/** A whole course as its creator writes it. */
export const CourseDocument = Schema.Struct({
  title: text(MAX_TITLE_LENGTH),
  tagline: text(MAX_TAGLINE_LENGTH),
  /** Its address; empty for the one that follows from the title. */
  slug: text(MAX_SLUG_LENGTH),
  /** Markdown, as messages have it. */
  description: text(MAX_DESCRIPTION_LENGTH),
  level: CourseLevel,
  /** BCP 47. */
  language: text(35),
  categoryId: Schema.NullOr(Uuid),
  /** The path of its cover (`coverPath`); null for the one that is drawn. */
  thumbnailUrl: Schema.NullOr(text(200)),
  /** In cents of `currency`; 0 is free. */
  priceCents: number,
  currency: Schema.Literals(CURRENCIES),
  tags: list(text(MAX_TAG_LENGTH), MAX_TAGS),
  objectives: lines,
  includes: lines,
  prerequisites: list(PrerequisiteDocument, MAX_LINES),
  targetAudience: lines,
  testimonials: list(TestimonialDocument, MAX_TESTIMONIALS),
  modules: list(ModuleDocument, MAX_MODULES).check(haveOwnIds),
  oneOnOneTeaching: Schema.Boolean,
  earnWhileTeaching: Schema.Boolean,
  sessionMinutes: number,
  hasChat: Schema.Boolean,
  hasCertificate: Schema.Boolean,
  certificateName: text(MAX_CERTIFICATE_NAME_LENGTH),
  /** How long it takes in words: "6 weeks". */
  duration: text(MAX_FACT_LENGTH),
  durationWeeks: number,
  totalDuration: text(MAX_FACT_LENGTH),
  format: text(MAX_FACT_LENGTH),
  /** Null where the creator gives none. */
  freeSessionsPerMonth: number,
  lifetimeAccess: Schema.Boolean,
});
export type CourseDocument = typeof CourseDocument.Type;

export type DocumentField = keyof CourseDocument;

/** Some fields of it, each of them whole. */
export const DocumentChanges = CourseDocument.mapFields(Struct.map(Schema.optionalKey));
export type DocumentChanges = typeof DocumentChanges.Type;
