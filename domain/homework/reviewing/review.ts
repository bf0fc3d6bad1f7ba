import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Recipient } from "../../identity/mails/recipient.ts";
import { ACTOR } from "../../notifications/service.ts";
import { BadRequest, Conflict } from "../../shared/errors.ts";
import { graphemesIn, hasVisibleText } from "../../shared/rules.ts";
import type { Deps } from "../deps.ts";
import { dueAt } from "../due.ts";
import { MAX_FEEDBACK_LENGTH } from "../limits.ts";
import { reviewedMail } from "../mails/reviewed.ts";
import type { NewReview } from "../model.ts";
import { fitsPoints } from "../rules.ts";
import { type LockedSubmission, lockSubmission, overtaken } from "./locking.ts";
import { makeReading } from "./reading.ts";

/** Carries out `Homeworks.giveReview`: only of the version that was read, and by who has claimed it. */
export const makeReview = ({ database, outbox, notifications, mails, enrollments, site }: Deps) => {
  const reading = makeReading(database);

  const check = Effect.fnUntraced(function* (found: LockedSubmission, given: NewReview) {
    const { verdict, points, feedback, dueOn } = given;
    if (!fitsPoints(points, found.maxPoints, verdict))
      return yield* new BadRequest({
        message:
          found.maxPoints === null
            ? "points: this homework isn’t graded."
            : `points: must be a whole number from 0 to ${found.maxPoints}`,
      });
    if (graphemesIn(feedback) > MAX_FEEDBACK_LENGTH)
      return yield* new BadRequest({
        message: `feedback: must be at most ${MAX_FEEDBACK_LENGTH} characters long`,
      });
    if (verdict === "resubmit" && !hasVisibleText(feedback))
      return yield* new BadRequest({ message: "feedback: say what should change" });
    if (verdict === "accept" || dueOn === null) return;
    const due = dueAt(
      { ...noFacts, resubmitOn: dueOn, timeZone: found.timeZone, enrolledAt: found.submittedMs },
      true,
    );
    if (due === null || due <= found.nowMs)
      return yield* new BadRequest({ message: "dueOn: must be today or later" });
  });

  const tell = Effect.fnUntraced(function* (
    userId: string,
    found: LockedSubmission,
    verdict: NewReview["verdict"],
  ) {
    const about = `${found.title} · ${found.courseTitle}`;
    const path = `/courses/${found.slug}/homework/${found.assignmentId}`;
    const cause = `homework reviewed ${found.id} ${found.attempt}`;
    yield* notifications.notify({
      userId: found.studentId,
      type: "homework",
      title: verdict === "accept" ? `${ACTOR} accepted your homework` : `${ACTOR} asked for another version`,
      body: about,
      actionUrl: path,
      cause,
      actorId: userId,
    });
    const rows = yield* database.rows<Recipient & { readonly from: string }>(sql`
      select u.id, u.name, u.email, u.email_verified as "emailVerified",
        (select by.name from users by where by.id = ${userId}) as "from"
      from users u where u.id = ${found.studentId} and u.anonymised_at is null`);
    yield* mails.add(
      rows.map((to) =>
        reviewedMail(to, { ...found, from: to.from, path }, verdict, site, `${found.id}-${found.attempt}`),
      ),
    );
  });

  const give = Effect.fn("Homeworks.giveReview")(function* (userId: string, id: string, given: NewReview) {
    const found = yield* lockSubmission(database, userId, id);
    const status = given.verdict === "accept" ? "reviewed" : "resubmit_requested";
    // Given already, by an answer that was lost.
    const isRepeated =
      found.status === status && found.reviewedBy === userId && found.version === given.version + 1;
    if (isRepeated) return yield* reading(userId, id);
    if (found.status !== "submitted" || found.version !== given.version)
      return yield* overtaken(found, userId);
    if (found.claimedBy !== userId)
      return yield* found.claimedBy === null
        ? new Conflict({ message: "Start the review first, so that nobody else writes one too." })
        : overtaken(found, userId);
    yield* check(found, given);
    yield* database.rows(sql`update homework_submissions set status = ${status}, reviewed_by = ${userId},
      reviewed_at = clock_timestamp(), feedback = ${given.feedback.trim() === "" ? null : given.feedback},
      points = ${given.points}, max_points = ${found.maxPoints}, claimed_by = null, claimed_at = null,
      resubmit_due_on = ${given.verdict === "resubmit" ? given.dueOn : null}::date, version = version + 1
      where id = ${id}`);
    yield* tell(userId, found, given.verdict);
    if (status === "reviewed") yield* enrollments.settle([found.enrollmentId]);
    return yield* reading(userId, id);
  });

  return (userId: string, id: string, given: NewReview) => outbox.transaction(give(userId, id, given));
};

const noFacts = { publishedAt: null, dueWithinDays: null, dueOn: null, extendedTo: null };
