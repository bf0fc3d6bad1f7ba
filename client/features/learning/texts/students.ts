import { NUDGE_EVERY_DAYS } from "../../../../domain/learning/limits.ts";
import type { EnrollmentStatus, StudentsRequest } from "../../../../domain/learning/model.ts";
import { formatCount } from "../../../lib/locale.ts";

const counted = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** What an enrolment is called. */
export const statusWords = {
  enrolled: "Not started",
  in_progress: "Learning",
  completed: "Completed",
  cancelled: "Left",
} as const satisfies Record<EnrollmentStatus, string>;

/** The list of those who learn from somebody. */
export const studentsTexts = {
  lead: "Who’s learning with you, how far they are, and who could use a word.",
  homework: "Homework to review",
  of: "Whose students",
  ofs: { creator: "In my courses", teacher: "I teach" } satisfies Record<StudentsRequest["of"], string>,
  course: "Course",
  anyCourse: "All courses",
  status: "Status",
  anyStatus: "Any status",
  search: "Search by name",
  clear: "Clear filters",
  loading: "Loading your students",
  results: "Students",
  more: "Show more students",
  emptyTitle: "No students yet",
  emptyCreator: "When somebody enrolls in a course of yours, they show up here with their progress.",
  emptyTeacher: "When a student chooses you as their teacher, they show up here with their progress.",
  emptyAction: "See your courses",
  noneTitle: "Nobody matches",
  noneText: "Try another course or status, or a shorter name.",
  noTeacherTitle: "This page is for people who teach",
  noTeacherText:
    "Graduates of a course can be certified to teach it. Creators see everyone in their courses here.",
  howToTeach: "How teaching works",
  taughtBy: (name: string) => `Taught by ${name}`,
  anyone: "Whoever is free",
  modules: (done: number, total: number) => `${formatCount(done)} of ${counted(total, "module", "modules")}`,
  sessions: (done: number, total: number) =>
    `${formatCount(done)} of ${counted(total, "session", "sessions")}`,
  lastActive: "Active",
  leaveReason: (reason: string) => `Why they left: “${reason}”`,
  show: "Show modules",
  showOf: (name: string) => `Show modules of ${name}`,
  hide: "Hide modules",
  hideOf: (name: string) => `Hide modules of ${name}`,
  done: "Done",
  notDone: "Not done",
  modulesLoading: "Loading the modules",
  noModules: "This course has no modules.",
} as const;

/** A word to a student who has been away. */
export const nudgeTexts = {
  button: "Nudge",
  of: (name: string) => `Nudge ${name}`,
  title: (name: string) => `Nudge ${name}`,
  text: `They get it as a notification and by email. One nudge in ${NUDGE_EVERY_DAYS} days, whoever sends it.`,
  label: "Your message",
  example: "How’s it going? If you’re stuck on a module, I’m happy to look at it with you.",
  missing: "Write a few words.",
  tooLong: (most: number) => `At most ${formatCount(most)} characters.`,
  cancel: "Cancel",
  send: "Send nudge",
  sent: (name: string) => `Nudge sent to ${name}`,
  wait: (when: string) => `Nudged. Again ${when}.`,
} as const;

/** Where the students of a course are. */
export const dropOffTexts = {
  title: "Where they are",
  text: (students: number, completed: number) =>
    `${counted(students, "student", "students")}, ${formatCount(completed)} of them finished.`,
  empty: "Nobody has enrolled in this course yet.",
  done: (done: number, students: number) => `${formatCount(done)} of ${formatCount(students)} done`,
  next: (count: number) => `${formatCount(count)} here now`,
  legend: "The bar shows how many have done a module. “Here now” counts those for whom it comes next.",
  loading: "Loading where they are",
} as const;
