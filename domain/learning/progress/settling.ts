import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { ACTOR } from "../../notifications/service.ts";
import type { Deps } from "../deps.ts";
import { type LockedEnrollment, lockEnrollment } from "../enrolling/rows.ts";
import type { EnrollmentStatus } from "../model.ts";
import { type Figures, isComplete } from "../rules.ts";
import { type FigureRow, figureColumns, figuresOf } from "./figures.ts";

const nothing: FigureRow = {
  modulesTotal: 0,
  modulesDone: 0,
  sessionsTotal: 0,
  sessionsDone: 0,
  homeworkTotal: 0,
  homeworkDone: 0,
};

/** How far an enrolment has come, and its status after that. */
interface Settled {
  readonly figures: Figures;
  readonly status: EnrollmentStatus;
}

/** What makes a course in progress or completed, decided in the transaction that makes it so, whatever that is. */
export const makeSettling = ({ database, notifications, booked, homework, certificates }: Deps) => {
  const figures = Effect.fnUntraced(function* (id: string) {
    const [row] = yield* database.rows<FigureRow>(
      sql`select ${figureColumns({ booked, homework })} from enrollments e where e.id = ${id}`,
    );
    return figuresOf(row ?? nothing);
  });

  const statusAfter = (status: EnrollmentStatus, now: Figures): EnrollmentStatus => {
    if (status === "cancelled" || status === "completed") return status;
    if (isComplete(now)) return "completed";
    return now.modules.done + now.sessions.done > 0 ? "in_progress" : status;
  };

  const tellCompleted = (enrollment: LockedEnrollment) => {
    const { id, studentId, creatorId, teacherId, courseTitle, courseSlug } = enrollment;
    const about = { type: "enrollment", body: courseTitle, cause: `completed ${id}` } as const;
    const teaching = new Set([creatorId, ...(teacherId === null ? [] : [teacherId])]);
    return notifications.notifyAll([
      {
        ...about,
        userId: studentId,
        title: "You completed the course",
        actionUrl: `/courses/${courseSlug}/learn`,
      },
      ...[...teaching].map((userId) => ({
        ...about,
        userId,
        title: `${ACTOR} completed your course`,
        actionUrl: "/students",
        actorId: studentId,
      })),
    ]);
  };

  /** Settles an enrolment that the running transaction has locked, and says how far it is. A completed one stays so. */
  const settleLocked = Effect.fn("learning.settle")(function* (enrollment: LockedEnrollment) {
    const now = yield* figures(enrollment.id);
    const status = statusAfter(enrollment.status, now);
    if (status !== enrollment.status) {
      yield* database.rows(sql`update enrollments set status = ${status},
        completed_at = case when ${status} = 'completed' then clock_timestamp() end where id = ${enrollment.id}`);
      if (status === "completed") {
        yield* tellCompleted(enrollment);
        yield* certificates.completed(enrollment);
      }
    }
    return { figures: now, status } satisfies Settled;
  });

  /** The same of some enrolments by their ids, each locked, in the order of their ids. */
  const settle = Effect.fn("learning.settleAll")(function* (ids: readonly string[]) {
    for (const id of [...new Set(ids)].sort()) {
      const enrollment = yield* lockEnrollment(database, id);
      if (enrollment) yield* settleLocked(enrollment);
    }
  });

  return { settle, settleLocked };
};
