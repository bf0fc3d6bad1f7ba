import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { countStudent } from "../../courses/people/student-count.ts";
import { ACTOR } from "../../notifications/service.ts";
import { Conflict } from "../../shared/errors.ts";
import type { Deps } from "../deps.ts";
import { lockOwn, readEnrollment } from "./rows.ts";

interface Booked {
  readonly id: string;
  readonly teacherId: string;
  readonly version: number;
}

/**
 * Carries out `Enrollments.leave`. The room, its notifications and open calls for help end by triggers with the
 * enrolment; bookings end here, and those who would have taught are told.
 */
export const makeLeave = ({ database, outbox, notifications, booked }: Deps) => {
  const leave = Effect.fn("Enrollments.leave")(function* (userId: string, id: string, reason: string) {
    const enrollment = yield* lockOwn(database, userId, id);
    if (enrollment.status === "cancelled") return;
    if (enrollment.status === "completed")
      return yield* new Conflict({ message: "You’ve completed this course. There’s nothing to leave." });
    const { courseId, courseTitle, creatorId, teacherId } = enrollment;
    yield* database.rows(sql`update enrollments set status = 'cancelled', cancelled_at = clock_timestamp(),
      cancel_reason = ${reason.trim() === "" ? null : reason.trim()} where id = ${id}`);
    yield* database.rows(countStudent(courseId, -1));
    const ended = yield* database.rows<Booked>(booked.cancelOf(id, userId));
    yield* outbox.publish(
      ended.flatMap(({ id: sessionId, version }) => {
        const message = { _tag: "SessionChanged", sessionId, version };
        return [
          { party: "session", roomId: sessionId, message } as const,
          { party: "dashboard", roomId: creatorId, message } as const,
        ];
      }),
    );
    const told = new Set([
      creatorId,
      ...(teacherId === null ? [] : [teacherId]),
      ...ended.map((s) => s.teacherId),
    ]);
    const bookedBy = (to: string) => ended.filter((session) => session.teacherId === to).length;
    yield* notifications.notifyAll(
      [...told].map((to) => ({
        userId: to,
        type: "enrollment" as const,
        title: `${ACTOR} left`,
        body: [courseTitle, ...cancelledWords(bookedBy(to))].join(" · "),
        actionUrl: bookedBy(to) > 0 ? "/sessions" : "/students",
        cause: `left ${id}`,
        actorId: userId,
      })),
    );
    yield* outbox.publish([{ party: "inbox", roomId: userId, message: { _tag: "RoomsChanged" } }]);
  });

  return Effect.fn("Enrollments.leaveAndRead")(function* (userId: string, id: string, reason: string) {
    yield* outbox.transaction(leave(userId, id, reason));
    return yield* readEnrollment(database, id);
  });
};

const cancelledWords = (count: number): readonly string[] =>
  count === 0 ? [] : [count === 1 ? "1 session canceled" : `${count} sessions canceled`];
