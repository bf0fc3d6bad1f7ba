/** Notifications on a page of the list, and in the inbox's first frame. */
export const NOTIFICATIONS_PER_PAGE = 30;

/** Frames of each kind that an inbox remembers, so that a repeated delivery shows once. */
export const REMEMBERED_FRAMES = 200;

/** Rooms of a user that their inbox keeps in mind, and for how long it does so in milliseconds. */
export const MAX_ENTERED_ROOMS = 500;
export const ENTERED_FOR_MS = 31 * 24 * 60 * 60_000;

/** Milliseconds after which entering a room again is worth writing down again. */
export const ENTERED_REFRESH_MS = 24 * 60 * 60_000;

/** Milliseconds for which an ended sign-in or membership refuses those who were admitted before it ended. */
export const REVOKED_FOR_MS = 10 * 60_000;

/** Milliseconds after an admission within which its socket must have reached its room. */
export const RECENT_MS = 60_000;

/**
 * Milliseconds after which sockets are closed a second time: one that was admitted just before may have reached
 * its room just after the first time.
 */
export const CLOSE_AGAIN_MS = 5_000;

/** Milliseconds between two notes that somebody is online, and seconds for which such a note counts. */
export const ONLINE_TOUCH_MS = 60_000;
export const ONLINE_FOR_SECONDS = 90;

/** Notifications marked as read by one statement. */
export const MAX_ACKS = 200;
