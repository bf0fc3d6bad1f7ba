/** Longest chat message, in characters as people count them; `MAX_TEXT_BYTES` holds as well. */
export const MAX_MESSAGE_LENGTH = 4_000;

/**
 * Quotes and lists, and marks such as bold, that may lie within each other: past it they stand as they were typed.
 * Nobody reads so many, and each level costs whoever draws them a part of the stack.
 */
export const MAX_TEXT_DEPTH = 12;

/** Files of one message, and the size of one in bytes: photos of phones fit. */
export const MAX_ATTACHMENTS = 8;
export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

/** Longest emoji, in UTF-16 code units: a family with skin tones fits, and the column holds it. */
export const MAX_EMOJI_LENGTH = 16;

/** Different emoji on one message. */
export const MAX_REACTIONS = 20;

/** People of one reaction, the first, who are named with its message. */
export const REACTORS_NAMED = 10;

/** People mentioned in one message who are notified. */
export const MAX_MENTIONS = 20;

/** Messages pinned in one room. */
export const MAX_PINS = 50;

/** Longest slow mode in seconds: six hours. */
export const MAX_SLOW_MODE_SECONDS = 21_600;

/** Longest mute or removal that ends by itself, in minutes: a year. */
export const MAX_SANCTION_MINUTES = 527_040;

/** Longest reason of a sanction, and of a report, in characters as people count them. */
export const MAX_SANCTION_REASON = 500;
export const MAX_REPORT_REASON = 2_000;

/** Messages that one person may report in an hour. */
export const REPORTS_PER_HOUR = 30;

/** Entries on a page of a room's audit trail. */
export const AUDIT_PAGE_SIZE = 50;

/** Files that one person may have uploaded without sending them, and hours after which those are deleted. */
export const MAX_UNSENT_ATTACHMENTS = 40;
export const UNSENT_ATTACHMENT_HOURS = 24;

/**
 * What may be uploaded within any 24 hours: bytes and files of one person, over all rooms, and bytes of one room. A
 * day of lessons with photos and documents fits many times.
 */
export const ATTACHMENT_BYTES_A_DAY = 500 * 1024 * 1024;
export const ATTACHMENTS_A_DAY = 1_000;
export const ROOM_ATTACHMENT_BYTES_A_DAY = 5 * 1024 * 1024 * 1024;

/** Days for which moderators can still see the files of a deleted message; then they are deleted as well. */
export const DELETED_ATTACHMENT_DAYS = 30;

/** Longest name of a file, in UTF-16 code units. */
export const MAX_ATTACHMENT_NAME = 200;

/**
 * Longest side of an image that is shown, in pixels, and most pixels of it: decoded it takes four bytes for each in
 * every reader's browser. Larger ones are downloads.
 */
export const MAX_IMAGE_SIDE = 100_000;
export const MAX_IMAGE_PIXELS = 40_000_000;

/** Messages sent on joining without `since`, and on a page of history. */
export const PAGE_SIZE = 50;

/** People whom a newcomer is told of besides the authors of the newest page, that no one else has to be told again. */
export const MAX_INTRODUCED = 300;

/** People who wrote last in a thread and are named with its first message. */
export const REPLIERS_NAMED = 3;

/** Messages in one replayed frame. */
export const REPLAY_FRAME_SIZE = 200;

/**
 * Bytes of the messages in one frame, as `jsonBytesAtMost` counts: with their authors they stay below the 1 MiB past
 * which the runtime closes a socket.
 */
export const FRAME_BYTES = 640 * 1024;

/** Messages in one commit: past this the batch is split. */
export const MAX_BATCH = 500;

/** Messages that wait while a batch is being committed, and with which the next one begins before its turn. */
export const BEGIN_AT = 100;

/** Milliseconds that a backend lets a batch wait for the one ahead of it, which it overtook on the way. */
export const BATCH_WAIT_MS = 1_000;

/** Rooms of which a backend remembers what batch came last. */
export const ROOMS_IN_ORDER = 10_000;

/** Messages a room lets wait for the database before it refuses more with `unavailable`. */
export const MAX_WAITING = 5_000;

/** People listed in `Welcome`; `count` tells how many there are. */
export const PRESENCE_FIRST = 50;

/** Milliseconds over which presence differences are gathered into one frame: of up to 50 people, and of 1,000. */
export const PRESENCE_GATHER_MS = 250;
export const PRESENCE_GATHER_MAX_MS = 2_000;

