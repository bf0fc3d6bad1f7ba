import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { isRemovedFromCourseSql } from "../../chat/access.ts";
import type { CourseAccess } from "../../courses/access.ts";
import { Forbidden, NotFound } from "../../shared/errors.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import type { NewSummon } from "../model.ts";
import { isAsker } from "../offers/candidates.ts";

const askers = rowsAs(Schema.Struct({ isRemoved: Schema.Boolean }));

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
      if (!(yield* access.exists(courseId)))
        return yield* new NotFound({ message: "This course doesn’t exist." });
      return yield* new Forbidden({ message: "Only students of this course can ask for live help in it." });
    }
    const [asker] = yield* Effect.flatMap(
      database.rows(
        sql`select ${isRemovedFromCourseSql(sql`${userId}::uuid`, sql`${courseId}::uuid`)} as "isRemoved"`,
      ),
      askers,
    );
    if (asker === undefined || asker.isRemoved)
      return yield* new Forbidden({
        message: "You were removed from this course’s room, so you can’t ask for live help in it.",
      });
    if (moduleId === undefined || moduleId === null) return;
    if (!(yield* access.hasModule(courseId, moduleId)))
      return yield* new NotFound({ message: "This module isn’t part of the course." });
  });
};
