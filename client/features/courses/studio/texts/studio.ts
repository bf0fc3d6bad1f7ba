import { formatCount } from "../../../../lib/locale.ts";

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** The list of one's own courses. */
export const studioTexts = {
  lead: "Write courses, publish them when they’re ready, and keep them up to date. Nobody sees a draft but you.",
  create: "New course",
  loading: "Loading your courses",
  untitled: "Untitled course",
  emptyTitle: "Your first course starts here",
  emptyText: "Start with a title and three modules. You can publish when the checklist is empty.",
  students: (count: number) => counted(count, "student"),
  modules: (count: number) => counted(count, "module"),
  rating: (value: number, count: number) => `${value.toFixed(1)} from ${counted(count, "rating")}`,
  changes: "Unpublished changes",
  edited: (when: string) => `Edited ${when}`,
  edit: (title: string) => `Edit ${title}`,
  view: "View page",
  failed: "That didn’t work",
} as const;

/** Becoming a creator. */
export const becomeTexts = {
  title: "Make your own course",
  text: "Anyone can make courses on PeerLoop. You set the price, decide who may teach it, and keep 85% when you teach it yourself.",
  agree: "I accept the creators’ terms.",
  read: "Read the creators’ terms",
  start: "Become a creator",
  mustAgree: "Accept the creators’ terms to go on.",
  toStudio: "Open your studio",
  verify: "Confirm your email address first: the link is in the mail we sent you.",
} as const;

/** What can be done with a course as a whole. */
export const actionTexts = {
  more: "More",
  view: "View the published page",
  pause: "Pause",
  resume: "Open again",
  retire: "Retire…",
  homework: "Homework",
  duplicate: "Duplicate",
  remove: "Delete draft…",
  paused: "Paused. Nobody new can join; students go on.",
  resumed: "Open again. New students can join.",
  retired: "Retired. Its students can finish it.",
  duplicated: "Copy made. You’re editing it now.",
  undo: "Undo",
  retireTitle: "Retire this course?",
  retireText:
    "Nobody new can join, and it leaves the catalogue for good. Its students can finish it. This can’t be undone.",
  retireConfirm: "Retire",
  removeTitle: "Delete this draft?",
  removeText:
    "What you’ve written is gone for good. It was never published, so nobody loses anything but you.",
  removeConfirm: "Delete",
  cancel: "Cancel",
} as const;
