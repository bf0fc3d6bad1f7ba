import type { SummonStatus } from "../../../../domain/summons/model.ts";
import { points } from "./counts.ts";

/** Before a help is ended. */
export const endTexts = {
  allSorted: "All sorted?",
  finish: "Yes, finish",
  keepTalking: "Keep talking",
  paid: (offered: number, to: string) =>
    `${points(offered)} go to ${to}. You can read the talk here afterwards.`,
  you: "you",
  theHelper: "the helper",
  theStudent: "the student",
  backToYou: (offered: number) => `your ${points(offered)} come back to you`,
  backTo: (name: string) => `they go back to ${name}`,
  silent: (back: string) => `Nobody has written anything yet. Without a talk there are no points: ${back}.`,
  tooShort: (together: string, least: string, back: string, hours: number) =>
    `You were together for ${together}. Points are awarded after ${least}: ${back}. Another talk between you two within ${hours} hours adds to this one.`,
} as const;

/** After a help. */
export const endedTexts = {
  thanks: (name: string) => `${name} says thank you`,
  earned: (awarded: number) => `You earned ${points(awarded)} of goodwill.`,
  youThanked: (name: string) => `You thanked ${name}`,
  given: (awarded: number, name: string) => `${points(awarded)} of goodwill went to ${name}.`,
  helped: (name: string) => `${name} helped`,
  together: (clock: string) => `You were together for ${clock}.`,
  inAll: (clock: string) => `With your last talk, that’s ${clock} in all.`,
  theyWere: (clock: string) => `They were together for ${clock}.`,
  finished: "Help finished",
  silent: "Nobody wrote anything, so there are no points.",
  tooShort: "That was too short for points.",
  returned: (offered: number) => `Your ${points(offered)} are back.`,
  returnedTo: (offered: number, name: string) => `The ${points(offered)} went back to ${name}.`,
  nobodyFree: "No helper was free in time",
  expired: "This request expired",
  canceled: "The request was canceled",
  calledOff: "The help was called off",
  askedAgainBy: (name: string) => `${name} asked someone else`,
  youAskedAgain: "You asked someone else",
  helperLeft: (name: string) => `${name} was no longer here.`,
  youLeft: "You were no longer here.",
  again: {
    pending: () => "The question is waiting for another helper.",
    responded: (name: string) => `${name} has the question now.`,
    completed: (name: string) => `${name} took the question, and their talk is over.`,
    cancelled: () => "The new request was canceled.",
    expired: () => "No other helper was free in time.",
  } satisfies Record<SummonStatus, (name: string) => string>,
  someoneElse: "Someone else",
  toNewRequest: "Go to the new request",
  askAgain: "Ask again",
  askInChat: "Ask in the chat",
  backToCourse: "Back to the course",
  transcript: "Transcript",
  pointsMoved: (awarded: number, from: string, to: string) => `${points(awarded)} from ${from} to ${to}`,
} as const;
