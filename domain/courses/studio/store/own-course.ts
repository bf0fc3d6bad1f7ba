import { and, eq, sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../../db/database.ts";
import { courseDrafts, courses } from "../../../../db/schema/index.ts";
import { isCreatorOfCoursesSql } from "../../../identity/access.ts";
import { Forbidden, NotFound } from "../../../shared/errors.ts";
import type { CourseRooms } from "../../course-rooms.ts";
import { CourseDocument } from "../document.ts";
import type { StudioCourse } from "../model.ts";
import { type CourseState, EMPTY_DOCUMENT, stateOf } from "../rules.ts";
import { selectPublished } from "./published.ts";
import { selectStudentsAt } from "./students-at.ts";

/** A course as its creator has it, with what is written of it. */
export interface OwnCourse {
  readonly id: string;
  readonly state: CourseState;
  readonly slug: string;
  readonly studentCount: number;
  readonly version: number;
  readonly publishedVersion: number | null;
  readonly document: CourseDocument;
  readonly updatedAt: Date;
}

const columns = {
  id: courses.id,
  slug: courses.slug,
  isActive: courses.isActive,
  isRetired: courses.isRetired,
  isPublished: sql<boolean>`${courses.publishedAt} is not null`,
  studentCount: courses.studentCount,
  updatedAt: courses.updatedAt,
  mayWrite: isCreatorOfCoursesSql(courses.creatorId),
} as const;

const decode = Schema.decodeUnknownEffect(CourseDocument);

/** A document as it is stored: a field that came later is as it is in an empty one. What else differs is a fault of ours. */
const documentOf = (stored: unknown): Effect.Effect<CourseDocument> =>
  Effect.orDie(decode({ ...EMPTY_DOCUMENT, ...(stored as object) }));

/** Reading a creator's own courses. */
export const makeOwnCourse = (database: Database["Service"], rooms: CourseRooms["Service"]) => {
  const published = (courseId: string) => database.query((db) => selectPublished(db, rooms, courseId));

  /**
   * A course of this creator, held until the running transaction ends against whoever else changes it (`write`), or
   * against changes alone (`read`). `NotFound` for a course of anybody else, whoever asks; `Forbidden` for a creator who
   * is none any more.
   */
  const hold = Effect.fn("Studio.hold")(function* (userId: string, courseId: string, what: "read" | "write") {
    const [row] = yield* database.query((db) =>
      db
        .select(columns)
        .from(courses)
        .where(and(eq(courses.id, courseId), eq(courses.creatorId, userId)))
        .for(what === "write" ? "no key update" : "share"),
    );
    if (row === undefined) return yield* new NotFound({ message: "This course doesn’t exist." });
    if (!row.mayWrite) return yield* new Forbidden({ message: "Only creators can work on courses." });
    const [draft] = yield* database.query((db) =>
      db.select().from(courseDrafts).where(eq(courseDrafts.courseId, courseId)),
    );
    const { id, slug, studentCount } = row;
    const known = { id, slug, studentCount, state: stateOf(row) };
    if (draft === undefined)
      return {
        ...known,
        version: 1,
        publishedVersion: row.isPublished ? 1 : null,
        document: (yield* published(courseId)) ?? EMPTY_DOCUMENT,
        updatedAt: row.updatedAt,
      } satisfies OwnCourse;
    return {
      ...known,
      version: draft.version,
      publishedVersion: draft.publishedVersion,
      document: yield* documentOf(draft.document),
      updatedAt: draft.updatedAt,
    } satisfies OwnCourse;
  });

  /** Stores another version of what is written of a course, with the running transaction, and answers it. */
  const write = Effect.fnUntraced(function* (course: OwnCourse) {
    const { id: courseId, version, publishedVersion, document } = course;
    const values = { version, publishedVersion, document, updatedAt: sql`now()` };
    const [row] = yield* database.query((db) =>
      db
        .insert(courseDrafts)
        .values({ courseId, ...values })
        .onConflictDoUpdate({ target: courseDrafts.courseId, set: values })
        .returning({ updatedAt: courseDrafts.updatedAt }),
    );
    return { ...course, updatedAt: row?.updatedAt ?? course.updatedAt } satisfies OwnCourse;
  });

  /** The course as its editor gets it. */
  const shown = Effect.fnUntraced(function* (course: OwnCourse) {
    const { id, state, version, publishedVersion, document, updatedAt, studentCount } = course;
    const isPublished = state !== "draft";
    const studentsAt = yield* database.query((db) => selectStudentsAt(db, id));
    return {
      id,
      slug: isPublished ? course.slug : null,
      state,
      version,
      publishedVersion,
      document,
      published: isPublished ? yield* published(id) : null,
      updatedAt: updatedAt.toISOString(),
      studentCount,
      studentsAt,
    } satisfies StudioCourse;
  });

  return { hold, write, shown };
};

export type OwnCourses = ReturnType<typeof makeOwnCourse>;
