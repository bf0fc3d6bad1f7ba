import type {
  DocumentField,
  ModuleDocument,
  PrerequisiteDocument,
} from "../../../../../domain/courses/studio/document.ts";
import { grouped } from "../../../../../domain/shared/rules.ts";

/** What each field is called, and what to put into it. */
export const fieldTexts: Readonly<Record<DocumentField, { readonly label: string; readonly hint?: string }>> =
  {
    title: { label: "Title", hint: "What the course teaches, in a few words." },
    tagline: { label: "Tagline", hint: "One line for cards and lists: what makes it worth taking." },
    slug: { label: "Web address", hint: "Leave it empty to use the title. Old addresses keep working." },
    description: {
      label: "Description",
      hint: "What it’s about and how you teach it. **bold**, lists and `code` work as in chat.",
    },
    level: { label: "Level" },
    language: { label: "Language you teach in" },
    categoryId: { label: "Category" },
    thumbnailUrl: { label: "Cover" },
    priceCents: { label: "Price" },
    currency: { label: "Currency" },
    tags: { label: "Tags", hint: "What people search for. Press Enter after each." },
    objectives: { label: "What people will be able to do", hint: "One skill a line, beginning with a verb." },
    includes: {
      label: "What’s included",
      hint: "Besides sessions and modules: templates, data, a community.",
    },
    prerequisites: { label: "Before they start" },
    targetAudience: { label: "Who it’s for" },
    testimonials: { label: "Testimonials", hint: "Shown as added by you. Only what people really said." },
    modules: { label: "Modules" },
    oneOnOneTeaching: {
      label: "One-on-one teaching",
      hint: "Every session is one student with one teacher.",
    },
    earnWhileTeaching: {
      label: "Earn while teaching",
      hint: "Graduates can become teachers of this course.",
    },
    sessionMinutes: {
      label: "Minutes a session",
      hint: "15 to 180. Sessions booked already keep their length.",
    },
    hasChat: { label: "Course chat", hint: "A room for everyone in the course." },
    hasCertificate: { label: "Certificate", hint: "Everyone who completes the course gets one." },
    certificateName: { label: "Name of the certificate" },
    duration: {
      label: "How long it takes",
      hint: "Such as “6 weeks”. Leave it empty to use weeks or sessions.",
    },
    durationWeeks: { label: "Weeks" },
    totalDuration: { label: "Total time", hint: "Such as “12 hours”." },
    format: { label: "Format", hint: "Such as “Live sessions and reading between them”." },
    freeSessionsPerMonth: {
      label: "Free sessions a month",
      hint: "Sessions you give to people who helped others a lot. Leave it empty to give none.",
    },
    lifetimeAccess: { label: "Lifetime access", hint: "Off: materials end after the weeks above." },
  };

/** Texts of a module. */
export const moduleFieldTexts: Readonly<
  Partial<Record<keyof ModuleDocument, { readonly label: string; readonly hint?: string }>>
> = {
  title: { label: "Module title" },
  description: { label: "What it’s about" },
  duration: { label: "Length", hint: "Such as “45 min”." },
  sessionNumber: { label: "Live session" },
  learningObjectives: { label: "They’ll learn to", hint: "One a line." },
  topicsCovered: { label: "Topics", hint: "One a line." },
  handsOnExercise: { label: "Exercise" },
  videoUrl: { label: "Video link", hint: "An address that begins with https://." },
  documentUrl: { label: "Document link", hint: "An address that begins with https://." },
  isDraft: { label: "Don’t publish this module yet" },
};

export const prerequisiteNames: Readonly<Record<PrerequisiteDocument["type"], string>> = {
  required: "You need",
  nice_to_have: "Nice to have",
  not_required: "No need for",
};

/** Languages to choose from, by their BCP 47 tag. */
export const LANGUAGES = [
  "en",
  "de",
  "es",
  "fr",
  "it",
  "pt",
  "nl",
  "pl",
  "tr",
  "uk",
  "ar",
  "hi",
  "ja",
  "zh",
] as const;

/** What stands in every kind of field. */
export const inputTexts = {
  count: (used: number, most: number) => `${grouped(used)} / ${grouped(most)}`,
  add: "Add",
  addLine: (what: string) => `Add a line to “${what}”`,
  line: (what: string, place: number) => `${what}, line ${place}`,
  removeLine: (place: number) => `Remove line ${place}`,
  drag: "Drag to reorder, or use the arrow keys",
  up: (place: number) => `Move line ${place} up`,
  down: (place: number) => `Move line ${place} down`,
  moved: (place: number, count: number) => `Moved to place ${place} of ${count}.`,
  newTag: "New tag",
  removeTag: (tag: string) => `Remove ${tag}`,
  write: "Hide description preview",
  preview: "Show description preview",
  nothing: "Nothing to preview yet.",
  kind: "Kind",
  chooseCategory: "Choose a category",
  free: "Free",
  priceHint: "0 for a free course, or 5 to 10,000.",
  slugStart: "peerloop/courses/",
  noSession: "No live session",
  session: (number: number) => `Session ${number}`,
} as const;

/** What somebody said of the course. */
export const testimonialTexts = {
  quote: "What they said",
  studentName: "Name",
  studentRole: "Who they are",
  add: "Add a testimonial",
  one: (place: number) => `Testimonial ${place}`,
  remove: (place: number) => `Remove testimonial ${place}`,
} as const;
