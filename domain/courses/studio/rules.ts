import { fold } from "../../shared/rules.ts";
import type { CourseDocument, DocumentChanges, DocumentField, ModuleDocument } from "./document.ts";
import { MAX_PRICE_CENTS, MAX_SLUG_LENGTH, MIN_PRICE_CENTS } from "./limits.ts";

/** Where a course stands: never published, open to everybody, closed to newcomers for now, or for good. */
export type CourseState = "draft" | "published" | "paused" | "retired";

/** What its creator may do with a course besides reading it. */
export type StudioAction = "edit" | "publish" | "pause" | "resume" | "retire" | "duplicate" | "delete";

const ACTIONS: Readonly<Record<CourseState, readonly StudioAction[]>> = {
  draft: ["edit", "publish", "duplicate", "delete"],
  published: ["edit", "publish", "pause", "retire", "duplicate"],
  paused: ["edit", "publish", "resume", "retire", "duplicate"],
  // What was retired is not opened again: its students were told that it ends.
  retired: ["duplicate"],
};

/** What a state allows. */
export const actionsIn = (state: CourseState): readonly StudioAction[] => ACTIONS[state];

/** Where a course stands, by its columns. */
export const stateOf = (course: {
  readonly isActive: boolean;
  readonly isRetired: boolean;
  readonly isPublished: boolean;
}): CourseState => {
  if (course.isRetired) return "retired";
  if (!course.isPublished) return "draft";
  return course.isActive ? "published" : "paused";
};

/** A course that nothing is written of yet. Free until its creator says otherwise. */
export const EMPTY_DOCUMENT: CourseDocument = {
  title: "",
  tagline: "",
  slug: "",
  description: "",
  level: "beginner",
  language: "en",
  categoryId: null,
  thumbnailUrl: null,
  priceCents: 0,
  currency: "USD",
  tags: [],
  objectives: [],
  includes: [],
  prerequisites: [],
  targetAudience: [],
  testimonials: [],
  modules: [],
  oneOnOneTeaching: true,
  earnWhileTeaching: true,
  sessionMinutes: 60,
  hasChat: true,
  hasCertificate: false,
  certificateName: "",
  duration: "",
  durationWeeks: null,
  totalDuration: "",
  format: "",
  freeSessionsPerMonth: null,
  lifetimeAccess: true,
};

/** Every field of a document, in the order of the editor. */
const DOCUMENT_FIELDS = Object.keys(EMPTY_DOCUMENT) as readonly DocumentField[];

/** A module that nothing is written of yet. */
export const emptyModule = (id: string, sessionNumber: number | null): ModuleDocument => ({
  id,
  title: "",
  description: "",
  duration: "",
  sessionNumber,
  learningObjectives: "",
  topicsCovered: "",
  handsOnExercise: "",
  videoUrl: "",
  documentUrl: "",
  isDraft: false,
});

/** The address that a title makes: letters without accents, digits, and hyphens between them; empty where none is left. */
export const slugOf = (title: string): string =>
  fold(title)
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, MAX_SLUG_LENGTH)
    .replace(/-+$/, "");

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Whether the database takes it as a slug. */
export const isSlug = (slug: string): boolean => SLUG.test(slug) && slug.length <= MAX_SLUG_LENGTH;

/** The address under which a document is published. */
export const addressOf = (document: Pick<CourseDocument, "slug" | "title">): string =>
  document.slug.trim() === "" ? slugOf(document.title) : document.slug.trim();

/** Whether a course may cost this. */
export const isPrice = (cents: number): boolean =>
  cents === 0 || (Number.isInteger(cents) && cents >= MIN_PRICE_CENTS && cents <= MAX_PRICE_CENTS);

/** Whether two values of a document say the same. */
export const isSame = (one: unknown, other: unknown): boolean =>
  one === other || canonical(one) === canonical(other);

/** JSON with keys in one order: Postgres gives them back in one of its own. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );

/** The fields in which two documents differ. */
export const changedFields = (one: CourseDocument, other: CourseDocument): readonly DocumentField[] =>
  DOCUMENT_FIELDS.filter((field) => !isSame(one[field], other[field]));

