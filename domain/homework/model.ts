import { Schema } from "effect";
import { Count, Instant, Person, Text, Uuid, VisibleText } from "../shared/schema.ts";
import {
  MAX_COMMENT_LENGTH,
  MAX_CONTENT_LENGTH,
  MAX_FEEDBACK_LENGTH,
  MAX_INSTRUCTIONS_LENGTH,
  MAX_LINK_LENGTH,
  MAX_LINKS,
  MAX_MESSAGE_LENGTH,
  MAX_SUMMARY_LENGTH,
  MAX_TITLE_LENGTH,
  MOST_ATTEMPTS,
  MOST_DUE_DAYS,
  MOST_POINTS,
} from "./limits.ts";

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const isOnCalendar = (text: string) => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
};

/** A day of the calendar, `YYYY-MM-DD`, in the zone of whoever it is about. */
export const Day = Schema.String.check(
  Schema.isPattern(day),
  Schema.makeFilter((text: string) => day.test(text) && isOnCalendar(text), {
    message: "must be a day of the calendar",
  }),
);

const between = (minimum: number, maximum: number) =>
  Schema.Int.check(Schema.isBetween({ minimum, maximum }));

const SubmissionStatus = Schema.Literals(["submitted", "reviewed", "resubmit_requested"]);

/** What an assignment says. `dueWithinDays` and `dueOn` exclude each other; neither: no due date. */
const fields = {
  moduleId: Schema.NullOr(Uuid),
  title: VisibleText(MAX_TITLE_LENGTH),
  description: Text(0, 4 * MAX_SUMMARY_LENGTH),
  instructions: VisibleText(MAX_INSTRUCTIONS_LENGTH),
  dueWithinDays: Schema.NullOr(between(1, MOST_DUE_DAYS)),
  dueOn: Schema.NullOr(Day),
  acceptsLate: Schema.Boolean,
  isRequired: Schema.Boolean,
  maxPoints: Schema.NullOr(between(1, MOST_POINTS)),
  maxAttempts: Schema.NullOr(between(1, MOST_ATTEMPTS)),
};

/** What a creator writes of an assignment. */
export const AssignmentFields = Schema.Struct(fields).check(
  Schema.makeFilter(({ dueWithinDays, dueOn }) => dueWithinDays === null || dueOn === null, {
    message: "dueOn: choose either a day or a number of days",
  }),
);
export type AssignmentFields = typeof AssignmentFields.Type;

/** Body of `PUT /api/homework/:id`; `version` is the one that was read, 0 for a new one. */
export const WrittenAssignment = Schema.Struct({ courseId: Uuid, version: Count, fields: AssignmentFields });
export type WrittenAssignment = typeof WrittenAssignment.Type;

/** draft → published → retired, and back to published. */
export const AssignmentState = Schema.Literals(["draft", "published", "retired"]);
export type AssignmentState = typeof AssignmentState.Type;

/** An assignment as its creator sees it. */
export const Assignment = Schema.Struct({
  id: Uuid,
  courseId: Uuid,
  ...fields,
  title: Schema.String,
  description: Schema.String,
  instructions: Schema.String,
  dueOn: Schema.NullOr(Schema.String),
  state: AssignmentState,
  version: Count,
  /** How many have handed it in, and how many of those wait for a review. */
  submitted: Count,
  waiting: Count,
  extensions: Count,
});
export type Assignment = typeof Assignment.Type;

/** The homework of one's own course. */
export const CourseHomework = Schema.Struct({
  course: Schema.Struct({ id: Uuid, title: Schema.String, slug: Schema.NullOr(Schema.String) }),
  modules: Schema.Array(Schema.Struct({ id: Uuid, title: Schema.String })),
  assignments: Schema.Array(Assignment),
});
export type CourseHomework = typeof CourseHomework.Type;

/** A student of an assignment, for giving them more time. */
export const HomeworkStudent = Schema.Struct({
  person: Person,
  timeZone: Schema.String,
  status: Schema.NullOr(SubmissionStatus),
  dueAt: Schema.NullOr(Instant),
  extendedTo: Schema.NullOr(Schema.String),
});
export type HomeworkStudent = typeof HomeworkStudent.Type;

const Link = Text(1, MAX_LINK_LENGTH);

/** What is handed in: text, links, or both. */
export const Work = Schema.Struct({
  content: Text(0, 4 * MAX_CONTENT_LENGTH),
  links: Schema.Array(Link).check(Schema.isMaxLength(MAX_LINKS)),
});
export type Work = typeof Work.Type;

/** Body of `PUT /api/homework/:id/draft`; `version` is the one that was read, 0 for none. */
export const NewDraft = Schema.Struct({ ...Work.fields, version: Count });
export type NewDraft = typeof NewDraft.Type;
export const Draft = Schema.Struct({
  content: Schema.String,
  links: Schema.Array(Schema.String),
  version: Count,
});
export type Draft = typeof Draft.Type;

/** Body of `POST /api/homework/:id/submissions`; `id` is made by the device, and the same when it is sent again. */
export const NewSubmission = Schema.Struct({ id: Uuid, ...Work.fields });
export type NewSubmission = typeof NewSubmission.Type;

