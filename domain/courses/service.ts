import { asc, count, eq, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { preparedQuery } from "../../db/prepared.ts";
import { catalogueVersion, categories, courses } from "../../db/schema/index.ts";
import { type BadRequest, NotFound, Unauthorized } from "../shared/errors.ts";
import { isListed, selectCards } from "./catalogue.ts";
import { selectCourse } from "./course-page.ts";
import { CourseRooms } from "./course-rooms.ts";
import { catalogueCursor } from "./cursor.ts";
import { FreeHelpers } from "./free-helpers.ts";
import { COURSES_PER_PAGE } from "./limits.ts";
import type { Category, Course, CourseFilter, CoursePage } from "./model.ts";

type Reader = { readonly id: string } | null;

/** The catalogue and its courses. `reader` is who asks, null for a stranger. */
export class Courses extends Context.Service<
  Courses,
  {
    /**
     * A page of the catalogue, the best fit to `q` first, then the newest; courses added meanwhile shift nothing.
     * With `mine` the reader's own courses, those no longer listed too. A cursor that is none is a `BadRequest`.
     */
    readonly list: (
      reader: Reader,
      filter: CourseFilter,
    ) => Effect.Effect<CoursePage, BadRequest | Unauthorized | DatabaseError>;
    /** Another text after each change of what the catalogue and the pages of courses show, apart from who is free. */
    readonly version: Effect.Effect<string, DatabaseError>;
    /** Every category, in its order, with the number of listed courses. */
    readonly categories: Effect.Effect<readonly Category[], DatabaseError>;
    /** One course; a course that is not listed exists for its members alone. */
    readonly bySlug: (reader: Reader, slug: string) => Effect.Effect<Course, NotFound | DatabaseError>;
  }
>()("peerloop/courses/Courses") {
  static readonly layer = Layer.effect(
    Courses,
    Effect.gen(function* () {
      const database = yield* Database;
      const lent = { helpers: yield* FreeHelpers, rooms: yield* CourseRooms };

      const list = Effect.fn("Courses.list")(function* (reader: Reader, filter: CourseFilter) {
        if (filter.mine && reader === null) return yield* new Unauthorized({ message: "Please sign in." });
        const after = yield* catalogueCursor.read(filter.cursor);
        const limit = filter.limit ?? COURSES_PER_PAGE;
        const rows = yield* database.query((db) => selectCards(db, filter, reader?.id ?? null, after, limit));
        const page = rows.slice(0, limit);
        const last = page.at(-1);
        return {
          courses: page.map(({ rank: _rank, createdMicros: _created, ...card }) => card),
          nextCursor: rows.length > limit && last ? catalogueCursor.write(last) : null,
        };
      });

      const listCategories = database.query((db) =>
        db
          .select({
            id: categories.id,
            name: categories.name,
            slug: categories.slug,
            courseCount: count(courses.id),
          })
          .from(categories)
          .leftJoin(courses, sql`${eq(courses.categoryId, categories.id)} and ${isListed}`)
          .groupBy(categories.id)
          .orderBy(asc(categories.displayOrder), asc(categories.name)),
      );

      const bySlug = Effect.fn("Courses.bySlug")(function* (reader: Reader, slug: string) {
        const course = SLUG.test(slug)
          ? yield* database.query((db) => selectCourse(db, lent, reader?.id ?? null, slug))
          : null;
        return course ?? (yield* new NotFound({ message: "No such course." }));
      });

      const version = database
        .query((db) => selectVersion(db, {}))
        .pipe(Effect.map(([row]) => String(row?.changedIn)));

      return Courses.of({ version, list, categories: listCategories, bySlug });
    }),
  );
}

const selectVersion = preparedQuery<Record<string, never>>()((db) =>
  db.select({ changedIn: catalogueVersion.changedIn }).from(catalogueVersion),
);

/** What the database lets a slug be: anything else need not be looked for. */
const SLUG = /^[a-z0-9-]{1,100}$/;
