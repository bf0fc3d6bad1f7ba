import type { Membership } from "../../../domain/courses/model.ts";

/** A member's home. */
export const homeTexts = {
  hello: (name: string) => `Hi, ${name}`,
  loading: "Loading your courses",
  stale: (reason: string) => `This may be out of date: ${reason}`,
  groups: {
    student: "Learning",
    student_teacher: "Teaching",
    creator: "Your courses",
    moderator: "Moderating",
  } satisfies Record<Membership, string>,
  by: (name: string) => `By ${name}`,
  yours: "Created by you",
  chat: "Open chat",
  unread: "unread messages",
  manage: "Sessions and attendance",
  teach: "Sessions you teach, and your rooms",
  students: "How far they are, and who could use a word",
  studio: "Courses you write, and drafts",
  continue: "Continue",
  start: "Start",
  review: "Review",
} as const;

/** The first steps of a new member. */
export const startTexts = {
  title: "Get started",
  text: "A few steps, and you’re set to learn with someone who just learned it themselves.",
  email: "Confirm your email",
  emailWhy: "It unlocks your first 50 goodwill points.",
  profile: "Introduce yourself",
  profileWhy: "A title and a sentence help people know who they’re talking to.",
  course: "Find your first course",
  courseWhy: "Browse what people are learning right now.",
  done: "Done",
} as const;

/** The session that comes next. */
export const sessionTexts = {
  on: "Your session is on",
  opens: (time: string) => `Your session starts at ${time}`,
  next: "Next session",
  all: "All sessions",
} as const;

/** A request for help that is open. */
export const openSummonTexts = {
  waiting: "You asked for live help. Waiting for someone to accept…",
  helped: (name: string) => `${name} is helping you`,
  helping: (name: string) => `You’re helping ${name}`,
  someone: "Someone",
  go: "Go to help room",
} as const;

/** Sessions that are on in one's courses. */
export const onNowTexts = {
  title: "On now in your courses",
  pair: (teacher: string, student: string) => `${teacher} with ${student}`,
  together: "In session",
  waiting: (here: string, missing: string) => `${first(here)} is waiting for ${first(missing)}`,
  empty: (minutes: number) => (minutes === 0 ? "Nobody’s there yet" : `Nobody’s there · ${minutes} min`),
} as const;

const first = (name: string): string => name.split(/\s+/u)[0] ?? name;