/** One attempt with its feedback. `maxPoints`: what there was to be had when the points were given. */
export const Attempt = Schema.Struct({
  number: Count,
  content: Schema.String,
  links: Schema.Array(Schema.String),
  status: SubmissionStatus,
  submittedAt: Instant,
  isLate: Schema.Boolean,
  reviewer: Schema.NullOr(Person),
  reviewedAt: Schema.NullOr(Instant),
  feedback: Schema.NullOr(Schema.String),
  points: Schema.NullOr(Count),
  maxPoints: Schema.NullOr(Count),
});
export type Attempt = typeof Attempt.Type;

/** A message of the talk below a submission. */
export const Message = Schema.Struct({
  id: Uuid,
  author: Person,
  body: Schema.String,
  createdAt: Instant,
});
export type Message = typeof Message.Type;

/** Body of `POST /api/submissions/:id/messages`; `id` is made by the device. */
export const NewMessage = Schema.Struct({ id: Uuid, body: VisibleText(MAX_MESSAGE_LENGTH) });
export type NewMessage = typeof NewMessage.Type;

/** What both sides see of a submission: every attempt, the current one last, and the talk. */
const submission = {
  id: Uuid,
  version: Count,
  attempts: Schema.Array(Attempt),
  messages: Schema.Array(Message),
  /** Whom it waits for; null where it waits for nobody. */
  waitsFor: Schema.NullOr(Person),
};
export const OwnSubmission = Schema.Struct({ ...submission, isClaimed: Schema.Boolean });
export type OwnSubmission = typeof OwnSubmission.Type;

/** What a student sees of an assignment. */
const forStudents = {
  id: Uuid,
  moduleId: Schema.NullOr(Uuid),
  title: Schema.String,
  description: Schema.String,
  isRequired: Schema.Boolean,
  maxPoints: Schema.NullOr(Count),
  dueAt: Schema.NullOr(Instant),
};

/** A student's homework in a list. */
export const HomeworkItem = Schema.Struct({
  ...forStudents,
  status: Schema.NullOr(SubmissionStatus),
  points: Schema.NullOr(Count),
  isLate: Schema.Boolean,
});
export type HomeworkItem = typeof HomeworkItem.Type;

/** A student's page of an assignment. `refusal`: why nothing may be handed in now; null: it may. */
export const Homework = Schema.Struct({
  ...forStudents,
  course: Schema.Struct({ slug: Schema.String, title: Schema.String }),
  moduleTitle: Schema.NullOr(Schema.String),
  instructions: Schema.String,
  maxAttempts: Schema.NullOr(Count),
  acceptsLate: Schema.Boolean,
  /** Of the student: `dueAt` is shown by it. */
  timeZone: Schema.String,
  refusal: Schema.NullOr(Schema.Literals(["retired", "accepted", "claimed", "attempts", "late"])),
  draft: Draft,
  submission: Schema.NullOr(OwnSubmission),
});
export type Homework = typeof Homework.Type;

/** `waiting`: for a review; `asked`: for the student; `reviewed`: accepted. */
export const QueueRequest = Schema.Struct({
  view: Schema.Literals(["waiting", "asked", "reviewed"]),
  courseId: Schema.optionalKey(Uuid),
  cursor: Schema.optionalKey(Text(1, 200)),
});
export type QueueRequest = typeof QueueRequest.Type;

/** Something that was handed in, as its reviewers' list shows it. */
export const QueueItem = Schema.Struct({
  id: Uuid,
  title: Schema.String,
  course: Schema.Struct({ id: Uuid, title: Schema.String }),
  student: Person,
  status: SubmissionStatus,
  attempt: Count,
  submittedAt: Instant,
  isLate: Schema.Boolean,
  waitsFor: Schema.NullOr(Person),
  /** Who reviews it right now. */
  claimedBy: Schema.NullOr(Person),
});
export type QueueItem = typeof QueueItem.Type;

export const QueuePage = Schema.Struct({
  submissions: Schema.Array(QueueItem),
  nextCursor: Schema.NullOr(Schema.String),
});
export type QueuePage = typeof QueuePage.Type;

/** A submission as its reviewer sees it. `others`: whom its creator may give it to now; empty: to nobody. */
export const Review = Schema.Struct({
  ...submission,
  title: Schema.String,
  instructions: Schema.String,
  maxPoints: Schema.NullOr(Count),
  isRequired: Schema.Boolean,
  course: Schema.Struct({ id: Uuid, slug: Schema.String, title: Schema.String }),
  student: Person,
  timeZone: Schema.String,
  status: SubmissionStatus,
  resubmitDueAt: Schema.NullOr(Instant),
  claimedBy: Schema.NullOr(Person),
  others: Schema.Array(Person),
});
export type Review = typeof Review.Type;

/** The version that was read. */
export const ReadVersion = Schema.Struct({ version: Count });

/** Body of `POST /api/submissions/:id/review`. `dueOn`: of a resubmission, by the student's calendar. */
export const NewReview = Schema.Struct({
  version: Count,
  verdict: Schema.Literals(["accept", "resubmit"]),
  points: Schema.NullOr(between(0, MOST_POINTS)),
  feedback: Text(0, 4 * MAX_FEEDBACK_LENGTH),
  dueOn: Schema.NullOr(Day),
});
export type NewReview = typeof NewReview.Type;

/** Words that a reviewer keeps to use again. */
export const SavedComment = Schema.Struct({ id: Uuid, body: Schema.String });
export type SavedComment = typeof SavedComment.Type;
export const NewSavedComment = Schema.Struct({ id: Uuid, body: VisibleText(MAX_COMMENT_LENGTH) });
