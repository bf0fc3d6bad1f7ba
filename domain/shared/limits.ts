/** Largest HTTP body of the JSON API, in bytes. */
export const MAX_BODY_BYTES = 256 * 1024;

/** Milliseconds that a request's body may rest, and take in all: 256 KiB over the slowest phone network fit. */
export const BODY_IDLE_MS = 20_000;
export const BODY_TOTAL_MS = 60_000;

/**
 * Milliseconds, and bytes, for which a body that nobody wants is taken after its answer: the largest that our own pages
 * send, a file of 10 MiB, fits, so that whoever is refused one hears why.
 */
export const HANG_UP_MS = 10_000;
export const HANG_UP_BYTES = 12 * 1024 * 1024;

/** Milliseconds that an upload may take in all: the largest file at 17 KB a second. */
export const UPLOAD_TOTAL_MS = 10 * 60_000;

/**
 * Largest body of a command to a backend, in bytes: a commit of `MAX_BATCH` messages, each of the largest frame, with
 * the ids of everybody in a full room.
 */
export const MAX_COMMAND_BYTES = 10 * 1024 * 1024;

/** Largest message to an actor, in bytes: the unread counts of somebody in thousands of rooms fit. */
export const MAX_ACTOR_MESSAGE_BYTES = 1024 * 1024;

/**
 * Milliseconds after which a room asks again whether somebody whom it hears of may still be there: for what nobody
 * told it, such as a sign-in that ran out.
 */
export const ACCESS_CHECK_MS = 5 * 60_000;

/**
 * Milliseconds for which a room that was told to ask about somebody asks about whoever of them comes, too: an
 * admission's statement ends within `QUERY_TIMEOUT_MS`; as long again is left to its way to the room.
 */
export const ACCESS_AGAIN_MS = 10_000;

/** Sockets one user may hold open in one room: devices and tabs. */
export const MAX_SOCKETS_PER_USER = 12;

/**
 * Token bucket of the frames of one person in one room, over all their sockets, whatever the frames are: burst size
 * and frames a second. A frame costs one for each `FRAME_UNIT` of UTF-16 code units that it begins, a new connection
 * `CONNECTION_COST`.
 */
export const FRAME_RATE = { burst: 100, perSecond: 20 } as const;
export const FRAME_UNIT = 4 * 1024;
export const CONNECTION_COST = 5;

/**
 * Token bucket of one person's faulty frames in one room: malformed, oversized and too frequent ones. A connection
 * that sends one more is closed.
 */
export const FAULT_RATE = { burst: 20, perSecond: 1 } as const;

/** Frames of one connection that wait while its join runs. */
export const MAX_BACKLOG = 200;

/**
 * How far behind a client may be, in UTF-16 code units of frames that it has not received yet: the platform queues
 * for a slow socket without a bound and without saying so, so a room goes by what the client says (`Beat.received`).
 * A client says it with every beat that is not the constant one, and whenever `REPORT_EVERY` has come since: at any
 * rate of frames one that keeps up stays below `MAX_BEHIND_FOR_HINTS`. Past that it gets no presence and no typing until
 * it has caught up; past `MAX_BEHIND` its connection is closed as too slow.
 */
export const REPORT_EVERY = 128 * 1024;
export const MAX_BEHIND_FOR_HINTS = 256 * 1024;
export const MAX_BEHIND = 4 * 1024 * 1024;

/** What may be sent, in UTF-16 code units, to one who does not say what it received, since it was heard of last. */
export const MAX_UNHEARD = 8 * 1024 * 1024;

/**
 * What all of a room's clients together may be behind, in UTF-16 code units past `MAX_BEHIND_FOR_HINTS` of each: an
 * object has 128 MB. Past it the connections that are furthest behind are closed.
 */
export const MAX_ROOM_BEHIND = 48 * 1024 * 1024;
