/** Milliseconds before the scheduled start from which one may join: time to test a microphone. */
export const JOIN_BEFORE_MS = 15 * 60_000;

/**
 * Milliseconds after the scheduled end at which a session is closed, whoever is still there: a lesson may run
 * over, a forgotten tab may not collect hours. Until then one may join.
 */
export const CLOSE_AFTER_MS = 30 * 60_000;

/**
 * Milliseconds after its booked end, and after both have gone, at which a session in which they were together is
 * closed: a bad connection, or a runtime that starts again, is back before.
 */
export const GONE_AFTER_MS = 2 * 60_000;

/** A session is held with both there for this share of its booked time, and for this many milliseconds. */
export const HELD_SHARE = 0.5;
export const HELD_AT_LEAST_MS = 10 * 60_000;

/** Milliseconds that one of the two must have waited within the booked window for the other to be absent. */
export const WAITED_MS = 10 * 60_000;

/** Whoever was there for less of the booked window, in milliseconds, did not come: a glance is no attendance. */
export const ABSENT_BELOW_MS = 60_000;

/** Hours before the start within which a student's cancelling is late, unless the creator sets them; least and most. */
export const CANCEL_WINDOW_HOURS = { default: 12, min: 2, max: 48 } as const;

/** Milliseconds between two writes of what a room has heard of its seats: one statement a room. */
export const REPORT_INTERVAL_MS = 15_000;

/**
 * Milliseconds after which the word of a seat in Postgres is too old to believe. A room's last report may be
 * `REPORT_INTERVAL_MS` and a beat old, and the room takes a seat back a lease after its last beat: what is older
 * than both together has no room behind it any more.
 */
export const STALE_MS = 60_000;

/** Milliseconds after which a room tries again to store what it could not store. */
export const RETRY_MS = 2_000;

/**
 * Signals of one person in one room. An offer, an answer and their candidates come in one burst: with a VPN, IPv6 and
 * relays a device has well over fifty candidates, and each of a person's devices tells each of the other's.
 */
export const SIGNAL_RATE = { burst: 400, perSecond: 20 } as const;

/** All frames of one person in one room, signals included; see `FRAME_RATE`. */
export const SESSION_FRAME_RATE = { burst: 500, perSecond: 40 } as const;

/** Joins of one person in one room: a bad connection comes back every few seconds, a script every few milliseconds. */
export const JOIN_RATE = { burst: 20, perSecond: 0.5 } as const;

/** Milliseconds of the past and of the future that a dashboard shows. What is in progress it always shows. */
export const DASHBOARD_PAST_MS = 7 * 24 * 3_600_000;
export const DASHBOARD_AHEAD_MS = 14 * 24 * 3_600_000;

/** Most sessions of a snapshot before today, and as many after it: those nearest. Of today and now it holds all. */
export const DASHBOARD_AROUND = 150;

/** Sessions of a page of those that a snapshot leaves out. */
export const DASHBOARD_PAGE = 50;

/** UTF-16 code units of sessions in one frame to a dashboard: what does not fit follows in frames of its own. */
export const DASHBOARD_FRAME = 480 * 1024;

/** What one viewer of a dashboard may ask for: pages, whole sessions and a new snapshot. */
export const DASHBOARD_ASK_RATE = { burst: 30, perSecond: 2 } as const;

/** Most sessions in each list of one's own. */
export const MAX_OWN_SESSIONS = 200;

/** Sessions that one sweep looks at; the next one goes on. */
export const SWEEP_SIZE = 200;

/** Sessions under way that a creator's home shows; the dashboard has all of them. */
export const MAX_ON_NOW = 20;
