import { formatPrice } from "../../../lib/money.ts";

/** Enrolling in a course. */
export const enrollTexts = {
  enroll: (cents: number, currency: string) =>
    cents === 0 ? "Enroll for free" : `Enroll for ${formatPrice(cents, currency)}`,
  freeHint: "You start right away, and you can leave anytime. Your progress is kept.",
  pricedHint: "Next, you see everything that’s included before you pay.",
  confirm: "Confirm your email to enroll",
  confirmHint: "One click in the email we sent you, and you’re back here.",
  welcome: "You’re in",
  welcomeText: "Start with the first module, at your own pace.",
  retry: "Try again",
  continue: "Continue learning",
  students: "See your students",
  learn: "Start learning",
} as const;
