/** A message on its way to a room. */
export interface OutgoingMessage {
  /** A UUID by which its delivery is recognised. */
  readonly id: string;
  readonly content: string;
}

/** What a frame of a server says. */
export interface DecodedFrame {
  /** This client is in its room now. */
  readonly joined?: boolean;
  /** Ids of the messages that the frame delivers. */
  readonly delivered?: readonly string[];
  /** Why the server did not take what this client sent, in the server's own short words. */
  readonly rejected?: string;
  /** The number of the newest message that the frame delivers, where messages have numbers. */
  readonly lastSeq?: number;
  /** How many changes of messages the frame tells of. */
  readonly changes?: number;
  /** It answers a sign of life; `constant` is one of those that are left out of what is counted as received. */
  readonly beat?: "answered" | "constant";
  /** What the client must answer to stay connected. */
  readonly reply?: string;
}

/** What people do in a room besides writing, as texts of frames. */
export interface Doings {
  readonly typing: (is: boolean) => string;
  readonly read: (seq: number) => string;
  readonly react: (id: string, emoji: string) => string;
  readonly edit: (message: OutgoingMessage) => string;
  readonly remove: (id: string) => string;
}

/** The signs of life of one connection. */
export interface Beats {
  /** The next one, with the UTF-16 code units of frames that have come so far, at `now` (ms of a monotonic clock). */
  readonly next: (received: number, now: number) => string;
  /** Whether so much has come that the next one is not to wait for its time. */
  readonly isDue: (received: number) => boolean;
  /** One that said something was answered. */
  readonly answered: (now: number) => void;
}

/** How a client says that it is there: as it comes, and every so often, in milliseconds. */
interface Heartbeat {
  readonly everyMs: number;
  readonly begin: () => Beats;
}

/**
 * The frames of a chat system, as text. A broadcast has the same text for every client of a room, so each distinct
 * text is decoded once: what `decode` answers may depend on nothing but the text.
 */
export interface Protocol {
  /** Whether opening the socket is joining the room, or a frame says so (`DecodedFrame.joined`). */
  readonly joinsOnOpen: boolean;
  readonly encode: (message: OutgoingMessage) => string;
  readonly decode: (text: string) => DecodedFrame;
  /** Left out where a chat system knows of nothing but messages. */
  readonly doings?: Doings;
  /** What a client says to be kept. */
  readonly heartbeat?: Heartbeat;
}
