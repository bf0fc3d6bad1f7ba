import { fold, grouped, hasVisibleText } from "../../../shared/rules.ts";
import { textFault } from "../../../shared/text/rules.ts";
import type { CourseDocument, DocumentField, ModuleDocument } from "../document.ts";
import {
  MAX_DURATION_WEEKS,
  MAX_FREE_SESSIONS,
  MAX_PRICE_CENTS,
  MAX_SESSION_MINUTES,
  MIN_PRICE_CENTS,
  MIN_SESSION_MINUTES,
} from "../limits.ts";
import { addressOf, isPrice, isSlug, publishedForm, sessionCountOf } from "../rules.ts";

/** Something that stands in the way of publishing. */
export interface Missing {
  readonly field: DocumentField;
  /** The id of the module that it is about, and which of its texts. */
  readonly moduleId?: string;
  readonly part?: keyof ModuleDocument;
  /** What to do, as a sentence. */
  readonly text: string;
}

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Whether an address may be linked to: https, a name with a dot, and nobody's name and password in it. */
export const isHttpsAddress = (address: string): boolean => {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return false;
  }
  const isOpen = url.protocol === "https:" && url.username === "" && url.password === "";
  return isOpen && /^[^.]+(\.[^.]+)+$/.test(url.hostname) && textFault(address, "one line") === null;
};

const dollars = (cents: number): string => grouped(cents / 100);

const within = (value: number | null, least: number, most: number): boolean =>
  value === null || (value >= least && value <= most);

type Say = (field: DocumentField, text: string) => void;

const checkBasics = (document: CourseDocument, say: Say): void => {
  if (!hasVisibleText(document.title)) say("title", "Give your course a title.");
  if (!hasVisibleText(document.description)) say("description", "Describe what the course is about.");
  if (document.categoryId === null) say("categoryId", "Choose a category.");
  if (hasVisibleText(document.title) && !isSlug(addressOf(document)))
    say("slug", "Choose a web address of letters a–z, digits and hyphens.");
  if (!LANGUAGE.test(document.language)) say("language", "Choose the language you teach in.");
  if (document.priceCents === null || !isPrice(document.priceCents))
    say(
      "priceCents",
      `The price must be 0, or ${dollars(MIN_PRICE_CENTS)} to ${dollars(MAX_PRICE_CENTS)} ${document.currency}.`,
    );
};

const checkLists = (document: CourseDocument, say: Say): void => {
  if (new Set(document.tags.map(fold)).size < document.tags.length)
    say("tags", "Two tags say the same. Remove one of them.");
  if (document.testimonials.some(({ quote, studentName }) => quote === "" || studentName === ""))
    say("testimonials", "Each testimonial needs a quote and a name.");
};

const checkTerms = (document: CourseDocument, say: Say): void => {
  const { sessionMinutes, durationWeeks, freeSessionsPerMonth } = document;
  if (sessionMinutes === null || !within(sessionMinutes, MIN_SESSION_MINUTES, MAX_SESSION_MINUTES))
    say("sessionMinutes", `A session takes ${MIN_SESSION_MINUTES} to ${MAX_SESSION_MINUTES} minutes.`);
  if (!within(durationWeeks, 1, MAX_DURATION_WEEKS))
    say("durationWeeks", `A course takes 1 to ${MAX_DURATION_WEEKS} weeks.`);
  if (!document.lifetimeAccess && durationWeeks === null)
    say("durationWeeks", "Say after how many weeks access ends, or give lifetime access.");
  if (!within(freeSessionsPerMonth, 1, MAX_FREE_SESSIONS))
    say("freeSessionsPerMonth", `Give 1 to ${MAX_FREE_SESSIONS} free sessions a month, or none.`);
  if (document.hasCertificate && !hasVisibleText(document.certificateName))
    say("certificateName", "Name the certificate that graduates get.");
};

const moduleProblems = (module: ModuleDocument, place: number): Missing[] => {
  const problem = (part: keyof ModuleDocument, text: string): Missing => ({
    field: "modules",
    moduleId: module.id,
    part,
    text,
  });
  const name = hasVisibleText(module.title) ? `“${module.title}”` : `Module ${place + 1}`;
  const address = (part: "videoUrl" | "documentUrl", what: string) =>
    module[part] === "" || isHttpsAddress(module[part])
      ? []
      : [problem(part, `${name}: the ${what} link must be an address that begins with https://.`)];
  return [
    ...(hasVisibleText(module.title) ? [] : [problem("title", `Give module ${place + 1} a title.`)]),
    ...address("videoUrl", "video"),
    ...address("documentUrl", "document"),
  ];
};

const moduleProblemsOf = ({ modules }: CourseDocument): Missing[] => {
  if (modules.length === 0)
    return [{ field: "modules", text: "Add a module, and don’t leave all of them as drafts." }];
  const named = new Set(modules.map(({ sessionNumber }) => sessionNumber));
  const gaps = Array.from({ length: sessionCountOf(modules) }, (_, index) => index + 1).filter(
    (session) => !named.has(session),
  );
  return [
    ...modules.flatMap(moduleProblems),
    ...gaps.map(
      (session): Missing => ({
        field: "modules",
        text: `No module belongs to session ${session}. Move one there, or renumber the sessions.`,
      }),
    ),
  ];
};

/** Texts of one line; all others may have several. */
const ONE_LINE: readonly DocumentField[] = [
  "title",
  "tagline",
  "tags",
  "certificateName",
  "duration",
  "totalDuration",
  "format",
];

const LABELS: Readonly<Partial<Record<DocumentField, string>>> = {
  title: "The title",
  tagline: "The tagline",
  description: "The description",
  tags: "A tag",
  objectives: "An objective",
  includes: "What’s included",
  prerequisites: "A prerequisite",
  targetAudience: "Who it’s for",
  testimonials: "A testimonial",
  modules: "A module",
  certificateName: "The certificate’s name",
  duration: "The duration",
  totalDuration: "The total duration",
  format: "The format",
};

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
};

/** Characters that nobody sees, or that break what is around them, wherever they stand. */
const checkTexts = (document: CourseDocument, say: Say): void => {
  for (const [field, label] of Object.entries(LABELS) as [DocumentField, string][]) {
    const lines = ONE_LINE.includes(field) ? "one line" : "lines";
    const fault = textsIn(document[field])
      .map((text) => textFault(text.replaceAll("\t", " "), lines))
      .find((found) => found !== null);
    if (fault != null) say(field, `${label} ${fault}`);
  }
};

/** What stands in the way of publishing a document, in the order of the editor; nothing where it can be published. */
export const missingIn = (draft: CourseDocument): readonly Missing[] => {
  const document = publishedForm(draft);
  const found: Missing[] = [];
  const say: Say = (field, text) => {
    found.push({ field, text });
  };
  // As it was typed: an address that is wrong is not one that is missing.
  checkBasics({ ...document, slug: draft.slug }, say);
  checkLists(document, say);
  found.push(...moduleProblemsOf(document));
  checkTerms(document, say);
  checkTexts(document, say);
  return found;
};
