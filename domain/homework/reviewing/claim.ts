import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { ACTOR } from "../../notifications/service.ts";
import { BadRequest, Conflict } from "../../shared/errors.ts";
import { noHomework } from "../access.ts";
import type { Deps } from "../deps.ts";
import { HAND_ON_AFTER_DAYS } from "../limits.ts";
import { mayHandOn } from "../rules.ts";
import { lockSubmission, overtaken } from "./locking.ts";
import { makeReading } from "./reading.ts";

/** Who reviews a submission: taking it, giving it back, and giving it to another. */
export const makeClaims = ({ database, outbox, notifications }: Deps) => {
  const reading = makeReading(database);

  const claim = Effect.fn("Homeworks.claim")(function* (userId: string, id: string, version: number) {
    const found = yield* lockSubmission(database, userId, id);
    // Taken already, by an answer that was lost.
    if (found.claimedBy !== userId) {
      if (found.status !== "submitted" || found.claimedBy !== null || found.version !== version)
        return yield* overtaken(found, userId);
      yield* database.rows(sql`update homework_submissions set claimed_by = ${userId}, claimed_at = clock_timestamp(),
        version = version + 1 where id = ${id}`);
    }
    return yield* reading(userId, id);
  });

  const release = Effect.fn("Homeworks.release")(function* (userId: string, id: string, version: number) {
    const found = yield* lockSubmission(database, userId, id);
    if (found.claimedBy === userId) {
      if (found.version !== version) return yield* overtaken(found, userId);
      yield* database.rows(sql`update homework_submissions set claimed_by = null, claimed_at = null,
        version = version + 1 where id = ${id}`);
    }
    return yield* reading(userId, id);
  });

  const handOn = Effect.fn("Homeworks.handOn")(function* (
    userId: string,
    id: string,
    version: number,
    to: string,
  ) {
    const found = yield* lockSubmission(database, userId, id);
    if (found.creatorId !== userId) return yield* noHomework();
    if (found.version !== version) return yield* overtaken(found, userId);
    if (!mayHandOn(found.status, found.submittedMs, found.nowMs))
      return yield* new Conflict({
        message: `It can go to somebody else once it has waited for ${HAND_ON_AFTER_DAYS} days.`,
      });
    const [able] =
      yield* database.rows(sql`select 1 from users p where p.id = ${to} and p.id <> ${found.studentId}
      and p.anonymised_at is null and (p.id = ${found.creatorId} or exists (select 1 from student_teachers teaching
        where teaching.user_id = p.id and teaching.course_id = ${found.courseId} and teaching.is_active))`);
    if (able === undefined) return yield* new BadRequest({ message: "to: doesn’t teach this course." });
    yield* database.rows(sql`update homework_submissions set handed_to = ${to}, claimed_by = null, claimed_at = null,
      version = version + 1 where id = ${id}`);
    if (to !== userId)
      yield* notifications.notify({
        userId: to,
        type: "homework",
        title: `${ACTOR} gave you homework to review`,
        body: `${found.title} · ${found.courseTitle}`,
        actionUrl: `/homework/${id}`,
        cause: `homework handed ${id} ${version}`,
        actorId: userId,
      });
    return yield* reading(userId, id);
  });

  return {
    claim: (userId: string, id: string, version: number) => outbox.transaction(claim(userId, id, version)),
    release: (userId: string, id: string, version: number) =>
      outbox.transaction(release(userId, id, version)),
    handOn: (userId: string, id: string, version: number, to: string) =>
      outbox.transaction(handOn(userId, id, version, to)),
  };
};
