import type { SummonStatus } from "../../../../domain/summons/model.ts";
import { minutes, points } from "./counts.ts";

/** The room of one request. */
export const roomTexts = {
  own: "Your request",
  helpFor: (name: string) => `Help for ${name}`,
  back: (course: string) => `Back to ${course}`,
  status: {
    pending: "Waiting",
    responded: "In progress",
    completed: "Finished",
    cancelled: "Canceled",
    expired: "Expired",
  } satisfies Record<SummonStatus, string>,
  askedAgain: "Asked again",
  loading: "Opening the request",
  notOpen: "This request isn’t open to you",
  whyNotOpen: "Someone else may have accepted it, it may have been canceled, or it never existed.",
  tooLate: (helper: string | undefined) => `${helper ?? "Someone"} got there first`,
  tooLateText: (student: string) => `${student} is being helped. Thanks for being ready!`,
  goHome: "Go home",
} as const;

/** While nobody has accepted yet. */
export const waitingTexts = {
  sent: "Your request is out",
  waits: (name: string) => `${name} is waiting for help`,
  leave: "Feel free to leave this page. We’ll let you know when someone accepts.",
  held: (offered: number) => `We hold ${points(offered)} meanwhile; if nobody comes, you get them back.`,
  cancel: "Cancel request",
  watchOnly: "You can watch, but not answer this request.",
  accept: "Accept and help",
  firstComes: "The first to accept goes to the talk.",
} as const;

/** While student and helper talk. */
export const talkTexts = {
  label: "The talk",
  you: (name: string) => `${name} (you)`,
  helper: (name: string) => `${name}, helper`,
  here: "Here",
  unknown: "Reconnecting…",
  notHere: "Not here right now",
  together: "Time together",
  counts: "Time together that counts for the points",
  ofTime: (done: string, whole: string) => `${done} of ${whole}`,
  enough: (offered: number) => `${points(offered)} go to the helper when you finish.`,
  notEnough: (talkMinutes: number) => `Points are awarded after ${minutes(talkMinutes)}.`,
  reconnecting: " Reconnecting… The clock stands until you’re back.",
  needsBoth: " The clock runs while you’re both here.",
  needsWords: " The clock starts when one of you writes something.",
  finish: "Finish",
  field: "Your message",
  placeholder: "Write something",
  lines: "Transcript",
  ownName: "You",
} as const;

/** While the helper isn't there. */
export const goneTexts = {
  yourHelper: "Your helper",
  soon: (name: string) => `${name} isn’t here. You can ask others in `,
  aMoment: "a moment",
  paid: (name: string, offered: number) =>
    `${name} isn’t here. Unless they come back, the help ends soon and ${points(offered)} go to them: you were together long enough.`,
  gone: (name: string, offered: number) =>
    `${name} is no longer here. Wait for them, or ask everyone else who can help: your question and your ${points(offered)} stay as they are.`,
  askOthers: "Ask others",
} as const;
