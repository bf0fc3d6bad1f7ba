/** Minutes for which a checkout may be paid at the price that it shows. Stripe allows 30 minutes to 24 hours. */
export const CHECKOUT_MINUTES = 60;

/** Enrollments that somebody may begin in a day: each tells its creator, and coming and going would never end. */
export const ENROLLMENTS_A_DAY = 20;

/** Characters of a private note about a module, and of the reason for which somebody leaves. */
export const MAX_NOTE_LENGTH = 20_000;
export const MAX_LEAVE_REASON_LENGTH = 1_000;

/** Characters of what a teacher writes to a student who has been away. */
export const MAX_NUDGE_LENGTH = 1_000;

/** Days between two nudges to the same student in the same course, whoever of those who teach sends them. */
export const NUDGE_EVERY_DAYS = 3;

/** Students on a page of the list of those who learn a course. */
export const STUDENTS_PER_PAGE = 50;

/** Checkouts that one sweep expires. */
export const EXPIRED_AT_ONCE = 500;
