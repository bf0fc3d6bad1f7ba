import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { isVerifiedSql } from "../../identity/access.ts";
import { unverified } from "../../identity/errors.ts";
import { BadRequest, Conflict } from "../../shared/errors.ts";
import { noHomework, setsSql } from "../access.ts";
import type { Deps } from "../deps.ts";
import { MAX_ASSIGNMENTS } from "../limits.ts";
import type { AssignmentFields, WrittenAssignment } from "../model.ts";
import { lockAssignment, openEnrollments, staleAssignment } from "./locking.ts";
import { readAssignment } from "./reading.ts";

/** Carries out `Assignments.write`: a new draft, or what is written anew of one that is there. */
export const makeWrite = ({ database, outbox, enrollments }: Deps) => {
  const checkModule = Effect.fnUntraced(function* (courseId: string, { moduleId }: AssignmentFields) {
    if (moduleId === null) return;
    const [found] = yield* database.rows(sql`select 1 from course_curriculum m
      where m.id = ${moduleId} and m.course_id = ${courseId} and m.retired_at is null`);
    if (found === undefined)
      return yield* new BadRequest({ message: "moduleId: isn’t a module of this course" });
  });

  const create = Effect.fnUntraced(function* (
    userId: string,
    id: string,
    { courseId, fields: f }: WrittenAssignment,
  ) {
    const [course] = yield* database.rows<{ readonly count: number; readonly mayWrite: boolean }>(sql`
      select (select count(*)::int from homework_assignments a where a.course_id = c.id) as count,
        ${isVerifiedSql(userId)} as "mayWrite"
      from courses c where c.id = ${courseId} and ${setsSql(userId)} for no key update of c`);
    if (course === undefined) return yield* noHomework();
    if (!course.mayWrite) return yield* unverified();
    if (course.count >= MAX_ASSIGNMENTS)
      return yield* new Conflict({ message: "This course has as much homework as one can have." });
    yield* checkModule(courseId, f);
    const [made] = yield* database.rows(sql`
      insert into homework_assignments (id, course_id, created_by, module_id, title, description, instructions,
        due_within_days, due_on, accepts_late, is_required, max_points, max_attempts)
      values (${id}, ${courseId}, ${userId}, ${f.moduleId}, ${f.title}, ${f.description}, ${f.instructions},
        ${f.dueWithinDays}, ${f.dueOn}::date, ${f.acceptsLate}, ${f.isRequired}, ${f.maxPoints}, ${f.maxAttempts})
      on conflict (id) do nothing returning id`);
    if (made === undefined) return yield* new Conflict({ message: "Something else already has this id." });
  });

  const edit = Effect.fnUntraced(function* (
    userId: string,
    id: string,
    { courseId, version, fields: f }: WrittenAssignment,
  ) {
    const found = yield* lockAssignment(database, userId, id);
    if (found.courseId !== courseId) return yield* noHomework();
    if (found.version !== version) return yield* staleAssignment();
    const [now] = yield* database.rows<{ readonly moduleId: string | null }>(
      sql`select module_id as "moduleId" from homework_assignments where id = ${id}`,
    );
    // One whose module was taken out stays where it is.
    if (now?.moduleId !== f.moduleId) yield* checkModule(courseId, f);
    yield* database.rows(sql`update homework_assignments set module_id = ${f.moduleId}, title = ${f.title},
      description = ${f.description}, instructions = ${f.instructions}, due_within_days = ${f.dueWithinDays},
      due_on = ${f.dueOn}::date, accepts_late = ${f.acceptsLate}, is_required = ${f.isRequired},
      max_points = ${f.maxPoints}, max_attempts = ${f.maxAttempts}, version = version + 1 where id = ${id}`);
    // Required no longer: some have completed the course with that.
    if (found.isPublished) yield* enrollments.settle(yield* openEnrollments(database, courseId));
  });

  const write = Effect.fn("Assignments.write")(function* (
    userId: string,
    id: string,
    written: WrittenAssignment,
  ) {
    const [known] = yield* database.rows<{ readonly version: number }>(
      sql`select version from homework_assignments where id = ${id}`,
    );
    // A new one again, whose first answer was lost, is not made twice.
    if (written.version === 0 && known?.version !== 1) yield* create(userId, id, written);
    else yield* edit(userId, id, written.version === 0 ? { ...written, version: 1 } : written);
    return yield* readAssignment(database, userId, id);
  });

  return (userId: string, id: string, written: WrittenAssignment) =>
    outbox.transaction(write(userId, id, written));
};
