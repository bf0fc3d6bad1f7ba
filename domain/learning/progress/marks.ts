import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { isConnected } from "../../notifications/presence.ts";
import { Conflict, NotFound } from "../../shared/errors.ts";
import type { Deps } from "../deps.ts";
import { type LockedEnrollment, lockOwn } from "../enrolling/rows.ts";
import type { NewMark, Progress } from "../model.ts";
import { percentOf } from "../rules.ts";
import { makeSettling } from "./settling.ts";

const noModule = () => new NotFound({ message: "This module isn’t part of the course anymore." });

interface MarkRow {
  readonly isKnown: boolean;
  readonly isComplete: boolean | null;
  readonly at: string;
}

/** Carries out `Enrollments.mark`: the later word of all of a student's devices stands (`laterMark`). */
export const makeMark = (deps: Deps) => {
  const { database, outbox } = deps;
  const { settleLocked } = makeSettling(deps);

  const write = (enrollment: LockedEnrollment, moduleId: string, { isComplete, at }: NewMark) => {
    const saidAt =
      at === undefined
        ? sql`clock_timestamp()`
        : sql`least(to_timestamp(${at}::float8 / 1000), clock_timestamp())`;
    return database.rows<MarkRow>(sql`
      with module as (select m.id from course_curriculum m
        where m.id = ${moduleId} and m.course_id = ${enrollment.courseId} and m.retired_at is null),
      marked as (
        insert into module_progress (enrollment_id, module_id, is_complete, completed_at, marked_at)
        select ${enrollment.id}, module.id, ${isComplete}::boolean,
          case when ${isComplete}::boolean then ${saidAt} end, ${saidAt} from module
        on conflict (enrollment_id, module_id) do update set is_complete = excluded.is_complete,
          completed_at = case when module_progress.is_complete and excluded.is_complete
            then module_progress.completed_at else excluded.completed_at end,
          marked_at = excluded.marked_at
        where (excluded.marked_at, excluded.is_complete) > (module_progress.marked_at, module_progress.is_complete)
        returning is_complete)
      select exists (select from module) as "isKnown",
        coalesce((select is_complete from marked), (select p.is_complete from module_progress p
          where p.enrollment_id = ${enrollment.id} and p.module_id = ${moduleId})) as "isComplete",
        to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`);
  };

  /** Tells the student's other devices, and those who teach, where they have one open. */
  const tell = Effect.fnUntraced(function* (
    enrollment: LockedEnrollment,
    moduleId: string,
    at: string,
    { progress, status, isComplete }: Progress,
  ) {
    const concerned = [enrollment.studentId, enrollment.creatorId, enrollment.teacherId].filter(
      (id) => id !== null,
    );
    const here = yield* database.rows<{ readonly userId: string }>(sql`
      select u.id as "userId" from users u
      where u.id in (${sql.join(
        concerned.map((id) => sql`${id}::uuid`),
        sql`, `,
      )}) and ${isConnected(sql`u.id`)}`);
    const message = {
      _tag: "Progress",
      enrollmentId: enrollment.id,
      courseId: enrollment.courseId,
      studentId: enrollment.studentId,
      moduleId,
      isComplete,
      done: progress.done,
      total: progress.total,
      status,
      at,
    };
    yield* outbox.publish(here.map(({ userId }) => ({ party: "inbox", roomId: userId, message })));
  });

  const mark = Effect.fn("Enrollments.mark")(function* (
    userId: string,
    id: string,
    moduleId: string,
    said: NewMark,
  ) {
    const enrollment = yield* lockOwn(database, userId, id);
    if (enrollment.status === "cancelled")
      return yield* new Conflict({
        message: "You’ve left this course. Enroll again to go on where you were.",
      });
    const [row] = yield* write(enrollment, moduleId, said);
    if (!row?.isKnown) return yield* noModule();
    const { figures, status } = yield* settleLocked(enrollment);
    const isComplete = row.isComplete ?? said.isComplete;
    const answer: Progress = {
      progress: { ...figures.modules, percent: percentOf(figures) },
      status,
      isComplete,
    };
    yield* tell(enrollment, moduleId, row.at, answer);
    return answer;
  });

  return (userId: string, id: string, moduleId: string, said: NewMark) =>
    outbox.transaction(mark(userId, id, moduleId, said));
};
