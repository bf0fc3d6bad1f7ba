import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { lockPerson } from "../../identity/access.ts";
import { unverified } from "../../identity/errors.ts";
import { TooManyRequests } from "../../shared/errors.ts";
import { RateLimits } from "../../shared/rate-limits.ts";
import { waitInWords } from "../../shared/rules.ts";
import type { Deps } from "../deps.ts";
import { ENROLLMENTS_A_DAY } from "../limits.ts";
import type { EnrollAnswer, NewEnrollment } from "../model.ts";
import { makeBegin } from "./begin.ts";
import type { Checkouts } from "./checkouts.ts";
import { lockCourse, noCourse, teacherChoice } from "./course-on-offer.ts";
import { readEnrollment, standingOf } from "./rows.ts";

/** Carries out `Enrollments.enroll`. */
export const makeEnroll = (deps: Deps, checkouts: Checkouts) => {
  const { database, outbox } = deps;
  const begin = makeBegin(deps);

  const checkRate = Effect.fnUntraced(function* (userId: string) {
    if (!(yield* RateLimits)) return;
    const [row] = yield* database.rows<{ readonly count: number; readonly wait: number }>(sql`
      select count(*)::int as count,
        coalesce(ceil(extract(epoch from min(enrolled_at) + interval '1 day' - clock_timestamp())), 0)::int as wait
      from enrollments where student_id = ${userId} and enrolled_at > clock_timestamp() - interval '1 day'`);
    if (row === undefined || row.count < ENROLLMENTS_A_DAY) return;
    const retryAfterSeconds = Math.max(1, row.wait);
    return yield* new TooManyRequests({
      message: `You can enroll ${ENROLLMENTS_A_DAY} times a day. Try again in ${waitInWords(retryAfterSeconds)}.`,
      retryAfterSeconds,
    });
  });

  /** Enrols in a free course, or opens a checkout; whichever stands already is answered again. */
  const decide = Effect.fn("Enrollments.decide")(function* (
    userId: string,
    { courseId, studentTeacherId = null }: NewEnrollment,
  ) {
    // One at a time for each person: of twenty that come together one enrolls, and the others find that.
    const person = yield* database.query((db) => lockPerson(db, userId));
    const known = yield* standingOf(database, userId, courseId);
    if (known !== null) return { enrollmentId: known };
    if (!person?.isVerified) return yield* unverified();
    yield* checkRate(userId);
    const course = yield* lockCourse(database, userId, courseId);
    const teacherId = yield* teacherChoice(database, userId, course, studentTeacherId);
    if (course.priceCents > 0) return { checkout: yield* checkouts.open(userId, course, teacherId) };
    const { id } = yield* begin(userId, {
      course,
      teacherId,
      priceCents: 0,
      discountCents: 0,
      sessionCount: course.sessionCount,
      sessionMinutes: course.sessionMinutes,
    });
    return id === null ? yield* noCourse() : { enrollmentId: id };
  });

  return Effect.fn("Enrollments.enroll")(function* (userId: string, wanted: NewEnrollment) {
    const decided = yield* outbox.transaction(decide(userId, wanted));
    const answer: EnrollAnswer =
      "checkout" in decided
        ? { checkout: yield* checkouts.pageOf(decided.checkout) }
        : { enrollment: yield* readEnrollment(database, decided.enrollmentId) };
    return answer;
  });
};
