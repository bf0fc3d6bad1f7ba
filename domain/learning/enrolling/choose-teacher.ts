import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { ACTOR } from "../../notifications/service.ts";
import { Conflict } from "../../shared/errors.ts";
import type { Deps } from "../deps.ts";
import { teacherChoice } from "./course-on-offer.ts";
import { lockOwn, readEnrollment } from "./rows.ts";

/** Carries out `Enrollments.chooseTeacher`. Sessions that are booked stay with whom they are booked. */
export const makeChooseTeacher = ({ database, outbox, notifications }: Deps) => {
  const choose = Effect.fn("Enrollments.chooseTeacher")(function* (
    userId: string,
    id: string,
    wanted: string | null,
  ) {
    const enrollment = yield* lockOwn(database, userId, id);
    if (enrollment.status === "cancelled")
      return yield* new Conflict({ message: "You’ve left this course. Enroll again to choose a teacher." });
    const { courseId, courseTitle, creatorId, teacherId: former } = enrollment;
    const teacherId = yield* teacherChoice(database, userId, { id: courseId, creatorId }, wanted);
    if (teacherId === former) return;
    const [changed] = yield* database.rows<{ readonly at: string }>(sql`
      update enrollments set student_teacher_id = ${teacherId} where id = ${id} returning clock_timestamp()::text as at`);
    const telling = { type: "enrollment", body: courseTitle, actorId: userId } as const;
    const cause = `teacher of ${id} at ${changed?.at}`;
    yield* notifications.notifyAll([
      ...(teacherId === null
        ? []
        : [
            {
              ...telling,
              userId: teacherId,
              title: `${ACTOR} chose you as a teacher`,
              actionUrl: "/students",
              cause,
            },
          ]),
      ...(former === null
        ? []
        : [{ ...telling, userId: former, title: `${ACTOR} changed teachers`, actionUrl: null, cause }]),
    ]);
  });

  return Effect.fn("Enrollments.chooseAndRead")(function* (
    userId: string,
    id: string,
    wanted: string | null,
  ) {
    yield* outbox.transaction(choose(userId, id, wanted));
    return yield* readEnrollment(database, id);
  });
};
