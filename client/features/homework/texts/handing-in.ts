import type { Refusal } from "../../../../domain/homework/rules.ts";

/** A student’s page of homework. */
export const homeworkTexts = {
  loading: "Loading your homework",
  missingTitle: "This homework isn’t here",
  missingText: "It may have been taken out of the course, or you’re not in the course anymore.",
  toCourse: "Back to the course",
  required: "Required",
  optional: "Optional",
  due: (when: string, zone: string) => `Due ${when} (${zone})`,
  noDue: "No due date",
  wasDue: (when: string, zone: string) => `Was due ${when} (${zone})`,
  askedBy: (when: string, zone: string) => `New version due ${when} (${zone})`,
  points: (most: number) => `${most} points`,
  attempts: (most: number) => (most === 1 ? "1 attempt" : `${most} attempts`),
  task: "What to do",
  yours: "Your homework",
  again: "Your next version",
  replace: "Send another version",
  content: "Your answer",
  contentHint: "You can use Markdown. It’s saved while you write.",
  links: "Links",
  linksHint: "Share files from Google Drive, GitHub or wherever they are. One https:// address per line.",
  badLink: "Each line must be an address that begins with https://.",
  tooManyLinks: (most: number) => `At most ${most} links.`,
  tooLong: (over: number) => `${over} characters too many. Shorten it to hand it in.`,
  empty: "Write something, or add a link, before you hand it in.",
  handIn: "Hand in",
  lateNote: "The due date has passed. You can still hand it in; it’ll be marked as late.",
  saving: "Saving…",
  saved: "Draft saved",
  offline: "Draft kept on this device",
  failed: "Not saved yet. We’ll keep trying.",
  clash: "You changed this draft on another device too. Which one do you want to keep?",
  keepMine: "Keep what’s here",
  takeTheirs: "Use the other one",
  waiting: "Handed in on this device. We’ll send it as soon as you’re back online, once.",
  sending: "Sending your homework…",
  arrived: "Your homework is in",
  arrivedText: "You’ll hear from us when there’s feedback.",
  refused: "Your homework wasn’t taken",
  waitsFor: (name: string) => `Waiting for ${name}`,
  claimed: (name: string) => `${name} is reading it right now`,
  cancel: "Never mind",
} as const;

/** Why nothing can be handed in. */
export const refusalTexts: Record<Refusal, string> = {
  retired: "This homework was closed. What you handed in stays here.",
  accepted: "Accepted. There’s nothing left to do here.",
  claimed: "It’s being read right now, so you can’t change it.",
  attempts: "You’ve used all your attempts. Your feedback will show up here.",
  late: "The due date has passed, and this homework doesn’t take late work. Ask your teacher for more time.",
};

/** The list on the page of the course. */
export const cardTexts = {
  title: "Homework",
  open: (title: string) => `Open “${title}”`,
  due: (when: string) => `Due ${when}`,
  late: "Late",
  loading: "Loading your homework",
  toDo: "To do",
} as const;
