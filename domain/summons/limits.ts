/** Fewest and most goodwill points a student may offer for help. */
export const MIN_POINTS = 10;
export const MAX_POINTS = 25;

/** Seconds for which a summon waits for a helper. */
export const SUMMON_TTL_SECONDS = 5 * 60;

/** Seconds that both must have been present for the points to be released. */
export const MIN_TALK_SECONDS = 5 * 60;

/** Hours for which time together that paid nothing counts for the next help of the same two in the course. */
export const CARRIED_HOURS = 24;

/** Seconds without a visible client after which somebody's readiness to help ends by itself. */
export const AVAILABLE_FOR_SECONDS = 10 * 60;

/** Seconds before a booked session from which on its two people are not called for help. */
export const BEFORE_SESSION_SECONDS = 15 * 60;

/** Longest description of what the student needs, in characters as people count them. */
export const MAX_SUMMON_MESSAGE_LENGTH = 2_000;

/** Longest line said in the help room, in characters as people count them; `MAX_TEXT_BYTES` holds as well. */
export const MAX_SAY_LENGTH = 4_000;

/** Summons a student may make in an hour. */
export const SUMMONS_PER_HOUR = 12;

/** Milliseconds between two notes in Postgres of who is in the help room. */
export const ATTENDANCE_TOUCH_MS = 20_000;

/**
 * Milliseconds after the last note in which somebody whose room has died still counts as there: the lease of a
 * connection (`LEASE_MS`), which the room would have waited too.
 */
export const ATTENDANCE_LEASE_MS = 25_000;

/** Milliseconds without a note after which the room must have died: it notes every `ATTENDANCE_TOUCH_MS`. */
export const ATTENDANCE_STALE_MS = 60_000;

/** Seconds without either of the two after which a help ends by itself, as if it had been completed. */
export const ABANDONED_AFTER_SECONDS = 10 * 60;

/**
 * Seconds without the helper after which a help does not wait for them any more. They count from the end of the
 * helper's last stay, which lasts as long as the lease of the connection that fell silent.
 */
export const HELPER_GONE_SECONDS = 90;

/** Lines stored by one statement, and lines in one frame or answer. */
export const MAX_SAY_BATCH = 100;
export const LINES_PER_PAGE = 200;

/** Lines that may wait to be stored: past that the room is too busy. */
export const MAX_SAY_WAITING = 500;

/** Milliseconds after which the room tries again what the database could not do. */
export const REPAIR_AFTER_MS = 2_000;

/** Summons that one sweep expires or ends. */
export const SWEEP_SIZE = 200;
