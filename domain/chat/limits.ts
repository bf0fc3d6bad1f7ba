/** Longest chat message, in UTF-16 code units; with JSON escapes and its envelope it fits one 16 KiB frame. */
export const MAX_MESSAGE_LENGTH = 4_000;

/** Files of one message, and the size of one in bytes: photos of phones fit. */
export const MAX_ATTACHMENTS = 8;
export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

/** Longest emoji, in UTF-16 code units: a family with skin tones fits, and the column holds it. */
export const MAX_EMOJI_LENGTH = 16;

/** Different emoji on one message. */
export const MAX_REACTIONS = 20;

/** People mentioned in one message who are notified. */
export const MAX_MENTIONS = 20;

/** Messages pinned in one room. */
export const MAX_PINS = 50;

/** Longest slow mode in seconds: six hours. */
export const MAX_SLOW_MODE_SECONDS = 21_600;

/** Messages sent on joining without `since`, and on a page of history. */
export const PAGE_SIZE = 50;

/** Messages in one replayed frame. */
export const REPLAY_FRAME_SIZE = 200;

/** Messages in one commit: past this the batch is split. */
export const MAX_BATCH = 500;

/** Messages a room lets wait for the database before it refuses more with `unavailable`. */
export const MAX_WAITING = 5_000;

/** People listed in `Welcome`; `count` tells how many there are. */
export const PRESENCE_FIRST = 50;

/** Milliseconds over which presence differences are gathered into one frame. */
export const PRESENCE_GATHER_MS = 250;

/** Milliseconds for which somebody counts as typing after their last `Typing` frame. */
export const TYPING_MS = 5_000;

/** Milliseconds over which new messages are gathered before inboxes hear of them. */
export const ANNOUNCE_GATHER_MS = 1_000;

/** Token bucket of one member's messages: burst and messages a second. */
export const SEND_RATE = { burst: 20, perSecond: 2 } as const;

/** Missed messages, or changed ones, past which a newcomer gets a jump to the newest page instead. */
export const JUMP_AFTER = 300;

/** Newest messages that a room keeps in memory to replay from. */
export const TAIL_SIZE = 300;

/** Milliseconds over which read markers are gathered before they are stored. */
export const MARKER_GATHER_MS = 1_000;

/** Milliseconds between two looks whether the database is back. */
export const PROBE_MS = 2_000;

/** Rows in one commit of a backend, over all rooms. */
export const MAX_COMMIT_ROWS = 2_000;
