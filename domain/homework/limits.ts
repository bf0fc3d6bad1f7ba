/** Characters of an assignment: its title, one line about it, and what is to be done. */
export const MAX_TITLE_LENGTH = 120;
export const MAX_SUMMARY_LENGTH = 300;
export const MAX_INSTRUCTIONS_LENGTH = 10_000;

/** Assignments that a course may have, drafts and retired ones included. */
export const MAX_ASSIGNMENTS = 200;

/** Points that one may give at most. */
export const MOST_POINTS = 1_000;

/** Attempts that an assignment may allow. */
export const MOST_ATTEMPTS = 20;

/** Days after which something may be due at the latest. */
export const MOST_DUE_DAYS = 730;

/** Attempts at one assignment in all, those that were asked for included. */
export const ATTEMPTS_IN_ALL = 100;

/** Characters of what a student hands in, and links beside it. */
export const MAX_CONTENT_LENGTH = 20_000;
export const MAX_LINKS = 10;
export const MAX_LINK_LENGTH = 2_000;

/** Characters of a reviewer's feedback, of a message in the talk below, and of a comment that is kept for later. */
export const MAX_FEEDBACK_LENGTH = 10_000;
export const MAX_MESSAGE_LENGTH = 2_000;
export const MAX_COMMENT_LENGTH = 500;

/** Comments that a reviewer may keep. */
export const MAX_SAVED_COMMENTS = 100;

/** Messages that somebody may write below one submission in a day. */
export const MESSAGES_A_DAY = 100;

/** Hours for which a reviewer has a submission to themselves; after that another may take it. */
export const CLAIM_HOURS = 24;

/** Days without a review after which its reviewer is reminded (design.md, *homework that waits*). */
export const REMIND_AFTER_DAYS = [3, 7] as const;

/** Days after which the creator may give it to another. */
export const HAND_ON_AFTER_DAYS = 14;

/** Submissions on a page of the queue, and students on one of those who learn a course. */
export const QUEUE_PER_PAGE = 30;
export const STUDENTS_PER_PAGE = 50;

/** Submissions that one sweep reminds of. */
export const REMINDED_AT_ONCE = 200;
