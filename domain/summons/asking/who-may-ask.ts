import { and, eq, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { courseCurriculum, courses } from "../../../db/schema/index.ts";
import type { CourseAccess } from "../../courses/access.ts";
import { Forbidden, NotFound } from "../../shared/errors.ts";
import type { NewSummon } from "../model.ts";
import { isAsker, isRemovedFrom } from "../offers/candidates.ts";

/**
 * Whether somebody may call for help in a course, and about that module of it, as `mayAsk` says. `Forbidden` for everybody else and for whoever was removed from its
 * room, `NotFound` for what is not there.
 */
export const makeCheckPlace = (deps: {
  readonly database: Database["Service"];
  readonly access: CourseAccess["Service"];
}) => {
  const { database, access } = deps;
  return Effect.fn("summons.checkPlace")(function* (
    userId: string,
    { courseId, moduleId }: Pick<NewSummon, "courseId" | "moduleId">,
  ) {
    const membership = yield* access.membershipOf(userId, courseId);
    if (!isAsker(membership)) {
      const found = yield* database.query((db) =>
        db.select({ id: courses.id }).from(courses).where(eq(courses.id, courseId)),
      );
      if (found.length === 0) return yield* new NotFound({ message: "There is no such course." });
      return yield* new Forbidden({ message: "Only students of this course may call for help in it." });
    }
    const [asker] = yield* database.rows<{ readonly isRemoved: boolean }>(
      sql`select ${isRemovedFrom(sql`${userId}::uuid`, sql`${courseId}::uuid`)} as "isRemoved"`,
    );
    if (asker?.isRemoved)
      return yield* new Forbidden({
        message: "You were removed from this course's room, so you can't call for help in it.",
      });
    if (moduleId === undefined || moduleId === null) return;
    const modules = yield* database.query((db) =>
      db
        .select({ id: courseCurriculum.id })
        .from(courseCurriculum)
        .where(and(eq(courseCurriculum.id, moduleId), eq(courseCurriculum.courseId, courseId))),
    );
    if (modules.length === 0) return yield* new NotFound({ message: "The course has no such module." });
  });
};
