import { Schema } from "effect";
import { CertificateLink } from "../certificates/model.ts";
import { Count, Instant, Person, Text, Uuid, VisibleText } from "../shared/schema.ts";
import { MAX_LEAVE_REASON_LENGTH, MAX_NOTE_LENGTH, MAX_NUDGE_LENGTH } from "./limits.ts";

/** enrolled → in_progress with the first mark or held session → completed; or cancelled. */
export const EnrollmentStatus = Schema.Literals(["enrolled", "in_progress", "completed", "cancelled"]);
export type EnrollmentStatus = typeof EnrollmentStatus.Type;

/** Somebody learns a course. `teacher` is whom they chose; null: its creator, or whoever is free. */
export const Enrollment = Schema.Struct({
  id: Uuid,
  courseId: Uuid,
  courseSlug: Schema.String,
  status: EnrollmentStatus,
  teacher: Schema.NullOr(Person),
  enrolledAt: Instant,
  completedAt: Schema.NullOr(Instant),
});
export type Enrollment = typeof Enrollment.Type;

/** Body of `POST /api/enrollments`. */
export const NewEnrollment = Schema.Struct({
  courseId: Uuid,
  studentTeacherId: Schema.optionalKey(Schema.NullOr(Uuid)),
});
export type NewEnrollment = typeof NewEnrollment.Type;

/** A payment to be made: `url` is where. */
const CheckoutLink = Schema.Struct({ id: Uuid, url: Schema.String });

/** A free course is entered at once; a priced one is paid for first. */
export const EnrollAnswer = Schema.Union([
  Schema.Struct({ enrollment: Enrollment }),
  Schema.Struct({ checkout: CheckoutLink }),
]);
export type EnrollAnswer = typeof EnrollAnswer.Type;

/** A payment under way, for whoever makes it. Amounts in cents of `currency`. */
export const Checkout = Schema.Struct({
  id: Uuid,
  status: Schema.Literals(["open", "completed", "expired", "cancelled"]),
  course: Schema.Struct({ id: Uuid, slug: Schema.String, title: Schema.String, creator: Person }),
  teacher: Schema.NullOr(Person),
  amountCents: Count,
  discountCents: Count,
  currency: Schema.String,
  sessionCount: Count,
  sessionMinutes: Count,
  expiresAt: Instant,
});
export type Checkout = typeof Checkout.Type;

/** Body of `POST /api/enrollments/:id/cancel`. */
export const LeaveCourse = Schema.Struct({ reason: Text(0, 4 * MAX_LEAVE_REASON_LENGTH) });

/** Body of `PUT /api/enrollments/:id/teacher`: null is whoever is free. */
export const TeacherChoice = Schema.Struct({ studentTeacherId: Schema.NullOr(Uuid) });

/**
 * Body of `PUT /api/enrollments/:id/modules/:moduleId`. `at`: when the student said so, in milliseconds since 1970 by
 * the clock of their device, for what was said without a connection; left out: now. The later word stands.
 */
export const NewMark = Schema.Struct({
  isComplete: Schema.Boolean,
  at: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 8_640_000_000_000_000 }))),
});
export type NewMark = typeof NewMark.Type;

/** How far it is after a mark: modules that count. */
export const Progress = Schema.Struct({
  progress: Schema.Struct({ done: Count, total: Count, percent: Count }),
  status: EnrollmentStatus,
  /** Whether the module is marked now: another device may have had a later word. */
  isComplete: Schema.Boolean,
});
export type Progress = typeof Progress.Type;

/** Body of `PUT /api/enrollments/:id/modules/:moduleId/note`; `version` is the one that was read, 0 for none. */
export const NewNote = Schema.Struct({ body: Text(0, MAX_NOTE_LENGTH), version: Count });
export type NewNote = typeof NewNote.Type;

/** A private note about a module; `version` 0 where none was written yet. */
export const ModuleNote = Schema.Struct({ body: Schema.String, version: Count });
export type ModuleNote = typeof ModuleNote.Type;

/** A module of a course with what the student has done of it. */
const LearningModule = Schema.Struct({
  id: Uuid,
  title: Schema.String,
  description: Schema.String,
  duration: Schema.String,
  sessionNumber: Schema.NullOr(Count),
  learningObjectives: Schema.NullOr(Schema.String),
  topicsCovered: Schema.NullOr(Schema.String),
  handsOnExercise: Schema.NullOr(Schema.String),
  videoUrl: Schema.NullOr(Schema.String),
  documentUrl: Schema.NullOr(Schema.String),
  isComplete: Schema.Boolean,
  completedAt: Schema.NullOr(Instant),
  note: ModuleNote,
});
export type LearningModule = typeof LearningModule.Type;

