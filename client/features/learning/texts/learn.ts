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
  clash: "You changed this note on another device too. Which one do you want to keep?",
  theirs: "From your other device",
  theirsEmpty: "Your other device emptied this note.",
  keepMine: "Keep what’s here",
  takeTheirs: "Use the other one",
} as const;

/** What is left, and what comes next. */
export const aheadTexts = {
  left: "Left until you finish",
  modulesLeft: (count: number) => counted(count, "module", "modules"),
  sessionsLeft: (count: number) => counted(count, "live session", "live sessions"),
  nextModule: "Go to the next one",
  seeSession: "See the next one",
  askInChat: "Ask for a time in the chat",
  nextSession: "Next session",
  none: "No session is booked yet.",
  with: (name: string) => `with ${name}`,
  join: "Join",
  details: "Details",
  people: "Your people",
  creator: "Created by",
} as const;

/** Leaving a course. */
export const leaveTexts = {
  button: "Leave this course",
  title: "Leave this course?",
  text: "Everything you did is kept. Enroll again anytime, and you go on where you were. Sessions you’ve booked are canceled, and you lose the chat.",
  reason: "What made you leave?",
  reasonHint: "Optional. Only the people who run this course see it.",
  tooLong: (most: number) => `At most ${formatCount(most)} characters.`,
  stay: "Stay",
  leave: "Leave course",
  left: (course: string) => `You left ${course}`,
  leftText: "Your progress is kept, in case you come back.",
} as const;

/** A course that is done. */
export const completedTexts = {
  title: "You finished this course",
  on: (day: string) => `Completed ${day}`,
  text: "Every module and every session. Well done.",
  nextTitle: "What comes next",
  help: "Help those who are where you were",
  helpText: "Answer a question in the chat, and earn goodwill.",
  teach: "Teach it yourself",
  teachText: "Graduates can be certified by the course’s creator, and get paid for their sessions.",
  more: "Learn something else",
  moreText: "Browse what people are learning right now.",
} as const;