/** People up to whom a room names everybody who comes or goes, sooner or later; a larger one counts all, names some. */
export const PRESENCE_NAMES_ALL = 200;

/** Names times readers in one presence frame, and names at least: 25 of 200 people, 10 of 1,000. */
export const PRESENCE_BUDGET = 5_000;
export const PRESENCE_MIN_NAMED = 10;

/** Milliseconds for which somebody counts as typing after their last `Typing` frame. */
export const TYPING_MS = 5_000;

/** Unread messages that are counted, past which badges say 99+, and how many behind a marker are looked at for them. */
export const UNREAD_COUNTED = 100;
export const UNREAD_LOOKED_AT = 1_000;

/** People who are named as typing: nobody reads more names than that. */
export const TYPING_NAMED = 20;

/** Milliseconds over which new messages are gathered before inboxes hear of them. */
export const ANNOUNCE_GATHER_MS = 1_000;

/** Token bucket of one member's messages: burst and messages a second. */
export const SEND_RATE = { burst: 20, perSecond: 2 } as const;

/**
 * Token bucket of everything of one member that is stored, over all their sockets: messages, edits, reactions, pins,
 * marked answers and deletions. More than anybody does by hand; what one may store at most is what others wait for.
 */
export const STORE_RATE = { burst: 20, perSecond: 5 } as const;

/** Token bucket of one member's marks of answers to one question: each moves goodwill and tells people. */
export const MARK_RATE = { burst: 1, perSecond: 1 / 3 } as const;

/** Edits of one message: each keeps what it said before, for moderators. */
export const MAX_EDITS = 50;

/** Missed messages, or changed ones, past which a newcomer gets a jump to the newest page instead. */
export const JUMP_AFTER = 200;

/** Newest messages that a room keeps in memory to replay from. */
export const TAIL_SIZE = 200;

/** Milliseconds over which read markers are gathered before they are stored. */
export const MARKER_GATHER_MS = 1_000;

/** Milliseconds between two looks whether the database is back. */
export const PROBE_MS = 2_000;

/** Rows in one commit of a backend, over all rooms. */
export const MAX_COMMIT_ROWS = 2_000;

/** Milliseconds for which a commit of a backend gathers what more rooms send, where the last one was of several. */
export const GATHER_MS = 4;

/** Rooms that one statement loads, and that one statement reads the newest `rev` of, at most. */
export const MAX_LOADED_TOGETHER = 16;
export const MAX_REVS_TOGETHER = 500;

/**
 * Rooms whose read markers one statement moves at most, and milliseconds for which a backend gathers more of them where
 * several came together: each statement is a wait for the disk, and nobody waits for a marker.
 */
export const MAX_MARKED_TOGETHER = 200;
export const MARKED_TOGETHER_MS = 100;

/** Longest text to search for, in UTF-16 code units. */
export const MAX_SEARCH_LENGTH = 200;

/** Results on a page of the search. */
export const SEARCH_PAGE_SIZE = 20;

/**
 * How many of the newest messages a search looks through one by one, at about a microsecond each, before it asks the
 * index of words: a word that fills a page among them is too common for that. Of one author fewer: theirs lie apart.
 */
export const SEARCH_WINDOW = 2_000;
export const SEARCH_WINDOW_OF_AUTHOR = 200;

/** Answered questions on a page. */
export const ANSWERS_PAGE_SIZE = 20;

/** People on a page of a room's members. */
export const MEMBERS_PAGE_SIZE = 50;

/**
 * Messages that one statement indexes, and milliseconds over which they are gathered after a commit. A statement
 * takes a processor to itself for as long as it runs: small ones hold up nobody's message.
 */
export const INDEX_BATCH = 250;
export const INDEX_GATHER_MS = 1_000;

/** UTF-16 code units of messages that one statement indexes at most, or one message: few long ones are as much work. */
export const INDEX_LENGTH = 50_000;

/** Different words of one message that can be found: all of the longest one, unless somebody makes them up. */
export const MAX_INDEXED_WORDS = 4_000;

/** Share of its time that a backend at most has Postgres index messages: commits come first. */
export const INDEX_SHARE = 0.1;

/** Messages whose notices one transaction handles, and milliseconds over which they are gathered after a commit. */
export const NOTICE_BATCH = 50;
export const NOTICE_GATHER_MS = 250;

/** Attempts after which a notice that fails is set aside, and the longest pause between two, in seconds. */
export const MAX_NOTICE_ATTEMPTS = 8;
export const NOTICE_PAUSE_SECONDS = 300;
