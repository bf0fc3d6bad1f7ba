import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { ACTOR } from "../../notifications/service.ts";
import { Conflict } from "../../shared/errors.ts";
import type { Deps } from "../deps.ts";
import { type LockedAssignment, lockAssignment, openEnrollments, staleAssignment } from "./locking.ts";
import { readAssignment } from "./reading.ts";

/** Publishing homework, retiring it, taking that back, and removing a draft. */
export const makeStates = ({ database, outbox, notifications, enrollments }: Deps) => {
  /** Tells the course's students, once, whatever is taken back afterwards. */
  const tell = Effect.fnUntraced(function* (
    userId: string,
    { id, courseId, courseTitle, slug, title }: LockedAssignment,
  ) {
    const students = yield* database.rows<{ readonly studentId: string }>(sql`
      select e.student_id as "studentId" from enrollments e
      where e.course_id = ${courseId} and e.status in ('enrolled', 'in_progress') order by e.student_id`);
    yield* notifications.notifyAll(
      students.map(({ studentId }) => ({
        userId: studentId,
        type: "homework" as const,
        title: `${ACTOR} set new homework`,
        body: `${title} · ${courseTitle}`,
        actionUrl: `/courses/${slug}/homework/${id}`,
        cause: `homework set ${id}`,
        actorId: userId,
      })),
    );
  });

  const publish = Effect.fn("Assignments.publish")(function* (userId: string, id: string, version: number) {
    const found = yield* lockAssignment(database, userId, id);
    if (!found.isPublished) {
      if (found.version !== version) return yield* staleAssignment();
      yield* database.rows(sql`update homework_assignments set published_at = clock_timestamp(), is_active = true,
        version = version + 1 where id = ${id}`);
      yield* tell(userId, found);
    }
    return yield* readAssignment(database, userId, id);
  });

  /** Retires it, or takes that back: for those for whom it was all that was left, the course is completed with that. */
  const setActive = (isActive: boolean) =>
    Effect.fn("Assignments.setActive")(function* (userId: string, id: string, version: number) {
      const found = yield* lockAssignment(database, userId, id);
      if (!found.isPublished)
        return yield* new Conflict({ message: "This is a draft. Publish it first, or remove it." });
      if (found.isActive !== isActive) {
        if (found.version !== version) return yield* staleAssignment();
        yield* database.rows(
          sql`update homework_assignments set is_active = ${isActive}, version = version + 1 where id = ${id}`,
        );
        if (!isActive) yield* enrollments.settle(yield* openEnrollments(database, found.courseId));
      }
      return yield* readAssignment(database, userId, id);
    });

  const remove = Effect.fn("Assignments.remove")(function* (userId: string, id: string) {
    const found = yield* lockAssignment(database, userId, id);
    if (found.isPublished)
      return yield* new Conflict({ message: "Students have seen this homework. Retire it instead." });
    yield* database.rows(sql`delete from homework_assignments where id = ${id}`);
  });

  return {
    publish: (userId: string, id: string, version: number) =>
      outbox.transaction(publish(userId, id, version)),
    retire: (userId: string, id: string, version: number) =>
      outbox.transaction(setActive(false)(userId, id, version)),
    restore: (userId: string, id: string, version: number) =>
      outbox.transaction(setActive(true)(userId, id, version)),
    remove: (userId: string, id: string) => outbox.transaction(remove(userId, id)),
  };
};
