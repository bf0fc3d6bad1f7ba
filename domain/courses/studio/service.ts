import { eq } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { v7 } from "uuid";
import { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { users } from "../../../db/schema/index.ts";
import type { BadRequest, Forbidden, NotFound, TooManyRequests } from "../../shared/errors.ts";
import { Outbox } from "../../shared/outbox.ts";
import { CourseRooms } from "../course-rooms.ts";
import { ModuleCalls } from "../module-calls.ts";
import type { CourseConflict, CourseIncomplete } from "./errors.ts";
import type { CourseUpdate, NewCourse, StudioCard, StudioCourse } from "./model.ts";
import { OnModulesChanged } from "./modules-changed.ts";
import { makePublishing } from "./publishing.ts";
import { selectOwnCards } from "./store/list.ts";
import { makeOwnCourse } from "./store/own-course.ts";
import { makeWriting, noCreator } from "./writing.ts";

type Refused = Forbidden | NotFound | DatabaseError;
type Step = (userId: string, courseId: string) => Effect.Effect<StudioCourse, Refused | CourseConflict>;

/**
 * Where creators write their courses: each as one document, of which nothing is seen by anybody else until it is
 * published, all of it at once. A course of somebody else is answered like one that does not exist.
 */
export class Studio extends Context.Service<
  Studio,
  {
    /** A creator's courses, the one last changed first. `Forbidden` for whoever is no creator. */
    readonly list: (userId: string) => Effect.Effect<readonly StudioCard[], Forbidden | DatabaseError>;
    /** A course with its document, and what everybody sees of it. One without a draft is read from its tables. */
    readonly load: (userId: string, courseId: string) => Effect.Effect<StudioCourse, Refused>;
    /**
     * Begins a course. Under the same id it is begun once. `Forbidden` for whoever is no creator or has not confirmed
     * their address, `Conflict` past `MAX_DRAFTS`, `TooManyRequests` past `COURSES_A_DAY`.
     */
    readonly create: (
      userId: string,
      course: NewCourse,
    ) => Effect.Effect<
      StudioCourse,
      BadRequest | CourseConflict | TooManyRequests | Forbidden | DatabaseError
    >;
    /**
     * Changes fields of the document. Of two changes to the same version one is a `Conflict`, with the course as it is
     * then; one that changes nothing never is.
     */
    readonly save: (
      userId: string,
      courseId: string,
      update: CourseUpdate,
    ) => Effect.Effect<StudioCourse, BadRequest | CourseConflict | Refused>;
    /**
     * Makes the document of that version what everybody sees. `CourseIncomplete` says what is missing. Modules that are
     * gone are removed, or retired where anything hangs on them. A paused course stays paused.
     */
    readonly publish: (
      userId: string,
      courseId: string,
      version: number,
    ) => Effect.Effect<StudioCourse, CourseIncomplete | CourseConflict | Refused>;
    /** Closes a course to newcomers, opens it again, or closes it for good. */
    readonly pause: Step;
    readonly resume: Step;
    readonly retire: Step;
    /** Begins another course with the document of this one, with modules of its own and nobody's testimonial. */
    readonly duplicate: (
      userId: string,
      courseId: string,
      copyId?: string,
    ) => Effect.Effect<StudioCourse, BadRequest | CourseConflict | TooManyRequests | Refused>;
    /** Removes a course that was never published; `Conflict` for any other. */
    readonly remove: (userId: string, courseId: string) => Effect.Effect<void, Refused | CourseConflict>;
  }
>()("peerloop/courses/Studio") {
  static readonly layer = Layer.effect(
    Studio,
    Effect.gen(function* () {
      const database = yield* Database;
      const outbox = yield* Outbox;
      const rooms = yield* CourseRooms;
      const calls = yield* ModuleCalls;
      const onModulesChanged = yield* OnModulesChanged;
      const own = makeOwnCourse(database, rooms);
      const { create, save, duplicate, remove } = makeWriting({ database, own });
      const steps = makePublishing({ database, outbox, own, rooms, calls, onModulesChanged });

      const list = Effect.fn("Studio.list")(function* (userId: string) {
        const [person] = yield* database.query((db) =>
          db.select({ isCreator: users.isCreator }).from(users).where(eq(users.id, userId)),
        );
        if (!person?.isCreator) return yield* noCreator();
        return yield* database.query((db) => selectOwnCards(db, userId));
      });

      const load = Effect.fn("Studio.load")((userId: string, courseId: string) =>
        database.transaction(Effect.flatMap(own.hold(userId, courseId, "read"), own.shown)),
      );

      return Studio.of({
        list,
        load,
        create,
        save,
        duplicate: (userId, courseId, copyId = v7()) => duplicate(userId, courseId, copyId),
        remove,
        ...steps,
      });
    }),
  );
}