/** These fields of a document. */
export const pick = (document: CourseDocument, fields: readonly DocumentField[]): DocumentChanges =>
  Object.fromEntries(fields.map((field) => [field, document[field]])) as DocumentChanges;

/** A document with changes that were made to `base`, and with what `newer` has besides. */
export interface Merged {
  readonly document: CourseDocument;
  /** Fields that both have changed, differently: they stand as they do in `own`. */
  readonly clashes: readonly DocumentField[];
}

/** Brings changes that somebody made to `base`, which are `own`, and those of somebody else, `newer`, together by field. */
export const merge = (base: CourseDocument, own: CourseDocument, newer: CourseDocument): Merged => {
  const mine = changedFields(base, own);
  return {
    document: { ...newer, ...pick(own, mine) },
    clashes: mine.filter((field) => !isSame(base[field], newer[field]) && !isSame(own[field], newer[field])),
  };
};

const tidy = (text: string): string => text.replaceAll("\r\n", "\n").trim();
const filled = (texts: readonly string[]): readonly string[] => texts.map(tidy).filter((one) => one !== "");

/** The kinds of prerequisites in the order in which they are shown. */
export const PREREQUISITES = ["required", "nice_to_have", "not_required"] as const;

/**
 * A document as it is published: without modules that are not to be, without lines that were left empty, and without
 * white space around texts.
 */
export const publishedForm = (document: CourseDocument): CourseDocument => {
  const texts = Object.fromEntries(
    Object.entries(document).map(([field, value]) => [
      field,
      typeof value === "string" ? tidy(value) : value,
    ]),
  ) as unknown as CourseDocument;
  return {
    ...texts,
    slug: addressOf(document),
    certificateName: document.hasCertificate ? texts.certificateName : "",
    duration: durationOf({ ...document, duration: texts.duration }),
    tags: filled(document.tags).toSorted((one, other) => (one < other ? -1 : 1)),
    objectives: filled(document.objectives),
    includes: filled(document.includes),
    targetAudience: filled(document.targetAudience),
    prerequisites: document.prerequisites
      .map(({ type, content }) => ({ type, content: tidy(content) }))
      .filter(({ content }) => content !== "")
      .toSorted((one, other) => PREREQUISITES.indexOf(one.type) - PREREQUISITES.indexOf(other.type)),
    testimonials: document.testimonials
      .map(({ quote, studentName, studentRole }) => ({
        quote: tidy(quote),
        studentName: tidy(studentName),
        studentRole: tidy(studentRole),
      }))
      .filter(({ quote, studentName }) => quote !== "" || studentName !== ""),
    modules: document.modules
      .filter(({ isDraft }) => !isDraft)
      .map((module) => ({
        ...module,
        title: tidy(module.title),
        description: tidy(module.description),
        duration: tidy(module.duration),
        learningObjectives: tidy(module.learningObjectives),
        topicsCovered: tidy(module.topicsCovered),
        handsOnExercise: tidy(module.handsOnExercise),
        videoUrl: tidy(module.videoUrl),
        documentUrl: tidy(module.documentUrl),
      })),
  };
};

/** How many live sessions a course has: the highest number that a module of it names. */
export const sessionCountOf = (modules: readonly Pick<ModuleDocument, "sessionNumber">[]): number =>
  modules.reduce((most, { sessionNumber }) => Math.max(most, sessionNumber ?? 0), 0);

/** How long a course takes, in words: as its creator says it, or as follows from what they said besides. */
const durationOf = (document: Pick<CourseDocument, "duration" | "durationWeeks" | "modules">): string => {
  const some = (count: number, one: string) => `${count} ${one}${count === 1 ? "" : "s"}`;
  const sessions = sessionCountOf(document.modules);
  if (document.duration !== "") return document.duration;
  if (document.durationWeeks !== null) return some(document.durationWeeks, "week");
  return sessions > 0 ? some(sessions, "session") : "At your own pace";
};
