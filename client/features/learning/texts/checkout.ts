import { formatCount } from "../../../lib/locale.ts";

/** Paying for a course. */
export const checkoutTexts = {
  loading: "Loading the checkout",
  sandboxTitle: "This is a practice checkout",
  sandboxText:
    "No real money moves, and no card is needed. It exists only on this machine, so you can see how enrolling works.",
  course: "Course",
  by: (name: string) => `By ${name}`,
  teacher: "Your teacher",
  anyone: "Whoever is free first",
  included: "What’s included",
  sessions: (count: number, minutes: number) =>
    `${formatCount(count)} private live ${count === 1 ? "session" : "sessions"}, ${minutes} minutes each`,
  modules: "Every module, with notes and progress",
  chat: "The course’s chat room and live help",
  keep: "Your progress, kept even if you leave and come back",
  price: "Price",
  discount: "Goodwill discount",
  total: "Total",
  until: (time: string) => `This price holds until ${time}.`,
  pay: (price: string) => `Pay ${price} (sandbox)`,
  cancel: "Cancel",
  cancelled: "Checkout canceled",
  cancelledText: "Nothing was paid.",
  paid: "You’re in",
  paidText: "Start with the first module, at your own pace.",
  doneTitle: "You’re already enrolled",
  doneText: (course: string) => `This checkout is done, and ${course} is yours to learn.`,
  learn: "Start learning",
  overTitle: "This checkout has expired",
  overText: "Prices are held for a limited time. Start again from the course’s page; nothing was paid.",
  cancelledTitle: "This checkout was canceled",
  back: "Back to the course",
  missingTitle: "Checkout not found",
  missingText: "It belongs to someone else, or the link is wrong.",
} as const;
