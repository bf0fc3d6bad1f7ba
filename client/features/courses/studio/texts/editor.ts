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

/** The same fields were changed in two places. */
export const conflictTexts = {
  title: "Changed in two places",
  text: "This course was also changed somewhere else, maybe in another tab. Choose what to keep. Nothing is lost before you do.",
  mine: "Keep what’s here",
  theirs: "Take the other one",
  here: "Here",
  there: "Somewhere else",
  empty: "Empty",
  apply: "Keep these",
  yes: "Yes",
  no: "No",
} as const;

/** The curriculum. */
export const moduleTexts = {
  lead: "Modules are done in this order. Those with the same session number belong to one live session.",
  add: "Add a module",
  count: (count: number) => counted(count, "module"),
  empty: "No modules yet. Three are a good start.",
  untitled: (place: number) => `Module ${place}`,
  draft: "Not published",
  handle: (title: string) => `${title}. Drag to reorder, or use the arrow keys`,
  up: (title: string) => `Move ${title} up`,
  down: (title: string) => `Move ${title} down`,
  remove: (title: string) => `Remove ${title}`,
  moved: (place: number, count: number) => `Moved to place ${place} of ${count}.`,
  removed: (title: string) => `${title} removed`,
  undo: "Undo",
  full: "That’s all the modules a course can have.",
  keeps: (count: number) => `${counted(count, "student is", "students are")} on this module.`,
} as const;

/** Prices, as they are typed. */
export const priceTexts = { invalid: "Type an amount such as 49 or 49.50." } as const;

/** The cover. */
export const coverTexts = {
  lead: "A picture of 16:9, at least 640 pixels wide. Without one we draw a cover from your modules.",
  choose: "Choose a picture",
  change: "Change picture",
  remove: "Remove picture",
  file: "Cover picture",
  unreadable: "This file can’t be read as a picture of at least 640 pixels.",
  cropTitle: "Choose the part to show",
  cropText: "Move the frame, then save.",
  shownPart: "The part that is shown",
  position: "Position",
  cancel: "Cancel",
  save: "Use this part",
  none: "Your cover is drawn from your modules.",
} as const;
