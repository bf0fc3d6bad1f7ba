import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { isVerifiedSql } from "../../identity/access.ts";
import { unverified } from "../../identity/errors.ts";
import { Conflict } from "../../shared/errors.ts";
import { rowsAs } from "../../shared/rows-as.ts";
import { noHomework, setsSql } from "../access.ts";

const locked = rowsAs(
  Schema.Struct({
    id: Schema.String,
    courseId: Schema.String,
    courseTitle: Schema.String,
    slug: Schema.String,
    title: Schema.String,
    version: Schema.Int,
    isPublished: Schema.Boolean,
    isActive: Schema.Boolean,
    submitted: Schema.Int,
    mayWrite: Schema.Boolean,
  }),
);
export type LockedAssignment = Effect.Success<ReturnType<typeof locked>>[number];

/** An assignment of one's own course, so locked that whatever else is done with it waits. `NotFound` for others’. */
export const lockAssignment = Effect.fnUntraced(function* (
  database: Database["Service"],
  userId: string,
  id: string,
) {
  const rows = yield* database.rows(sql`
    select a.id, a.course_id as "courseId", c.title as "courseTitle", c.slug, a.title, a.version,
      a.published_at is not null as "isPublished", a.is_active as "isActive",
      (select count(*)::int from homework_submissions s where s.assignment_id = a.id) as submitted,
      ${isVerifiedSql(userId)} as "mayWrite"
    from homework_assignments a join courses c on c.id = a.course_id
    where a.id = ${id} and ${setsSql(userId)} for no key update of a`);
  const [found] = yield* locked(rows);
  if (found === undefined) return yield* noHomework();
  return found.mayWrite ? found : yield* unverified();
});

export const staleAssignment = () =>
  new Conflict({
    message: "This was changed in another tab or on another device. Reload to see how it is now.",
  });

/** The enrolments of a course for which what is left may be another now, in the order in which they are locked. */
export const openEnrollments = (database: Database["Service"], courseId: string) =>
  Effect.map(
    database.rows<{ readonly id: string }>(sql`select e.id from enrollments e
      where e.course_id = ${courseId} and e.status in ('enrolled', 'in_progress') order by e.id`),
    (rows) => rows.map(({ id }) => id),
  );
