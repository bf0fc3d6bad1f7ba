import type * as Party from "partykit/server";
import { MAX_BEHIND, MAX_BEHIND_FOR_HINTS, MAX_UNHEARD } from "../../domain/shared/limits.ts";
import { CONSTANT_BEAT_ANSWER } from "../../domain/shared/protocol.ts";
import type { Identity } from "../../domain/shared/wire.ts";

/** What a connection remembers through hibernation; with its URL it must stay within 2,048 bytes. */
export interface ConnectionState {
  readonly identity: Identity;
  readonly visible: boolean;
  /** Whether the client sends heartbeats: only one that has begun can be missed for stopping. */
  readonly beats: boolean;
  /** When it was last known to be allowed here, in ms since 1970. */
  readonly checkedAt: number;
  /** When it was last heard of, in ms since 1970: a room that wakes must not take its silence for a new beginning. */
  readonly heardAt: number;
}

/** How a connection stands by its own note and by when the platform last answered a beat of it for the room. */
export const withAnswer = (state: ConnectionState, answeredAt: number): ConnectionState => ({
  ...state,
  beats: state.beats || answeredAt > 0,
  heardAt: Math.max(state.heardAt, answeredAt),
});

/** Milliseconds by which the connection's own note of when it was heard may be late: each note is a write. */
const NOTE_HEARD_MS = 5_000;

/** Somebody's connection to a room: one device or tab. */
export class Member<ServerFrame> {
  readonly connectionId: string;
  readonly identity: Identity;
  visible: boolean;
  #beats: boolean;
  #checkedAt: number;
  #heardAt: number;
  readonly #answeredAt: () => number;
  #notedAt: number;
  /** Whether it asked, with `compact=1` in its URL, for the short form of frames that have one. */
  readonly isCompact: boolean;
  /** Droppable frames were left out and not yet made up for. */
  missedFrames = false;
  readonly #connection: Party.Connection;
  readonly #tooSlow: () => void;
  /** UTF-16 code units sent by this object, and how many of them the client surely received (null: never said). */
  #sent = 0;
  #received: number | null = null;
  #sentWhenHeard = 0;
  #sentHeardAt: number;
  /** What to add to the client's own count; null until it is known: the object was made while its client was there. */
  #offset: number | null;
  /** What may at most have come before this object was made. */
  #mostBefore = 0;

  /**
   * @param isRestored whether it was made while its client was there already
   * @param tooSlow hears, as often as something is sent, that the connection is to be closed
   * @param answeredAt when the platform last answered a beat of it for the room, in ms since 1970; 0 where it never has
   */
  constructor(
    connection: Party.Connection,
    state: ConnectionState,
    isRestored: boolean,
    tooSlow: () => void = () => {},
    answeredAt: () => number = () => 0,
  ) {
    this.#connection = connection;
    this.#tooSlow = tooSlow;
    this.#answeredAt = answeredAt;
    this.#offset = isRestored ? null : 0;
    this.#checkedAt = state.checkedAt;
    this.#heardAt = state.heardAt;
    this.#notedAt = state.heardAt;
    this.#sentHeardAt = state.heardAt;
    this.isCompact = new URL(connection.uri).searchParams.get("compact") === "1";
    this.connectionId = connection.id;
    this.identity = state.identity;
    this.visible = state.visible;
    this.#beats = state.beats;
  }

  /** When it was last heard of, by the room or by the platform for it, in ms since 1970. */
  get heardAt(): number {
    return Math.max(this.#heardAt, this.#answeredAt());
  }

  /** Whether it sends heartbeats. */
  get beats(): boolean {
    return this.#beats || this.#answeredAt() > 0;
  }

  set beats(is: boolean) {
    this.#beats = is;
  }

  /** Whether the platform has answered a beat that the room has not heard of until now. */
  takeAnswered(): boolean {
    const answeredAt = this.#answeredAt();
    if (answeredAt <= this.#heardAt) return false;
    this.#heardAt = answeredAt;
    return true;
  }

  /** When it was last known to be allowed here, in ms since 1970. */
  get checkedAt(): number {
    return this.#checkedAt;
  }

  /** It is known to be allowed here as of `now`. */
  checked(now: number): void {
    this.#checkedAt = now;
    this.remember();
  }

  /** Keeps who it is and how it stands with the socket, so that they outlive the room's memory. */
  remember(): void {
    const { identity, visible, beats, checkedAt, heardAt } = this;
    this.#notedAt = heardAt;
    this.#connection.setState({ identity, visible, beats, checkedAt, heardAt } satisfies ConnectionState);
  }

  /**
   * The client sent a frame at `now` (ms since 1970); with a beat it may say how many UTF-16 code units have come on
   * this connection.
   * @returns false where that is more than was sent: such a count is not believed
   */
  heard(now: number, received?: number): boolean {
    this.#heardAt = now;
    if (now - this.#notedAt >= NOTE_HEARD_MS) this.remember();
    this.#sentWhenHeard = this.#sent;
    this.#sentHeardAt = now;
    if (received === undefined) return true;
    if (this.#offset === null) this.#mostBefore = received;
    if (received - this.#mostBefore > this.#sent) return false;
    // What was on its way at the first count since the room slept came before it, as the next count tells.
    this.#offset = Math.min(this.#offset ?? Number.POSITIVE_INFINITY, this.#sent - received);
    this.#received = received + this.#offset;
    return true;
  }

  /** What was sent and, as far as is known, not received: UTF-16 code units. */
  get behind(): number {
    return this.#sent - (this.#received ?? this.#sentWhenHeard);
  }

  /** Whether it is so far behind that it gets no frames that it can do without. */
  get isBehind(): boolean {
    return this.#received !== null && this.behind > MAX_BEHIND_FOR_HINTS;
  }

  /** Whether it is so far behind that its connection is to be closed. */
  get isTooSlow(): boolean {
    return this.behind > (this.#received === null ? MAX_UNHEARD : MAX_BEHIND);
  }

  send(frame: ServerFrame): void {
    this.sendText(JSON.stringify(frame));
  }

  /** Sends a frame that is already JSON: a broadcast encodes once. A socket that is gone is left to its lease. */
  sendText(json: string): void {
    this.#sent += json.length;
    this.#transmit(json);
    if (this.isTooSlow && !this.#wasHeardSince()) this.#tooSlow();
  }

  /** Answers a constant beat, as the platform does: neither side counts that. */
  answerConstantBeat(): void {
    this.#transmit(CONSTANT_BEAT_ANSWER);
  }

  /** One that never says what it received is believed for its last beat, whoever heard it. */
  #wasHeardSince(): boolean {
    const { heardAt } = this;
    if (this.#received !== null || heardAt <= this.#sentHeardAt) return false;
    this.#sentWhenHeard = this.#sent;
    this.#sentHeardAt = heardAt;
    return true;
  }

  #transmit(text: string): void {
    try {
      this.#connection.send(text);
    } catch {
      // The socket closed between its last event and now; its close event or its lease removes the member.
    }
  }

  close(code: number, reason: string): void {
    try {
      this.#connection.close(code, reason);
    } catch {
      // Already closed.
    }
  }
}
