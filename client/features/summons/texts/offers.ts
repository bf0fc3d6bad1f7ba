import type { SummonStatus } from "../../../../domain/summons/model.ts";
import { points } from "./counts.ts";

/** Requests that one may answer, on whatever page one is. */
export const offerTexts = {
  region: "Help requests",
  title: (name: string) => `${name} needs help`,
  needsHelp: "needs help",
  announced: (name: string, course: string, offered: number, message: string) =>
    `${name} needs help in ${course}, for ${points(offered)}: ${message}`,
  more: (count: number) => `and ${count} more ${count === 1 ? "request" : "requests"}`,
  notNow: "Not now",
  accept: "Accept",
  refused: "Couldn’t accept the request",
  notOpen: "This request is no longer open to you.",
  over: "This request has ended",
  overBecause: {
    pending: "",
    responded: "",
    completed: "The help is already over.",
    cancelled: "It was canceled.",
    expired: "It expired.",
  } satisfies Record<SummonStatus, string>,
  missed: "got there first. Thanks for being ready!",
  dismiss: "Dismiss",
  somebody: "Someone",
  helperIsHere: (name: string) => `${name} is here to help`,
  theyWait: "They’re waiting for you.",
  ownEnded: "Your request has ended",
  goThere: "Go there",
} as const;
