import { formatCount } from "../../../lib/locale.ts";

const counted = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** The page of a course that somebody learns. */
export const learnTexts = {
  loading: "Loading your course",
  notInTitle: "You’re not in this course",
  notInText: "Enroll on the course’s page, and it opens here.",
  seeCourse: "See the course",
  progress: (done: number, total: number, percent: number) =>
    `${formatCount(done)} of ${counted(total, "module", "modules")} done · ${percent}%`,
  sessionProgress: (done: number, total: number, percent: number) =>
    `${formatCount(done)} of ${counted(total, "live session", "live sessions")} held · ${percent}%`,
  begin: "Start with",
  continue: "Continue with",
  chat: "Open chat",
  unread: "unread messages",
  coursePage: "About this course",
  waiting: (count: number) =>
    `${counted(count, "mark", "marks")} on this device. We’ll send ${count === 1 ? "it" : "them"} when you’re back online.`,
  stale: "You’re seeing what this device remembers. It updates when you’re back online.",
  modules: "Modules",
  liveSession: (number: number) => `Live session ${formatCount(number)}`,
  allModules: "All modules",
  onYourOwn: "On your own",
  noModules: "This course has no modules to work through. Everything happens in your live sessions.",
} as const;

/** One module. */
export const moduleTexts = {
  mark: (title: string) => `Mark “${title}” as done`,
  markDone: "Mark as done",
  markUndone: "Mark as not done",
  isDone: "Done",
  next: (title: string) => `Next: ${title}`,
  done: "Marked as done",
  undone: "Marked as not done",
  undo: "Undo",
  refused: "That couldn’t be saved",
  learnTo: "You’ll learn to",
  topics: "Topics",
  handsOn: "Hands-on",
  video: (place: string) => `Watch the video on ${place}`,
  document: (place: string) => `Open the reading on ${place}`,
  newTab: "(opens in a new tab)",
} as const;

/** A private note about a module. */
export const noteTexts = {
  label: "Your notes",
  hint: "Only you can see them.",
  saving: "Saving…",
  saved: "Saved",
  waiting: "Not saved yet. We’ll keep trying.",
  offline: "Kept on this device until you’re back online.",
  tooLong: (over: number) => `${counted(over, "character", "characters")} too many. Shorten it to save.`,
} as const;
