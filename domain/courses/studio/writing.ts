import { and, eq, isNull, sql } from "drizzle-orm";
import { Effect } from "effect";
import { v7 } from "uuid";
import type { Database } from "../../../db/database.ts";
import { categories, courseDrafts, courses } from "../../../db/schema/index.ts";
import { lockPerson } from "../../identity/access.ts";
import { unverified } from "../../identity/errors.ts";
import { BadRequest, Forbidden, TooManyRequests } from "../../shared/errors.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import { jsonBytesOf } from "../../shared/rules.ts";
import { coverAt } from "./covers/rules.ts";
import type { CourseDocument } from "./document.ts";
import { CourseConflict, stale } from "./errors.ts";
import { COURSES_A_DAY, MAX_DOCUMENT_BYTES, MAX_DRAFTS, MAX_TITLE_LENGTH } from "./limits.ts";
import type { CourseUpdate, NewCourse } from "./model.ts";
import { actionsIn, EMPTY_DOCUMENT, isSame } from "./rules.ts";
import type { OwnCourses } from "./store/own-course.ts";

interface Deps {
  readonly database: Database["Service"];
  readonly own: OwnCourses;
}

/** What a course is called where it must have a name before it has one. Nobody but its creator ever sees it. */
const UNTITLED = "Untitled course";
const SECONDS_A_DAY = 86_400;

export const noCreator = () =>
  new Forbidden({ message: "Accept the creators’ terms first: then you can make courses." });

/** Beginning, writing, copying and removing courses. Each is one transaction. */
export const makeWriting = ({ database, own }: Deps) => {
  /** Keeps what else this creator begins waiting. Fails for whoever may begin nothing. */
  const mayBegin = Effect.fnUntraced(function* (userId: string) {
    const person = yield* database.query((db) => lockPerson(db, userId));
    if (!person?.isCreator) return yield* noCreator();
    if (!person.isVerified) return yield* unverified();
  });

  const checkNumbers = Effect.fnUntraced(function* (userId: string) {
    const [figures] = yield* database.query((db) =>
      db
        .select({
          drafts: sql<number>`count(*) filter (where ${courses.publishedAt} is null)::int`,
          today: sql<number>`count(*) filter (where ${courses.createdAt} > now() - interval '1 day')::int`,
        })
        .from(courses)
        .where(eq(courses.creatorId, userId)),
    );
    if ((figures?.drafts ?? 0) >= MAX_DRAFTS)
      return yield* new CourseConflict({
        message: `You have ${MAX_DRAFTS} drafts. Publish or delete one of them first.`,
      });
    if ((yield* RateLimits) && (figures?.today ?? 0) >= COURSES_A_DAY)
      return yield* new TooManyRequests({
        message: "That’s enough new courses for a day. Try again tomorrow.",
        retryAfterSeconds: SECONDS_A_DAY,
      });
  });

  /** Covers are pictures of one's own courses, and a document has a size. */
  const checkDocument = Effect.fnUntraced(function* (userId: string, document: CourseDocument) {
    if (jsonBytesOf(JSON.stringify(document)) > MAX_DOCUMENT_BYTES)
      return yield* new BadRequest({
        message: "This course has become too large. Shorten some of its texts.",
      });
    const { thumbnailUrl } = document;
    if (thumbnailUrl === null) return;
    const cover = coverAt(thumbnailUrl);
    const owned =
      cover === null
        ? 0
        : yield* database.query((db) =>
            db.$count(courses, and(eq(courses.id, cover.courseId), eq(courses.creatorId, userId))),
          );
    if (owned === 0) return yield* new BadRequest({ message: "thumbnailUrl: this is no cover of yours." });
  });

  const insert = Effect.fnUntraced(function* (userId: string, id: string, document: CourseDocument) {
    yield* database.query((db) =>
      db.insert(courses).values({
        id,
        creatorId: userId,
        title: UNTITLED,
        // Kept apart from addresses that courses have: one is taken with the publication alone.
        slug: `draft-${id}`,
        description: "",
        duration: "",
        level: document.level,
        priceCents: 0,
        categoryId: sql`(select c.id from ${categories} c order by c.display_order, c.id limit 1)` as never,
      }),
    );
    yield* database.query((db) =>
      db.insert(courseDrafts).values({ courseId: id, version: 1, publishedVersion: null, document }),
    );
  });

  /** Begins a course under an id, unless this creator has begun it already. */
  const begin = Effect.fnUntraced(function* (userId: string, id: string, document: CourseDocument) {
    const [known] = yield* database.query((db) =>
      db.select({ creatorId: courses.creatorId }).from(courses).where(eq(courses.id, id)),
    );
    if (known !== undefined && known.creatorId !== userId)
      return yield* new CourseConflict({ message: "Another course has this id." });
    if (known === undefined) {
      yield* checkNumbers(userId);
      yield* checkDocument(userId, document);
      yield* insert(userId, id, document);
    }
    return yield* Effect.flatMap(own.hold(userId, id, "read"), own.shown).pipe(
      Effect.catchTag("NotFound", () => Effect.die(new Error("a course that was just begun is gone"))),
    );
  });

  const create = Effect.fn("Studio.create")((userId: string, { id, ...changes }: NewCourse) =>
    database.transaction(
      Effect.andThen(mayBegin(userId), begin(userId, id ?? v7(), { ...EMPTY_DOCUMENT, ...changes })),
    ),
  );

  const save = Effect.fn("Studio.save")((userId: string, courseId: string, update: CourseUpdate) =>
    database.transaction(
      Effect.gen(function* () {
        const course = yield* own.hold(userId, courseId, "write");
        if (!actionsIn(course.state).includes("edit"))
          return yield* new CourseConflict({ message: "This course is retired. Duplicate it to go on." });
        const { version, ...changes } = update;
        const document = { ...course.document, ...changes };
        // Said once more, as after an answer that was lost: it is done already, whatever has been changed since.
        if (isSame(document, course.document)) return yield* own.shown(course);
        if (version !== course.version) return yield* stale(yield* own.shown(course));
        yield* checkDocument(userId, document);
        return yield* own.shown(yield* own.write({ ...course, document, version: course.version + 1 }));
      }),
    ),
  );

  const duplicate = Effect.fn("Studio.duplicate")((userId: string, courseId: string, copyId: string) =>
    database.transaction(
      Effect.gen(function* () {
        yield* mayBegin(userId);
        const { document } = yield* own.hold(userId, courseId, "read");
        return yield* begin(userId, copyId, copyOf(document));
      }),
    ),
  );

  const remove = Effect.fn("Studio.remove")((userId: string, courseId: string) =>
    database.transaction(
      Effect.gen(function* () {
        const course = yield* own.hold(userId, courseId, "write");
        if (!actionsIn(course.state).includes("delete"))
          return yield* new CourseConflict({
            message: "A course that was published can be retired, not deleted.",
          });
        yield* database.query((db) =>
          db.delete(courses).where(and(eq(courses.id, courseId), isNull(courses.publishedAt))),
        );
      }),
    ),
  );

  return { create, save, duplicate, remove };
};

/** Words of somebody who took the one course are not said of another; everything else is taken over. */
const copyOf = (document: CourseDocument): CourseDocument => ({
  ...document,
  title: document.title === "" ? "" : `Copy of ${document.title}`.slice(0, MAX_TITLE_LENGTH),
  slug: "",
  testimonials: [],
  modules: document.modules.map((module) => ({ ...module, id: v7() })),
});
