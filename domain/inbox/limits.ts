/**
 * Milliseconds after a count of unread ones within which a notification that arrives has them counted again: the
 * count may or may not have known of it.
 */
export const COUNT_AGAIN_WITHIN_MS = 5_000;

/** Frames of each kind that an inbox remembers, so that a repeated delivery shows once. */
export const REMEMBERED_FRAMES = 200;

/**
 * Milliseconds after which sockets are closed a second time: one that was admitted just before may have reached
 * its room just after the first time. An admission's statement ends within `QUERY_TIMEOUT_MS`; as long again is
 * left to its way to the room.
 */
export const CLOSE_AGAIN_MS = 10_000;

/**
 * Milliseconds between two notes that somebody is online, and seconds for which such a note counts: an inbox that sleeps
 * through heartbeats wakes every `ACCESS_CHECK_MS` and notes it again. When they stop to be, it is noted at once.
 */
export const ONLINE_TOUCH_MS = 60_000;
export const ONLINE_FOR_SECONDS = 6 * 60;

/**
 * The same of somebody whose clients are all hidden: they are heard of every `HIDDEN_BEAT_INTERVAL_MS` at best, and put
 * out after `HIDDEN_LEASE_MS` of silence, which is noted at once.
 */
export const CONNECTED_FOR_SECONDS = 11 * 60;