/** A booked session of an enrolment, as its student's page lists it. */
const BookedSession = Schema.Struct({
  id: Uuid,
  teacher: Person,
  status: Schema.Literals(["scheduled", "in_progress", "completed", "cancelled"]),
  outcome: Schema.NullOr(
    Schema.Literals(["held", "cut_short", "student_absent", "teacher_absent", "nobody"]),
  ),
  scheduledStart: Instant,
  scheduledEnd: Instant,
});
export type BookedSession = typeof BookedSession.Type;

/** Homework that has to be accepted to complete a course, and what has become of it; null: not handed in yet. */
const LearningHomework = Schema.Struct({
  id: Uuid,
  title: Schema.String,
  status: Schema.NullOr(Schema.Literals(["submitted", "reviewed", "resubmit_requested"])),
});

/** What a student's page of a course shows. `waived`: numbers of included sessions that need not be held. */
export const Learning = Schema.Struct({
  course: Schema.Struct({
    id: Uuid,
    slug: Schema.String,
    title: Schema.String,
    creator: Person,
    chatRoomId: Schema.NullOr(Uuid),
    moduleCount: Schema.NullOr(Count),
    sessionCount: Schema.NullOr(Count),
    hasCertificate: Schema.Boolean,
  }),
  enrollment: Enrollment,
  sessionCount: Count,
  sessionMinutes: Count,
  lastModuleId: Schema.NullOr(Uuid),
  modules: Schema.Array(LearningModule),
  sessions: Schema.Array(BookedSession),
  homework: Schema.Array(LearningHomework),
  waived: Schema.Array(Count),
  /** What the student has earned in this course. */
  certificates: Schema.Array(CertificateLink),
  /** Those who may be chosen as teacher, who is free now first. */
  teachers: Schema.Array(Schema.Struct({ person: Person, available: Schema.Boolean })),
});
export type Learning = typeof Learning.Type;

/** Somebody who learns a course, as those who teach it see them. `lastActiveAt`: their last mark, or when they enrolled. */
export const Student = Schema.Struct({
  enrollmentId: Uuid,
  person: Person,
  course: Schema.Struct({ id: Uuid, slug: Schema.String, title: Schema.String }),
  status: EnrollmentStatus,
  teacher: Schema.NullOr(Person),
  modules: Schema.Struct({ done: Count, total: Count }),
  sessions: Schema.Struct({ done: Count, total: Count }),
  completedModuleIds: Schema.Array(Uuid),
  enrolledAt: Instant,
  lastActiveAt: Instant,
  /** What they have earned in this course, for its creator alone. */
  certificates: Schema.Array(CertificateLink),
  /** Why they left, in their words, for the course's creator alone. */
  leaveReason: Schema.NullOr(Schema.String),
  /** When somebody may be written to again by a nudge; null: now. */
  nudgedUntil: Schema.NullOr(Instant),
});
export type Student = typeof Student.Type;

/** `of`: everybody of the courses that one has made, or those whom one teaches oneself. */
export const StudentsRequest = Schema.Struct({
  of: Schema.Literals(["creator", "teacher"]),
  courseId: Schema.optionalKey(Uuid),
  status: Schema.optionalKey(EnrollmentStatus),
  q: Schema.optionalKey(Text(0, 100)),
  cursor: Schema.optionalKey(Text(1, 200)),
});
export type StudentsRequest = typeof StudentsRequest.Type;

export const StudentPage = Schema.Struct({
  students: Schema.Array(Student),
  nextCursor: Schema.NullOr(Schema.String),
});
export type StudentPage = typeof StudentPage.Type;

/** Where the students of a course are: of each module how many have done it, and for how many it is the next one. */
export const DropOff = Schema.Struct({
  students: Count,
  completed: Count,
  modules: Schema.Array(Schema.Struct({ id: Uuid, title: Schema.String, done: Count, next: Count })),
});
export type DropOff = typeof DropOff.Type;

/** Body of `POST /api/enrollments/:id/nudge`. */
export const NewNudge = Schema.Struct({ message: VisibleText(MAX_NUDGE_LENGTH) });
