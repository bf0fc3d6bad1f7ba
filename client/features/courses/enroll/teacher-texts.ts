import { formatCount } from "../../../lib/locale.ts";

const people = (count: number) => `${formatCount(count)} ${count === 1 ? "person" : "people"} taught`;

/** Choosing a teacher. */
export const teacherTexts = {
  label: "Your teacher",
  anyone: "Whoever is free first",
  anyoneWhy: "Whoever teaches this course and has time. You can choose someone later.",
  choose: "Choose",
  chooseLabel: "Choose your teacher",
  change: "Change",
  changeLabel: "Change your teacher",
  title: "Choose your teacher",
  text: "Everyone here took this course and was certified by its creator. You can change your mind anytime.",
  freeNow: "Free now",
  taught: people,
  newHere: "New teacher",
  newWhy: "Just certified",
  keep: "Cancel",
  done: (name: string) => `Choose ${name}`,
  doneAnyone: "Choose whoever is free",
  changed: "Teacher changed",
  changedTo: (name: string) => `${name} is your teacher now.`,
  changedToAnyone: "Whoever is free first will teach you.",
  booked: "Sessions you’ve booked stay as they are.",
} as const;
