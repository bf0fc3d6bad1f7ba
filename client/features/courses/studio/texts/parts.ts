import { formatCount } from "../../../../lib/locale.ts";

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** The same fields were changed in two places. */
export const conflictTexts = {
  title: "Changed in two places",
  text: "This course was also changed somewhere else, maybe in another tab. Choose what to keep. Nothing is lost before you do.",
  mine: "Keep what’s here",
  theirs: "Take the other one",
  here: "Here",
  there: "Somewhere else",
  empty: "Empty",
  another: "Another category",
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
