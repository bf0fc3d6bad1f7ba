import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { enrollments } from "../../../db/schema/index.ts";
import { countStudent } from "../../courses/people/student-count.ts";
import { ACTOR } from "../../notifications/service.ts";
import type { Deps } from "../deps.ts";
import { welcomeMail } from "../mails/welcome.ts";
import { makeSettling } from "../progress/settling.ts";
import type { CourseOnOffer } from "./course-on-offer.ts";
import { standingOf } from "./rows.ts";

/** What an enrolment begins with: what was agreed, and whom the student chose. */
export interface Terms {
  readonly course: Pick<CourseOnOffer, "id" | "slug" | "title" | "creatorId">;
  readonly teacherId: string | null;
  readonly priceCents: number;
  readonly discountCents: number;
  readonly sessionCount: number;
  readonly sessionMinutes: number;
}

/**
 * Begins an enrolment in the running transaction, which has locked the person and the course; answers its id. Where the
 * student is in the course already, it is that one, and nothing happens. Somebody who comes back goes on where they left.
 */
export const makeBegin = (deps: Deps) => {
  const { database, outbox, notifications, mails, homework, site } = deps;
  const { settle } = makeSettling(deps);

  /** Moves what was done in the last enrolment, which was cancelled, to this one; answers whether there was one. */
  const resume = Effect.fnUntraced(function* (id: string, userId: string, courseId: string) {
    const [before] = yield* database.rows<{ readonly id: string }>(sql`
      update enrollments e set resumes_id = b.id, last_module_id = b.last_module_id
      from (select id, last_module_id from enrollments
        where student_id = ${userId} and course_id = ${courseId} and status = 'cancelled'
        order by cancelled_at desc, id desc limit 1) b
      where e.id = ${id} returning b.id`);
    if (before === undefined) return false;
    yield* database.rows(sql`
      with moved as (update module_progress set enrollment_id = ${id} where enrollment_id = ${before.id}),
        noted as (update module_notes set enrollment_id = ${id} where enrollment_id = ${before.id})
      update session_waivers set enrollment_id = ${id} where enrollment_id = ${before.id}`);
    yield* database.rows(homework.moveTo(id, before.id));
    return true;
  });

  /** Tells the creator and the chosen teacher; and the student, what comes first. */
  const tell = Effect.fnUntraced(function* (id: string, userId: string, { course, teacherId }: Terms) {
    const concerned = [course.creatorId, ...(teacherId === null ? [] : [teacherId])];
    yield* notifications.notifyAll(
      concerned.map((to) => ({
        userId: to,
        type: "enrollment",
        title: to === teacherId ? `${ACTOR} chose you as a teacher` : `${ACTOR} enrolled`,
        body: course.title,
        actionUrl: "/students",
        cause: `enrolled ${id}`,
        actorId: userId,
      })),
    );
    yield* outbox.publish([{ party: "inbox", roomId: userId, message: { _tag: "RoomsChanged" } }]);
  });

  const welcome = Effect.fnUntraced(function* (id: string, userId: string, { course }: Terms) {
    const rows = yield* database.rows<{ id: string; name: string; email: string; emailVerified: boolean }>(
      sql`select id, name, email, email_verified as "emailVerified" from users where id = ${userId}`,
    );
    yield* mails.add(rows.map((to) => welcomeMail(to, course, site, id)));
  });

  return Effect.fn("learning.begin")(function* (userId: string, terms: Terms) {
    const { course, teacherId, priceCents, discountCents, sessionCount, sessionMinutes } = terms;
    const [row] = yield* database.query((db) =>
      db
        .insert(enrollments)
        .values({
          studentId: userId,
          courseId: course.id,
          studentTeacherId: teacherId,
          priceCents,
          discountCents,
          sessionCount,
          sessionMinutes,
          enrolledAt: sql`clock_timestamp()`,
        })
        .onConflictDoNothing()
        .returning({ id: enrollments.id }),
    );
    if (row === undefined) return { id: yield* standingOf(database, userId, course.id), isNew: false };
    const isBack = yield* resume(row.id, userId, course.id);
    yield* database.rows(countStudent(course.id, 1));
    yield* database.rows(sql`
      insert into instructor_followers (instructor_id, follower_id, first_enrollment_at)
      values (${course.creatorId}, ${userId}, clock_timestamp()) on conflict do nothing`);
    yield* tell(row.id, userId, terms);
    if (isBack) yield* settle([row.id]);
    else yield* welcome(row.id, userId, terms);
    return { id: row.id, isNew: true };
  });
};
