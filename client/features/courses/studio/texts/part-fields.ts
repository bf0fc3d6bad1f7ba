import type { ModuleDocument, PrerequisiteDocument } from "../../../../../domain/courses/studio/document.ts";

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

/** What somebody said of the course. */
export const testimonialTexts = {
  quote: "What they said",
  studentName: "Name",
  studentRole: "Who they are",
  add: "Add a testimonial",
  one: (place: number) => `Testimonial ${place}`,
  remove: (place: number) => `Remove testimonial ${place}`,
} as const;

/** What stands in lists of lines, and in other fields below the first part. */
export const lineTexts = {
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
  kind: "Kind",
  priceHint: "0 for a free course, or 5 to 10,000.",
  noSession: "No live session",
  session: (number: number) => `Session ${number}`,
} as const;
