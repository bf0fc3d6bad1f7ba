import type { DocumentField } from "../../../../../domain/courses/studio/document.ts";
import { formatCount } from "../../../../lib/locale.ts";
import { fieldTexts } from "./fields.ts";

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;
const named = (fields: readonly DocumentField[]): string =>
  fields.map((field) => fieldTexts[field].label.toLowerCase()).join(", ");

/** The editor as a whole. */
export const editorTexts = {
  loading: "Loading the course",
  missingTitle: "No such course of yours",
  missingText: "It may have been deleted. Or check the link.",
  back: "Studio",
  outline: "Parts of the course",
  untitled: "Untitled course",
  sections: {
    basics: "Basics",
    cover: "Cover",
    learners: "What and for whom",
    curriculum: "Curriculum",
    terms: "Price and format",
    testimonials: "Testimonials",
  },
  openParts: (count: number) => counted(count, "thing missing", "things missing"),
  retired: "This course is retired. Duplicate it to build on it.",
  restored: "We brought back what you wrote on this device.",
  takenIn: (fields: readonly DocumentField[]) => `Changed somewhere else and added here: ${named(fields)}.`,
} as const;

/** How things stand with saving. */
export const saveTexts = {
  saved: "Saved",
  savedNow: "Saved just now",
  savedAgo: (seconds: number) =>
    seconds < 60 ? `Saved ${seconds} s ago` : `Saved ${Math.floor(seconds / 60)} min ago`,
  waiting: "Not saved yet",
  saving: "Saving…",
  offline: "Kept on this device. It’s saved once you’re connected.",
  refused: (reason: string) => `Not saved: ${reason}`,
  conflict: "Changed somewhere else",
  retry: "Save now",
} as const;
