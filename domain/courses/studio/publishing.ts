import { and, eq, ne, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { CheckViolation, type DatabaseError, UniqueViolation } from "../../../db/errors.ts";
import { categories, courseSlugs, courses } from "../../../db/schema/index.ts";
import type { Outbox } from "../../shared/outbox.ts";
import { peopleOf } from "../access.ts";
import type { CourseRooms } from "../course-rooms.ts";
import type { ModuleCalls } from "../module-calls.ts";
import { type Missing, missingIn } from "./checks/rules.ts";
import type { CourseDocument } from "./document.ts";
import { CourseConflict, CourseIncomplete, stale } from "./errors.ts";
import type { OnModulesChanged } from "./modules-changed.ts";
import { actionsIn, publishedForm, type StudioAction } from "./rules.ts";
import { makeApply } from "./store/apply.ts";
import { makeWriteModules } from "./store/modules.ts";
import type { OwnCourse, OwnCourses } from "./store/own-course.ts";

interface Deps {
  readonly database: Database["Service"];
  readonly outbox: Outbox["Service"];
  readonly own: OwnCourses;
  readonly rooms: CourseRooms["Service"];
  readonly calls: ModuleCalls["Service"];
  readonly onModulesChanged: typeof OnModulesChanged.Service;
}

const incomplete = (missing: readonly Missing[]) =>
  new CourseIncomplete({ message: missing[0]?.text ?? "Something is missing.", missing });

const SLUG_TAKEN: Missing = {
  field: "slug",
  text: "This web address is, or was, that of another course. Choose another one.",
};

/** The two ways in which the database says that a slug is, or was, another course's. */
const isSlugTaken = (error: unknown): boolean =>
  (error instanceof CheckViolation && error.constraint === "course_slugs_taken_check") ||
  (error instanceof UniqueViolation && error.constraint === "courses_slug_key");

const CURRENCY_FIXED: Missing = {
  field: "currency",
  text: "This course has been paid for in another currency. Keep that one.",
};

const isCurrencyFixed = (error: unknown): boolean =>
  error instanceof CheckViolation && error.constraint === "courses_currency_fixed_check";

/** Publishing a course, pausing, opening and retiring it. Each is one transaction, and harmless when it is repeated. */
export const makePublishing = (deps: Deps) => {
  const { database, outbox, own, rooms } = deps;
  const apply = makeApply(database);
  const writeModules = makeWriteModules(database, deps.calls);

  /** Opens or closes the room of a course; the rooms of its people are others then. Who is in it asks whether they may. */
  const setRoom = Effect.fnUntraced(function* (courseId: string, { hasChat, title }: CourseDocument) {
    const [room] = yield* database.rows<{ id: string }>(
      hasChat ? rooms.open(courseId, title) : rooms.close(courseId),
    );
    if (room === undefined) return;
    const people = yield* database.rows<{ userId: string }>(
      sql`select k.user_id as "userId" from ${peopleOf(courseId)} k`,
    );
    yield* outbox.publish(
      people.map(({ userId: roomId }) => ({
        party: "inbox",
        roomId,
        message: { _tag: "RoomsChanged" },
      })),
    );
  });

  /** What only the database knows to be missing. */
  const alsoMissing = Effect.fnUntraced(function* (courseId: string, { slug, categoryId }: CourseDocument) {
    const taken = yield* database.query((db) =>
      db.$count(courseSlugs, and(eq(courseSlugs.slug, slug), ne(courseSlugs.courseId, courseId))),
    );
    const known = yield* database.query((db) => db.$count(categories, eq(categories.id, categoryId ?? "")));
    const missing: Missing[] = known > 0 ? [] : [{ field: "categoryId", text: "Choose a category." }];
    return taken > 0 ? [SLUG_TAKEN, ...missing] : missing;
  });

  const refuse = (state: OwnCourse["state"], action: StudioAction) =>
    actionsIn(state).includes(action)
      ? Effect.void
      : Effect.fail(new CourseConflict({ message: REFUSALS[state] }));

  const publishNow = Effect.fnUntraced(function* (userId: string, courseId: string, version: number) {
    const course = yield* own.hold(userId, courseId, "write");
    yield* refuse(course.state, "publish");
    if (version !== course.version) return yield* stale(yield* own.shown(course));
    // It is what everybody sees already: asked for again after an answer that was lost.
    if (course.publishedVersion === version) return yield* own.shown(course);
    const missing = missingIn(course.document);
    if (missing.length > 0) return yield* incomplete(missing);
    const document = publishedForm(course.document);
    const also = yield* alsoMissing(courseId, document);
    if (also.length > 0) return yield* incomplete(also);

    const changed = yield* writeModules(courseId, document.modules);
    if (changed === null)
      return yield* incomplete([
        { field: "modules", text: "A module has the id of another course’s module. Add it anew." },
      ]);
    yield* apply(courseId, document, course.state === "draft");
    yield* setRoom(courseId, document);
    yield* own.write({ ...course, publishedVersion: version });
    if (changed.enrollmentIds.length > 0) yield* deps.onModulesChanged(changed);
    return yield* Effect.flatMap(own.hold(userId, courseId, "write"), own.shown);
  });

  const publish = Effect.fn("Studio.publish")((userId: string, courseId: string, version: number) =>
    Effect.catch(
      outbox.transaction(publishNow(userId, courseId, version)),
      <E>(error: E | DatabaseError): Effect.Effect<never, E | CourseIncomplete | DatabaseError> =>
        // Somebody else took it at the same moment, or paid.
        Effect.fail(
          isSlugTaken(error)
            ? incomplete([SLUG_TAKEN])
            : isCurrencyFixed(error)
              ? incomplete([CURRENCY_FIXED])
              : error,
        ),
    ),
  );

  /** A step to another state; done already, it changes nothing. */
  const step = (action: "pause" | "resume" | "retire", to: OwnCourse["state"]) =>
    Effect.fn(`Studio.${action}`)((userId: string, courseId: string) =>
      database.transaction(
        Effect.gen(function* () {
          const course = yield* own.hold(userId, courseId, "write");
          if (course.state !== to) {
            yield* refuse(course.state, action);
            yield* database.query((db) =>
              db
                .update(courses)
                .set({ isActive: to === "published", isRetired: to === "retired" })
                .where(eq(courses.id, courseId)),
            );
          }
          return yield* own.shown({ ...course, state: to });
        }),
      ),
    );

  return {
    publish,
    pause: step("pause", "paused"),
    resume: step("resume", "published"),
    retire: step("retire", "retired"),
  };
};

const REFUSALS: Readonly<Record<OwnCourse["state"], string>> = {
  draft: "This course was never published.",
  published: "This course is open.",
  paused: "This course is paused.",
  retired: "This course is retired, which can’t be taken back.",
};
