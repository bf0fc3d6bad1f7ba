/** What of a price goes to the student-teacher who taught: 15 to the platform, 15 to the creator (*shares* of the design). */
const TEACHER_PERCENT = 70;

/** What somebody who teaches a course gets, in cents of its currency. */
export interface Earnings {
  readonly perStudentCents: number;
  /** Of each live session; the last one has what rounding leaves besides. */
  readonly perSessionCents: number;
}

const shareOf = (cents: number): number => Math.floor((cents * TEACHER_PERCENT) / 100);

/**
 * What a student-teacher earns by teaching all of a course to one student. It is earned by the session: the price by their
 * number, rounded down, the last one taking the rest; of each the share, rounded down. Null where nothing is: in a free
 * course, and in one without sessions, whose price is its creator's.
 */
export const earningsOf = (priceCents: number, sessionCount: number | null): Earnings | null => {
  if (priceCents === 0 || sessionCount === null || sessionCount === 0) return null;
  const part = Math.floor(priceCents / sessionCount);
  const last = priceCents - part * (sessionCount - 1);
  return {
    perStudentCents: shareOf(part) * (sessionCount - 1) + shareOf(last),
    perSessionCents: shareOf(part),
  };
};
