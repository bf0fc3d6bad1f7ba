/** Version of the WebSocket protocol, sent in the first frame of every actor. */
export const PROTOCOL = 1;

/**
 * The constant beat, a `Beat` that says nothing new, and its answer: as the very texts, since the platform compares and
 * sends them without waking the room. Frames like these are left out of what is counted as sent and received.
 */
export const CONSTANT_BEAT = '{"_tag":"Beat"}';
export const CONSTANT_BEAT_ANSWER = '{"_tag":"Beat"}';

/** Largest frame a client may send, in UTF-8 bytes. The platform itself closes at 1 MiB. */
export const MAX_FRAME_BYTES = 16 * 1024;

/**
 * Most bytes of a text in a frame, as JSON in UTF-8: every text of 4,000 code points fits but for control characters.
 * With its envelope, what it answers and the ids of six files it fits `MAX_FRAME_BYTES`; each file's id takes
 * `FILE_ID_BYTES`.
 */
export const MAX_TEXT_BYTES = 16_000;
export const FILE_ID_BYTES = 39;

/** Largest `Signal` frame, in UTF-8 bytes: an SDP offer with all its candidates fits. */
export const MAX_SIGNAL_BYTES = 64 * 1024;

/** Lists and objects within each other in a `Signal`: past some thousands nothing can write them as JSON again. */
export const MAX_SIGNAL_DEPTH = 32;

/**
 * WebSocket close codes of PeerLoop (4000–4999 is the range RFC 6455 leaves to applications).
 * A client reconnects after those marked so, and only after those.
 */
export const CLOSE = {
  /** The client said goodbye, or the platform lost the socket: reconnect. */
  normal: 1000,
  /** Not signed in any more. */
  signedOut: 4401,
  /** No member of this room any more. */
  removed: 4403,
  /** No such room. */
  notFound: 4404,
  /** No heartbeat within the lease: reconnect. */
  leaseExpired: 4408,
  /** Too many faulty frames. */
  faulty: 4400,
  /** Too many sockets of this user in this room: the oldest is closed. */
  superseded: 4409,
  /** The client reads too slowly: reconnect and catch up. */
  tooSlow: 4413,
  /** The user connects too often: reconnect later. */
  tooFast: 4429,
  /** The room restarts, or what the user is in it has changed: reconnect. */
  restart: 4503,
} as const;

/** Close codes after which a client must not reconnect by itself. */
export const FINAL_CLOSE_CODES: readonly number[] = [
  CLOSE.signedOut,
  CLOSE.removed,
  CLOSE.notFound,
  CLOSE.faulty,
  CLOSE.superseded,
];
