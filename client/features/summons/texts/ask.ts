import { minutes, points } from "./counts.ts";

/** Asking for help in a course. */
export const askTexts = {
  button: "Get live help",
  /** `count`: helpers who would be asked now; undefined while that is found out. */
  description: (count: number | undefined, openMinutes: number): string => {
    const rest = `Your request stays open for ${minutes(openMinutes)}; the first to accept joins you in a private room.`;
    if (count === undefined) return `Checking who is online… ${rest}`;
    if (count === 0) return `No helper is online right now, but one may come. ${rest}`;
    return `${count === 1 ? "1 helper is" : `${count} helpers are`} online. ${rest}`;
  },
  openElsewhere: "You already have an open request",
  oneAtATime: (course: string) => `One at a time: your request in ${course} is still open.`,
  goThere: "Go there",
  confirmFirst: "Confirm your email first",
  whyConfirm: "Then helpers know you’re real, and you get your first goodwill points.",
  confirm: "Confirm email",
  tooLittle: "Not enough goodwill",
  whyTooLittle: (least: number, balance: number) =>
    `A request offers at least ${points(least)}, and you have ${balance}. Earn some by answering questions in the chat.`,
  askInChat: "Ask in the chat",
  question: "Where are you stuck?",
  questionExample: "My hooks run twice, and I don’t see why.",
  questionMissing: "Say in a sentence where you’re stuck.",
  questionTooLong: (over: number) => `That’s ${over} ${over === 1 ? "character" : "characters"} too long.`,
  module: "Module",
  moduleHint: "Helps your helper prepare.",
  noModule: "General question",
  offer: "Goodwill you offer",
  offerHint: (balance: number, talkMinutes: number) =>
    `You have ${balance}. We hold these now. Your helper gets them after ${minutes(talkMinutes)} together; otherwise you get them back.`,
  notNow: "Not now",
  send: "Send request",
} as const;
