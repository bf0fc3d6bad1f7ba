import { sql } from "drizzle-orm";
import { Effect, Schema } from "effect";
import type { Database } from "../../../db/database.ts";
import { isBlockedSql } from "../../identity/access.ts";
import { Conflict, Forbidden, NotFound } from "../../shared/errors.ts";
import { rowsAs } from "../../shared/rows-as.ts";

const OnOffer = Schema.Struct({
  id: Schema.String,
  slug: Schema.String,
  title: Schema.String,
  creatorId: Schema.String,
  isOpen: Schema.Boolean,
  isBlocked: Schema.Boolean,
  priceCents: Schema.Int,
  currency: Schema.String,
  sessionCount: Schema.Int,
  sessionMinutes: Schema.Int,
});
export type CourseOnOffer = typeof OnOffer.Type;

const onOffer = rowsAs(OnOffer);

export const noCourse = () => new NotFound({ message: "This course doesn’t exist." });

/**
 * A course that `userId` wants to learn, with what it costs now, locked so that it is the same until the transaction
 * ends. One that is not open is `NotFound`, as it is everywhere else; one's own is refused.
 */
export const lockCourse = Effect.fn("learning.lockCourse")(function* (
  database: Database["Service"],
  userId: string,
  courseId: string,
) {
  const rows = yield* database.rows(sql`
    select c.id, c.slug, c.title, c.creator_id as "creatorId", c.is_active and not c.is_retired as "isOpen",
      ${isBlockedSql(userId, sql`c.creator_id`)} as "isBlocked",
      c.price_cents as "priceCents", c.currency, coalesce(c.session_count, 0) as "sessionCount",
      c.session_minutes as "sessionMinutes"
    from courses c where c.id = ${courseId} for no key update`);
  const [course] = yield* onOffer(rows);
  if (course?.creatorId === userId)
    return yield* new Forbidden({ message: "This is your own course. You can’t enroll in it." });
  if (!course?.isOpen) return yield* noCourse();
  if (course.isBlocked) return yield* new Forbidden({ message: "You can’t enroll in this course." });
  return course;
});

const choices = rowsAs(Schema.Struct({ isChoosable: Schema.Boolean }));

/**
 * Whom a student wants as teacher, as it is stored: an active student-teacher of the course, or null for its creator and
 * for whoever is free. `Conflict` for anybody else, and where either of the two has blocked the other.
 */
export const teacherChoice = Effect.fn("learning.teacherChoice")(function* (
  database: Database["Service"],
  userId: string,
  course: Pick<CourseOnOffer, "id" | "creatorId">,
  teacherId: string | null,
) {
  if (teacherId === null || teacherId === course.creatorId) return null;
  const rows = yield* database.rows(sql`
    select t.user_id <> ${userId} and not ${isBlockedSql(userId, sql`t.user_id`)} as "isChoosable"
    from student_teachers t join users p on p.id = t.user_id and p.anonymised_at is null
    where t.course_id = ${course.id} and t.user_id = ${teacherId} and t.is_active`);
  const [choice] = yield* choices(rows);
  if (choice?.isChoosable) return teacherId;
  return yield* new Conflict({
    message: "This teacher doesn’t take new students right now. Choose someone else.",
  });
});
