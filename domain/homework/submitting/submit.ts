import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { ACTOR } from "../../notifications/service.ts";
import { Conflict, TooManyRequests } from "../../shared/errors.ts";
import { noHomework } from "../access.ts";
import type { Deps } from "../deps.ts";
import { dueMs } from "../due-rows.ts";
import { ATTEMPTS_IN_ALL } from "../limits.ts";
import type { NewSubmission } from "../model.ts";
import { whyNot } from "../rules.ts";
import { refusalWords } from "../words.ts";
import { lockPlace } from "./locking.ts";
import { makeById } from "./reading.ts";
import { checkedWork, textsSql } from "./work.ts";

type Place = Effect.Success<ReturnType<typeof lockPlace>>;

/** Carries out `Homeworks.submit`. The attempt before is kept beside it with its feedback, as it is. */
export const makeSubmit = (deps: Deps) => {
  const { database, outbox, notifications } = deps;
  const byId = makeById(database);

  /** Whether the device has sent it before, and it arrived. */
  const isKnown = Effect.fnUntraced(function* (place: Place, requestId: string) {
    const [found] = yield* database.rows<{ readonly submissionId: string }>(sql`
      select s.id as "submissionId" from homework_submissions s where s.request_id = ${requestId}
      union all select v.submission_id from homework_submission_versions v where v.request_id = ${requestId}`);
    if (found === undefined) return false;
    if (found.submissionId === place.submissionId) return true;
    return yield* new Conflict({ message: "Something else was handed in under this id." });
  });

  const store = Effect.fnUntraced(function* (userId: string, id: string, place: Place, sent: NewSubmission) {
    const { content, links } = yield* checkedWork(sent);
    const due = dueMs(place);
    const dueSql = due === null ? sql`null::timestamptz` : sql`to_timestamp(${due / 1000}::float8)`;
    if (place.submissionId === null) {
      const [row] = yield* database.rows<{ readonly id: string }>(sql`
        insert into homework_submissions (assignment_id, student_id, enrollment_id, content, links, submitted_at,
          request_id, due_at)
        values (${id}, ${userId}, ${place.enrollmentId}, ${content}, ${textsSql(links)}, clock_timestamp(), ${sent.id},
          ${dueSql}) returning id`);
      return { submissionId: row?.id ?? "", attempt: 1 };
    }
    const [row] = yield* database.rows<{ readonly attempt: number }>(sql`
      with kept as (
        insert into homework_submission_versions (submission_id, version, content, file_url, links, status,
          submitted_at, reviewed_by, reviewed_at, feedback, points, max_points, request_id, due_at)
        select s.id, s.attempt, s.content, s.file_url, s.links, s.status, s.submitted_at, s.reviewed_by, s.reviewed_at,
          s.feedback, s.points, s.max_points, s.request_id, s.due_at
        from homework_submissions s where s.id = ${place.submissionId})
      update homework_submissions set content = ${content}, file_url = null, links = ${textsSql(links)},
        status = 'submitted', submitted_at = clock_timestamp(), reviewed_by = null, reviewed_at = null,
        feedback = null, points = null, max_points = null, attempt = attempt + 1, version = version + 1,
        request_id = ${sent.id}, due_at = ${dueSql}, resubmit_due_on = null, claimed_by = null, claimed_at = null,
        reminders = 0
      where id = ${place.submissionId} returning attempt`);
    return { submissionId: place.submissionId, attempt: row?.attempt ?? 1 };
  });

  /** One receipt for the student, and word to whom it waits for. */
  const tell = (userId: string, id: string, place: Place, submissionId: string, attempt: number) =>
    notifications.notifyAll([
      {
        userId,
        type: "homework",
        title: attempt === 1 ? "Your homework is in" : `Version ${attempt} of your homework is in`,
        body: `${place.title} · ${place.courseTitle}`,
        actionUrl: `/courses/${place.slug}/homework/${id}`,
        cause: `homework in ${submissionId} ${attempt}`,
      },
      {
        userId: place.waitsFor,
        type: "homework",
        title: attempt === 1 ? `${ACTOR} handed in homework` : `${ACTOR} handed in another version`,
        body: `${place.title} · ${place.courseTitle}`,
        actionUrl: `/homework/${submissionId}`,
        cause: `homework waits ${submissionId} ${attempt}`,
        actorId: userId,
      },
    ]);

  const submit = Effect.fn("Homeworks.submit")(function* (userId: string, id: string, sent: NewSubmission) {
    const place = yield* lockPlace(database, userId, id);
    if (!(yield* isKnown(place, sent.id))) {
      const { dueStatus: status, attempt, isClaimed } = place;
      const last =
        status === null || attempt === null ? null : { status, attempt, isClaimed: isClaimed === true };
      const due = dueMs(place);
      const refused = whyNot(place, last, due !== null && place.nowMs > due);
      if (refused === "retired" && last === null) return yield* noHomework();
      if (refused !== null) return yield* new Conflict({ message: refusalWords[refused] });
      if ((attempt ?? 0) >= ATTEMPTS_IN_ALL)
        return yield* new TooManyRequests({
          message: "That’s as many versions as one homework takes.",
          retryAfterSeconds: 86_400,
        });
      const done = yield* store(userId, id, place, sent);
      yield* database.rows(
        sql`delete from homework_drafts where assignment_id = ${id} and student_id = ${userId}`,
      );
      yield* tell(userId, id, place, done.submissionId, done.attempt);
    }
    return yield* byId(userId, place.slug, id);
  });

  return (userId: string, id: string, sent: NewSubmission) => outbox.transaction(submit(userId, id, sent));
};
