import { formatCount } from "../../../lib/locale.ts";
import { formatPrice } from "../../../lib/money.ts";

const people = (count: number) => `${formatCount(count)} ${count === 1 ? "person" : "people"} taught`;

/** Enrolling in a course. */
export const enrollTexts = {
  enroll: (cents: number, currency: string) =>
    cents === 0 ? "Enroll for free" : `Enroll for ${formatPrice(cents, currency)}`,
  freeHint: "You start right away, and you can leave anytime. Your progress is kept.",
  pricedHint: "Next, you see everything that’s included before you pay.",
  confirm: "Confirm your email to enroll",
  confirmHint: "One click in the email we sent you, and you’re back here.",
  welcome: "You’re in",
  welcomeText: "The course’s chat is open to you too.",
  retry: "Try again",
  continue: "Continue learning",
  students: "See your students",
  learn: "Start learning",
} as const;

/** Choosing a teacher. */
export const teacherTexts = {
  label: "Your teacher",
  anyone: "Whoever is free first",
  anyoneWhy: "The quickest way to a session. You can choose someone later.",
  choose: "Choose",
  chooseLabel: "Choose your teacher",
  change: "Change",
  changeLabel: "Change your teacher",
  title: "Choose your teacher",
  text: "Everyone here took this course and was certified by its creator. You can change your mind anytime.",
  freeNow: "Free now",
  taught: people,
  newHere: "New teacher",
  newWhy: "Just certified, with time for you",
  keep: "Cancel",
  done: (name: string) => `Choose ${name}`,
  doneAnyone: "Choose whoever is free",
  changed: "Teacher changed",
  changedTo: (name: string) => `${name} is your teacher now.`,
  changedToAnyone: "Whoever is free first will teach you.",
  booked: "Sessions you’ve booked stay as they are.",
} as const;
