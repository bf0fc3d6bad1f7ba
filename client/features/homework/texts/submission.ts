import type { SubmissionStatus } from "../../../../domain/homework/rules.ts";
import { cardTexts } from "./card.ts";

/** What has become of something that was handed in, for its student. */
export const statusWords = {
  submitted: cardTexts.status.submitted,
  reviewed: cardTexts.status.reviewed,
  resubmit_requested: cardTexts.status.resubmit_requested,
} as const satisfies Record<SubmissionStatus, string>;

/** One attempt, with its feedback. */
export const attemptTexts = {
  title: "Versions and feedback",
  version: (number: number) => `Version ${number}`,
  late: "Late",
  links: "Links",
  newTab: "(opens in a new tab)",
  feedbackOf: (name: string) => `Feedback from ${name}`,
  points: (points: number, most: number) => `${points} of ${most} points`,
  noWords: "No comment.",
  handedIn: "Handed in",
} as const;

/** The talk below a submission. */
export const talkTexts = {
  title: "Questions about this",
  empty: (name: string) => `Only you and ${name} see what’s written here.`,
  label: "Your message",
  send: "Send",
  failed: "That wasn’t sent",
} as const;
