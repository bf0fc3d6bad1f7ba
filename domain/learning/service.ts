import { sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { Certificates } from "../certificates/service.ts";
import { MailQueue } from "../mail/queue/service.ts";
import { SiteUrl } from "../mail/site-url.ts";
import { Notifications } from "../notifications/service.ts";
import type {
  BadRequest,
  Conflict,
  Forbidden,
  NotFound,
  ServiceUnavailable,
  TooManyRequests,
} from "../shared/errors.ts";
import { Outbox } from "../shared/outbox.ts";
import { BookedSessions } from "./booked-sessions.ts";
import type { Deps } from "./deps.ts";
import { makeCheckouts } from "./enrolling/checkouts.ts";
import { makeChooseTeacher } from "./enrolling/choose-teacher.ts";
import { makeEnroll } from "./enrolling/enroll.ts";
import { makeLeave } from "./enrolling/leave.ts";
import { makeNudge } from "./enrolling/nudge.ts";
import { noEnrollment } from "./enrolling/rows.ts";
import { makeDropOff } from "./listing/drop-off.ts";
import { makeLearning } from "./listing/learning.ts";
import { makeStudents } from "./listing/students.ts";
import type {
  Checkout,
  DropOff,
  EnrollAnswer,
  Enrollment,
  Learning,
  ModuleNote,
  NewEnrollment,
  NewMark,
  NewNote,
  Progress,
  StudentPage,
  StudentsRequest,
} from "./model.ts";
import { makeMark } from "./progress/marks.ts";
import { makeNote } from "./progress/notes.ts";
import { makeSettling } from "./progress/settling.ts";
import { RequiredHomework } from "./required-homework.ts";

/**
 * Who learns what, and how far they are. `userId` is who asks; each method that changes something is one transaction,
 * and repeating it changes nothing more. An enrolment that is not one's own is `NotFound`.
 */
export class Enrollments extends Context.Service<
  Enrollments,
  {
    /**
     * Enrols in a free course, or opens the payment of a priced one; who is in it already gets that enrolment.
     * `Forbidden` before the address is confirmed and in one's own course, `NotFound` for a course that is not open,
     * `Conflict` for a teacher who takes nobody and where nothing can be paid, `TooManyRequests` past
     * `ENROLLMENTS_A_DAY`, `ServiceUnavailable` where the payment service does not answer.
     */
    readonly enroll: (
      userId: string,
      wanted: NewEnrollment,
    ) => Effect.Effect<
      EnrollAnswer,
      Forbidden | NotFound | Conflict | TooManyRequests | ServiceUnavailable | DatabaseError
    >;
    /** Leaves a course: bookings are cancelled, what was done is kept for coming back. `Conflict` for a completed one. */
    readonly leave: (
      userId: string,
      id: string,
      reason: string,
    ) => Effect.Effect<Enrollment, NotFound | Conflict | DatabaseError>;
    /** Chooses a teacher; null: whoever is free. `Conflict` for one who takes nobody. */
    readonly chooseTeacher: (
      userId: string,
      id: string,
      teacherId: string | null,
    ) => Effect.Effect<Enrollment, NotFound | Conflict | DatabaseError>;
    /** Marks a module; the course is completed with the mark that makes it so. `Conflict` in a course that was left. */
    readonly mark: (
      userId: string,
      id: string,
      moduleId: string,
      said: NewMark,
    ) => Effect.Effect<Progress, NotFound | Conflict | DatabaseError>;
    /** Writes the private note about a module. `Conflict` where another device was faster. */
    readonly note: (
      userId: string,
      id: string,
      moduleId: string,
      note: NewNote,
    ) => Effect.Effect<ModuleNote, NotFound | Conflict | DatabaseError>;
    /** Notes which module somebody is at. */
    readonly place: (
      userId: string,
      id: string,
      moduleId: string,
    ) => Effect.Effect<void, NotFound | DatabaseError>;
    /** What a student's page of a course shows, by one of the slugs that the course has had. */
    readonly learning: (userId: string, slug: string) => Effect.Effect<Learning, NotFound | DatabaseError>;
    /** Students as those who teach them see them, `STUDENTS_PER_PAGE` at a time. */
    readonly students: (
      userId: string,
      request: StudentsRequest,
    ) => Effect.Effect<StudentPage, BadRequest | DatabaseError>;
    /** Where the students of one's own course are. */
    readonly dropOff: (userId: string, courseId: string) => Effect.Effect<DropOff, NotFound | DatabaseError>;
    /** Writes to a student whom one teaches, by notification and mail. */
    readonly nudge: (
      userId: string,
      id: string,
      message: string,
    ) => Effect.Effect<void, NotFound | Conflict | TooManyRequests | DatabaseError>;
    readonly checkout: (userId: string, id: string) => Effect.Effect<Checkout, NotFound | DatabaseError>;
    /** Completes a checkout without any money; `NotFound` but where the sandbox stands in for a payment service. */
    readonly paySandbox: (
      userId: string,
      id: string,
    ) => Effect.Effect<Enrollment, NotFound | Conflict | DatabaseError>;
    readonly cancelCheckout: (
      userId: string,
      id: string,
    ) => Effect.Effect<void, NotFound | Conflict | DatabaseError>;
    /**
     * Something that counts has changed: those enrolments are in progress or completed from now on, if that is what
     * follows. To be called in the transaction that changed it.
     */
    readonly settle: (enrollmentIds: readonly string[]) => Effect.Effect<void, DatabaseError>;
    /** The sweep: checkouts whose time is over. */
    readonly expireDue: Effect.Effect<number, DatabaseError>;
  }
>()("peerloop/learning/Enrollments") {
  static readonly layer = Layer.effect(
    Enrollments,
    Effect.gen(function* () {
      const database = yield* Database;
      const deps: Deps = {
        database,
        outbox: yield* Outbox,
        notifications: yield* Notifications,
        mails: yield* MailQueue,
        booked: yield* BookedSessions,
        homework: yield* RequiredHomework,
        site: yield* SiteUrl,
        certificates: yield* Certificates,
      };
      const checkouts = makeCheckouts(deps);
      const learning = yield* makeLearning;

      const place = Effect.fn("Enrollments.place")(function* (userId: string, id: string, moduleId: string) {
        const [row] = yield* database.rows(sql`
          update enrollments e set last_module_id = m.id from course_curriculum m
          where e.id = ${id} and e.student_id = ${userId} and m.id = ${moduleId} and m.course_id = e.course_id
          returning e.id`);
        if (row === undefined) return yield* noEnrollment();
      });

      return Enrollments.of({
        enroll: makeEnroll(deps, checkouts),
        leave: makeLeave(deps),
        chooseTeacher: makeChooseTeacher(deps),
        mark: makeMark(deps),
        note: makeNote(deps),
        place,
        learning: learning(deps),
        students: makeStudents(deps),
        dropOff: makeDropOff(deps),
        nudge: makeNudge(deps),
        checkout: checkouts.byId,
        paySandbox: checkouts.paySandbox,
        cancelCheckout: checkouts.cancel,
        settle: makeSettling(deps).settle,
        expireDue: checkouts.expireDue,
      });
    }),
  );
}
