import type { AssignmentState } from "../../../../domain/homework/model.ts";

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const stateWords = {
  draft: "Draft",
  published: "Published",
  retired: "Retired",
} as const satisfies Record<AssignmentState, string>;

/** Where a creator sets the homework of a course. */
export const settingTexts = {
  loading: "Loading the homework",
  missingTitle: "This course isn’t here",
  missingText: "You can set homework in courses you’ve made.",
  toStudio: "Go to your studio",
  back: "Back to the course",
  queue: "Homework to review",
  lead: "What your students hand in, and you or their teacher review.",
  add: "Add homework",
  emptyTitle: "No homework yet",
  emptyText:
    "Homework shows you what your students can do, and them what they can’t yet. Start with one task.",
  edit: "Edit",
  editOf: (title: string) => `Edit “${title}”`,
  publish: "Publish",
  published: "Published. Your students know.",
  retire: "Retire",
  retired: "Retired. It doesn’t take anything anymore.",
  restore: "Bring back",
  restored: "It’s back",
  remove: "Remove draft",
  removed: "Draft removed",
  undo: "Undo",
  moreTime: "More time",
  moreTimeOf: (title: string) => `More time for “${title}”`,
  required: "Required",
  optional: "Optional",
  points: (most: number) => counted(most, "point", "points"),
  attempts: (most: number) => counted(most, "attempt", "attempts"),
  dueDays: (days: number) => `due ${counted(days, "day", "days")} after enrolling`,
  dueOn: (day: string) => `due ${day}`,
  submitted: (count: number, waiting: number) =>
    waiting > 0 ? `${count} handed in, ${waiting} to review` : `${count} handed in`,
  extensions: (count: number) => counted(count, "extension", "extensions"),
  failed: "That didn’t work",
} as const;

/** Writing it. */
export const formTexts = {
  newTitle: "New homework",
  editTitle: "Edit homework",
  title: "Title",
  description: "In one line (optional)",
  instructions: "What to do",
  instructionsHint: "You can use Markdown. Say what a good answer has in it.",
  module: "Module",
  wholeCourse: "The whole course",
  due: "Due",
  dueNever: "No due date",
  dueDays: "Days after enrolling",
  dueDay: "On a day",
  days: "Days",
  day: "Day",
  dueHint: "Until the end of the day, by each student’s own clock.",
  points: "Points (optional)",
  attempts: "Attempts (optional)",
  pointsHint: "Empty: not graded.",
  attemptsHint: "Empty: no limit.",
  isRequired: "Required to complete the course",
  acceptsLate: "Takes late work, marked as late",
  missingTitle: "Give it a title.",
  missingInstructions: "Say what there is to do.",
  badNumber: (most: number) => `A whole number from 1 to ${most}, or nothing.`,
  badDays: (most: number) => `A whole number from 1 to ${most}.`,
  badDay: "Choose a day.",
  cancel: "Cancel",
  saveDraft: "Save draft",
  save: "Save changes",
  publish: "Publish",
} as const;

/** More time for single students. */
export const extensionTexts = {
  text: "They have until the end of that day, by their own clock. An extension never makes anything due earlier.",
  search: "Search by name",
  none: "No student of this course matches.",
  until: (name: string) => `New due date for ${name}`,
  due: (when: string) => `Due ${when}`,
  noDue: "No due date",
  give: "Give time",
  giveTo: (name: string) => `Give ${name} more time`,
  takeBack: "Take it back",
  takeBackOf: (name: string) => `Take back more time for ${name}`,
  given: (name: string) => `${name} has more time`,
  close: "Done",
} as const;
