/** Milliseconds between two `Beat` frames of a visible client. */
export const BEAT_INTERVAL_MS = 10_000;

/** Milliseconds without a frame after which a visible client counts as gone: a dead phone leaves within 30 s. */
export const LEASE_MS = 25_000;

/** Milliseconds between two beats of a hidden tab, whose timers browsers slow to once a minute. */
export const HIDDEN_BEAT_INTERVAL_MS = 4 * 60_000;

/** Milliseconds without a frame after which a hidden client, or one that never sent a beat, counts as gone. */
export const HIDDEN_LEASE_MS = 10 * 60_000;

/** Milliseconds after which a client asks an actor of its user's own what time it is, by a beat that wakes it. */
export const TIME_ASK_INTERVAL_MS = 10 * 60_000;

/** Token bucket of one connection's heartbeats: what comes past it is heard, but not answered. */
export const BEAT_RATE = { burst: 10, perSecond: 2 } as const;
