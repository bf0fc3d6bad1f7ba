import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { Enrollments } from "../learning/service.ts";
import { MailQueue } from "../mail/queue/service.ts";
import { SiteUrl } from "../mail/site-url.ts";
import { Notifications } from "../notifications/service.ts";
import type { BadRequest, Conflict, Forbidden, NotFound, TooManyRequests } from "../shared/errors.ts";
import { Outbox } from "../shared/outbox.ts";
import { makeExtensions } from "./assignments/extensions.ts";
import { makeOfCourse } from "./assignments/reading.ts";
import { makeStates } from "./assignments/states.ts";
import { makeWrite } from "./assignments/write.ts";
import type { Deps } from "./deps.ts";
import type {
  Assignment,
  CourseHomework,
  Draft,
  Homework,
  HomeworkItem,
  HomeworkStudent,
  Message,
  NewDraft,
  NewMessage,
  NewReview,
  NewSubmission,
  QueuePage,
  QueueRequest,
  Review,
  SavedComment,
  WrittenAssignment,
} from "./model.ts";
import { makeClaims } from "./reviewing/claim.ts";
import { makeQueue } from "./reviewing/queue.ts";
import { makeReading } from "./reviewing/reading.ts";
import { makeReminders } from "./reviewing/reminders.ts";
import { makeReview } from "./reviewing/review.ts";
import { makeSavedComments } from "./reviewing/saved-comments.ts";
import { makeTalk } from "./reviewing/talk.ts";
import { makeSaveDraft } from "./submitting/draft.ts";
import { makeById, makeList } from "./submitting/reading.ts";
import { makeSubmit } from "./submitting/submit.ts";

const makeDeps = Effect.gen(function* () {
  const deps: Deps = {
    database: yield* Database,
    outbox: yield* Outbox,
    notifications: yield* Notifications,
    mails: yield* MailQueue,
    enrollments: yield* Enrollments,
    site: yield* SiteUrl,
  };
  return deps;
});

type Changed<A> = Effect.Effect<A, BadRequest | Forbidden | NotFound | Conflict | DatabaseError>;
type Students = { readonly students: readonly HomeworkStudent[] };

/**
 * What courses set. `userId` is who asks: the course's creator, everybody else gets `NotFound`. Each method that changes
 * something is one transaction and names the version that was read: `Conflict` where it is another by now.
 */
export class Assignments extends Context.Service<
  Assignments,
  {
    readonly ofCourse: (
      userId: string,
      courseId: string,
    ) => Effect.Effect<CourseHomework, NotFound | DatabaseError>;
    /** Makes a draft (version 0), or changes what is there. */
    readonly write: (userId: string, id: string, written: WrittenAssignment) => Changed<Assignment>;
    /** Shows a draft to the course's students, who are told once. */
    readonly publish: (userId: string, id: string, version: number) => Changed<Assignment>;
    /** Takes nothing more. Whoever lacked only this has completed the course. */
    readonly retire: (userId: string, id: string, version: number) => Changed<Assignment>;
    readonly restore: (userId: string, id: string, version: number) => Changed<Assignment>;
    /** Removes a draft; `Conflict` for what was published. */
    readonly remove: (userId: string, id: string) => Changed<void>;
    /** The first students whose name begins so, those with more time before the others. */
    readonly students: (
      userId: string,
      id: string,
      q: string,
    ) => Effect.Effect<Students, NotFound | DatabaseError>;
    /** Gives a student until the end of that day by their own clock; null: no more time than others. */
    readonly extend: (
      userId: string,
      id: string,
      studentId: string,
      dueOn: string | null,
    ) => Changed<Students>;
  }
>()("peerloop/homework/Assignments") {
  static readonly layer = Layer.effect(
    Assignments,
    Effect.gen(function* () {
      const deps = yield* makeDeps;
      const extensions = makeExtensions(deps);
      return Assignments.of({
        ofCourse: makeOfCourse(deps.database),
        write: makeWrite(deps),
        ...makeStates(deps),
        students: extensions.list,
        extend: extensions.extend,
      });
    }),
  );
}

type Comments = { readonly comments: readonly SavedComment[] };

/**
 * What students hand in, and what those who teach say of it. `userId` is who asks; what is not theirs to see is
 * `NotFound`. Each method that changes something is one transaction, and repeating it changes nothing more.
 */
export class Homeworks extends Context.Service<
  Homeworks,
  {
    /** A student's homework in a course, by one of its slugs, in the order of the modules. */
    readonly list: (
      userId: string,
      slug: string,
    ) => Effect.Effect<{ readonly homework: readonly HomeworkItem[] }, DatabaseError>;
    readonly byId: (
      userId: string,
      slug: string,
      id: string,
    ) => Effect.Effect<Homework, NotFound | DatabaseError>;
    readonly saveDraft: (userId: string, id: string, draft: NewDraft) => Changed<Draft>;
    /** Hands in. `Conflict` says why nothing is taken; `TooManyRequests` past `ATTEMPTS_IN_ALL`. */
    readonly submit: (
      userId: string,
      id: string,
      sent: NewSubmission,
    ) => Effect.Effect<
      Homework,
      BadRequest | Forbidden | NotFound | Conflict | TooManyRequests | DatabaseError
    >;
    /** What was handed in to a reviewer, `QUEUE_PER_PAGE` at a time. */
    readonly queue: (
      userId: string,
      request: QueueRequest,
    ) => Effect.Effect<QueuePage, BadRequest | DatabaseError>;
    readonly review: (userId: string, id: string) => Effect.Effect<Review, NotFound | DatabaseError>;
    /** Takes something for review; `Conflict` names who was faster. */
    readonly claim: (userId: string, id: string, version: number) => Changed<Review>;
    readonly release: (userId: string, id: string, version: number) => Changed<Review>;
    /** Accepts, or asks for another version, with feedback and points; accepted homework may complete the course. */
    readonly giveReview: (userId: string, id: string, given: NewReview) => Changed<Review>;
    /** The creator gives to another what has waited for `HAND_ON_AFTER_DAYS`. */
    readonly handOn: (userId: string, id: string, version: number, to: string) => Changed<Review>;
    readonly say: (
      userId: string,
      submissionId: string,
      sent: NewMessage,
    ) => Effect.Effect<Message, Forbidden | NotFound | Conflict | TooManyRequests | DatabaseError>;
    readonly comments: (userId: string) => Effect.Effect<Comments, DatabaseError>;
    readonly saveComment: (
      userId: string,
      comment: SavedComment,
    ) => Effect.Effect<Comments, Conflict | DatabaseError>;
    readonly removeComment: (userId: string, id: string) => Effect.Effect<Comments, DatabaseError>;
    /** The sweep: reminds of what waits. */
    readonly remindDue: Effect.Effect<number, DatabaseError>;
  }
>()("peerloop/homework/Homeworks") {
  static readonly layer = Layer.effect(
    Homeworks,
    Effect.gen(function* () {
      const deps = yield* makeDeps;
      const saved = makeSavedComments(deps);
      return Homeworks.of({
        list: makeList(deps.database),
        byId: makeById(deps.database),
        saveDraft: makeSaveDraft(deps),
        submit: makeSubmit(deps),
        queue: makeQueue(deps.database),
        review: makeReading(deps.database),
        ...makeClaims(deps),
        giveReview: makeReview(deps),
        say: makeTalk(deps),
        comments: saved.list,
        saveComment: saved.save,
        removeComment: saved.remove,
        remindDue: makeReminders(deps),
      });
    }),
  );
}
