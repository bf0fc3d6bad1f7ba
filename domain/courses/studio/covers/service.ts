import { and, eq, sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../../../db/database.ts";
import type { DatabaseError } from "../../../../db/errors.ts";
import { courseDrafts, courses } from "../../../../db/schema/index.ts";
import { isCreatorOfCoursesSql } from "../../../identity/access.ts";
import { Forbidden, NotFound } from "../../../shared/errors.ts";
import { membershipSql } from "../../access.ts";
import { isListed, isPublished } from "../../catalogue.ts";
import { coverAt, coverPath } from "./rules.ts";

/** Covers of courses: who may upload one, and who may see it. Their bytes are in file storage, at `coverKey`. */
export class Covers extends Context.Service<
  Covers,
  {
    /** Carries out `BeginCover`. */
    readonly begin: (
      userId: string,
      courseId: string,
    ) => Effect.Effect<{ readonly keep: readonly string[] }, NotFound | Forbidden | DatabaseError>;
    /** Carries out `FindCover` for this reader; null: a stranger. */
    readonly find: (
      readerId: string | null,
      courseId: string,
      hash: string,
    ) => Effect.Effect<{ readonly isPublic: boolean }, NotFound | DatabaseError>;
  }
>()("peerloop/courses/Covers") {
  static readonly layer = Layer.effect(
    Covers,
    Effect.gen(function* () {
      const database = yield* Database;

      const begin = Effect.fn("Covers.begin")(function* (userId: string, courseId: string) {
        const [course] = yield* database.query((db) =>
          db
            .select({ mayWrite: isCreatorOfCoursesSql(courses.creatorId) })
            .from(courses)
            .where(and(eq(courses.id, courseId), eq(courses.creatorId, userId))),
        );
        if (course === undefined) return yield* new NotFound({ message: "This course doesn’t exist." });
        if (!course.mayWrite) return yield* new Forbidden({ message: "Only creators can work on courses." });
        // A copy of the course shows the same cover until it has its own.
        const shown = yield* database.query((db) =>
          db
            .select({
              published: courses.thumbnailUrl,
              written: sql<string | null>`${courseDrafts.document} ->> 'thumbnailUrl'`,
            })
            .from(courses)
            .leftJoin(courseDrafts, eq(courseDrafts.courseId, courses.id))
            .where(eq(courses.creatorId, userId)),
        );
        const covers = shown.flatMap(({ published, written }) => [
          coverAt(published ?? ""),
          coverAt(written ?? ""),
        ]);
        return { keep: covers.flatMap((cover) => (cover?.courseId === courseId ? [cover.hash] : [])) };
      });

      const find = Effect.fn("Covers.find")(function* (
        readerId: string | null,
        courseId: string,
        hash: string,
      ) {
        const isShown = eq(courses.thumbnailUrl, coverPath(courseId, hash));
        const isMine =
          readerId === null
            ? sql`false`
            : sql`(${courses.id} = ${courseId} and ${courses.creatorId} = ${readerId})
                or (${isShown} and ${isPublished} and ${membershipSql(readerId, courses.id)} is not null)`;
        const rows = yield* database.query((db) =>
          db
            .select({ isPublic: sql<boolean>`(${isShown} and ${isListed}) is true` })
            .from(courses)
            .where(sql`(${isShown} and ${isListed}) or ${isMine}`),
        );
        if (rows.length === 0) return yield* new NotFound({ message: "This picture doesn’t exist." });
        return { isPublic: rows.some(({ isPublic }) => isPublic) };
      });

      return Covers.of({ begin, find });
    }),
  );
}
