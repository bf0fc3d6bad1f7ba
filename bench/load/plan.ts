import type { Distribution } from "../lib/figures/distribution.ts";
import type { ProtocolName } from "../protocols/index.ts";

/** How one client joins its room. */
export interface Seat {
  /** ws://host:port/path */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Who it is, where a chat system knows people by an id. */
  readonly userId?: string;
}

/** The clients of one room. */
export interface RoomSeats {
  readonly seats: readonly Seat[];
  /** Places for those who come and go: nobody waits for what they get. */
  readonly visitors?: readonly Seat[];
}

/** What is done besides writing, for every hundred messages that are sent; and people who come and go. */
export interface Mix {
  readonly typing: number;
  readonly reactions: number;
  readonly edits: number;
  readonly deletions: number;
  readonly reads: number;
  /** Joins a second over all rooms, of their visitors in turn. */
  readonly joins: number;
}

/** What a load generator does: all clients join, then messages go out at a steady rate whatever comes back. */
export interface LoadPlan {
  readonly protocol: ProtocolName;
  readonly rooms: readonly RoomSeats[];
  /** Messages a second over all rooms, spread evenly over rooms and their clients. */
  readonly rate: number;
  /** Milliseconds of load before anything counts. */
  readonly warmUpMs: number;
  /** Milliseconds of load whose messages count. */
  readonly measureMs: number;
  /** Milliseconds to wait for deliveries after the last message was sent. */
  readonly drainMs: number;
  /** Clients that open their sockets at the same time. */
  readonly joinsAtOnce: number;
  /** Done besides, where the protocol knows of it. */
  readonly mix?: Mix;
  /** Sockets of one more person in the first room, who does everything as often as anybody may. */
  readonly heavy?: readonly Seat[];
}

/** What became of the messages of a plan. */
export interface LoadResult {
  /** Milliseconds until all clients had joined. */
  readonly joinedMs: number;
  /** Joins that a busy server refused, and that were tried again. */
  readonly joinsAgain: number;
  /** Ids of all messages, those of the warm-up too. */
  readonly ids: readonly string[];
  /**
   * From the moment a message was due to be sent until its last delivery in the room, and until its sender saw it.
   * One that never arrived counts with the time for which it was waited for.
   */
  readonly lastMs: Distribution;
  readonly ownMs: Distribution;
  /** Deliveries of all messages to all clients of their rooms; `twice` are repetitions of one that had come. */
  readonly deliveries: { readonly expected: number; readonly arrived: number; readonly twice: number };
  /** Deliveries a second while the messages that count were sent. */
  readonly deliveriesPerSecond: number;
  /** Frames a second that brought them. */
  readonly framesPerSecond: number;
  /** How late the generator itself was to send: time that is its own fault. */
  readonly sendLagMs: Distribution;
  /** Refused messages by reason, and sockets that closed before the end by close code. */
  readonly rejected: Readonly<Record<string, number>>;
  readonly closed: Readonly<Record<string, number>>;
  /** What was done besides; null where nothing was. */
  readonly mixed: {
    /** Frames that were sent, by what they ask for. */
    readonly sent: Readonly<Record<string, number>>;
    /** Changes that everybody was told of, the one heavy member's too. */
    readonly changes: number;
    /** From the beginning of a visitor's join until they are in the room. */
    readonly joinMs: Distribution;
    /** Frames that the heavy member sent, and those of them that were refused. */
    readonly heavy: { readonly sent: number; readonly refused: number };
  } | null;
}

/** Tells when what counts begins, and when it is over. */
export interface LoadPhases {
  readonly measuring: () => void;
  readonly measured: () => void;
}

/** Something that puts load on a server: it joins once, then runs as often as it is told to. */
export interface LoadSource<Result> {
  join(): Promise<void>;
  run(phases: LoadPhases): Promise<Result>;
}

/** What the process of a generator is told: its plan, with which it joins, then to run. */
export type LoadCommand<Plan = unknown> =
  | { readonly type: "join"; readonly plan: Plan }
  | { readonly type: "run" };

/** What it reports: everybody has joined; what counts begins, and ends; the result; why it cannot go on. */
export type LoadReport<Result = unknown> =
  | { readonly type: "joined" }
  | { readonly type: "measuring" }
  | { readonly type: "measured" }
  | { readonly type: "done"; readonly result: Result }
  | { readonly type: "failed"; readonly message: string };
