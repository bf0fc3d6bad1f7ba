import { asc, count, eq, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { preparedQuery } from "../../db/prepared.ts";
import { catalogueVersion, categories, courses } from "../../db/schema/index.ts";
import { type BadRequest, NotFound, type Unauthorized } from "../shared/errors.ts";
import { isListed } from "./catalogue.ts";
import { selectCourse } from "./course-page.ts";
import { CourseRooms } from "./course-rooms.ts";
import {
  type CourseSummary,
  countListed,
  selectCurrentSlug,
  selectSlugs,
  selectSummary,
} from "./course-summary.ts";
import { FreeHelpers } from "./free-helpers.ts";
import type {
  Category,
  Course,
  CourseCard,
  CourseFilter,
  CoursePage,
  Face,
  FoundPerson,
  FreeNow,
} from "./model.ts";
import { countFree, faces, free, selectFaces } from "./people/faces.ts";
import { findPeople } from "./people/people.ts";
import { freeIn, relatedCards, selectFreeIn, selectRelated } from "./related.ts";
import { makeList } from "./search/list.ts";
import { selectTopics } from "./topics.ts";

type Reader = { readonly id: string } | null;

/** The catalogue and its courses. `reader` is who asks, null for a stranger. */
export class Courses extends Context.Service<
  Courses,
  {
    /**
     * A page of the catalogue in the order of `sort`: unless it says, by fit to `q`, and without that the newest first.
     * Courses added meanwhile shift nothing. Where `q` finds nothing as it is spelled, what it may mean is searched for.
     * With `mine` the reader's own courses, those no longer listed too. A cursor that is none of this order is a
     * `BadRequest`; one's own courses and the order of one's interests are nobody's who is not signed in.
     */
    readonly list: (
      reader: Reader,
      filter: CourseFilter,
    ) => Effect.Effect<CoursePage, BadRequest | Unauthorized | DatabaseError>;
    /** Another text after each change of what the catalogue and the pages of courses show, apart from who is free. */
    readonly version: Effect.Effect<string, DatabaseError>;
    /** Some of those who teach, and how many people would answer a request for help right now. */
    readonly onShow: Effect.Effect<
      { readonly teachers: readonly Face[]; readonly helpersFree: number },
      DatabaseError
    >;
    /** Every category, in its order, with the number of listed courses. */
    readonly categories: Effect.Effect<readonly Category[], DatabaseError>;
    /** What somebody can be interested in: every category in its order, then the tags that most courses bear. */
    readonly topics: Effect.Effect<readonly string[], DatabaseError>;
    /** One course; a course that is not listed exists for its members alone. */
    readonly bySlug: (reader: Reader, slug: string) => Effect.Effect<Course, NotFound | DatabaseError>;
    /** Listed courses like it, the nearest first; for whom `bySlug` shows it. */
    readonly related: (
      reader: Reader,
      slug: string,
    ) => Effect.Effect<readonly CourseCard[], NotFound | DatabaseError>;
    /** Who of its student-teachers is free right now; for whom `bySlug` shows it. */
    readonly freeNow: (reader: Reader, slug: string) => Effect.Effect<FreeNow, NotFound | DatabaseError>;
    /**
     * The slug under which a course is found that once had this one; null where that is nothing to the reader, or the
     * course has it still.
     */
    readonly currentSlug: (reader: Reader, slug: string) => Effect.Effect<string | null, DatabaseError>;
    /** People by name or handle, as far as the reader may know of them: at most `PEOPLE_FOUND`. */
    readonly people: (readerId: string, q: string) => Effect.Effect<readonly FoundPerson[], DatabaseError>;
    /** What links and tabs say of it, for whom `bySlug` shows it. */
    readonly summary: (
      reader: Reader,
      slug: string,
    ) => Effect.Effect<CourseSummary, NotFound | DatabaseError>;
    /** How many courses are listed, and the slugs of so many of them, the oldest first. */
    readonly listedCount: Effect.Effect<number, DatabaseError>;
    readonly listedSlugs: (offset: number, limit: number) => Effect.Effect<readonly string[], DatabaseError>;
  }
>()("peerloop/courses/Courses") {
  static readonly layer = Layer.effect(
    Courses,
    Effect.gen(function* () {
      const database = yield* Database;
      const lent = { helpers: yield* FreeHelpers, rooms: yield* CourseRooms };

      const { list } = yield* makeList(database, lent.helpers);

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
        return course ?? (yield* new NotFound({ message: "This course doesn’t exist." }));
      });

      const summary = Effect.fn("Courses.summary")(function* (reader: Reader, slug: string) {
        const found = SLUG.test(slug)
          ? yield* database.query((db) => selectSummary(db, lent.rooms, reader?.id ?? null, slug))
          : null;
        return found ?? (yield* new NotFound({ message: "No such course." }));
      });

      const related = Effect.fn("Courses.related")(function* (reader: Reader, slug: string) {
        const { id } = yield* summary(reader, slug);
        const cards = yield* Effect.flatMap(database.rows(selectRelated(id)), relatedCards);
        return cards.map(({ card }) => card);
      });

      const freeNow = Effect.fn("Courses.freeNow")(function* (reader: Reader, slug: string) {
        const { id } = yield* summary(reader, slug);
        const [found] = yield* Effect.flatMap(database.rows(selectFreeIn(lent.helpers, id)), freeIn);
        return found ?? { count: 0, people: [] };
      });

      const currentSlug = (reader: Reader, slug: string) =>
        SLUG.test(slug)
          ? database.query((db) => selectCurrentSlug(db, reader?.id ?? null, slug))
          : Effect.succeed(null);

      const onShow = Effect.gen(function* () {
        const teachers = yield* Effect.flatMap(database.rows(selectFaces(lent.helpers)), faces);
        const [counted] = yield* Effect.flatMap(database.rows(countFree(lent.helpers)), free);
        return { teachers, helpersFree: counted?.free ?? 0 };
      });

      const version = database
        .query((db) => selectVersion(db, {}))
        .pipe(Effect.map(([row]) => String(row?.changedIn)));

      const people = (readerId: string, q: string) => findPeople(database, readerId, q);

      return Courses.of({
        version,
        onShow,
        list,
        categories: listCategories,
        topics: database.query(selectTopics),
        bySlug,
        related,
        freeNow,
        currentSlug,
        people,
        summary,
        listedCount: database.query(countListed),
        listedSlugs: (offset, limit) => database.query((db) => selectSlugs(db, offset, limit)),
      });
    }),
  );
}

const selectVersion = preparedQuery<Record<string, never>>()((db) =>
  db.select({ changedIn: catalogueVersion.changedIn }).from(catalogueVersion),
);

/** What the database lets a slug be: anything else need not be looked for. */
const SLUG = /^[a-z0-9-]{1,100}$/;
