import { PROTOCOL } from "../shared/protocol.ts";
import type { Identity } from "../shared/wire.ts";
import type { Departure, Report } from "./attendance/observations.ts";
import { REPORT_INTERVAL_MS } from "./limits.ts";
import type { LiveSession } from "./model.ts";
import { asOf, closesAt, dueAt, frameOf, intervalsOf, isOpen } from "./rules.ts";
import type { SessionState } from "./wire.ts";

interface Seat {
  readonly userId: string;
  /** When it was taken. */
  readonly at: number;
  /** The last sign of life, and the one that Postgres knows of. */
  lastSeenAt: number;
  toldAt: number;
}

type You = (typeof SessionState.Type)["you"];

/**
 * The state machine of a live session: who sits in it, what was heard of them and not yet stored. It holds what is
 * committed (`live`) and what is to be told; nothing counts before it is stored. Times are milliseconds since 1970.
 */
export class SessionRoom {
  #live: LiveSession;
  readonly #seats = new Map<string, Seat>();
  /** Seats that were asked for and are not known to be stored. */
  readonly #asked = new Map<string, { readonly userId: string; readonly at: number; lastSeenAt: number }>();
  readonly #lastLeft = new Map<string, number>();
  #left: Departure[] = [];
  #reportedAt = 0;

  constructor(loaded: {
    readonly live: LiveSession;
    readonly seats: readonly {
      readonly connectionId: string;
      readonly userId: string;
      readonly joinedAt: number;
      readonly lastSeenAt: number;
    }[];
  }) {
    this.#live = loaded.live;
    for (const { connectionId, userId, joinedAt, lastSeenAt } of loaded.seats)
      this.#seats.set(connectionId, { userId, at: joinedAt, lastSeenAt, toldAt: lastSeenAt });
  }

  get version(): number {
    return this.#live.version;
  }

  /** When the session is to be closed, by what is known of it; null when it is closed. */
  closeAt(): number | null {
    const { session, attendance } = this.#live;
    const [teacher = [], student = []] = attendance.map(intervalsOf);
    return isOpen(session) ? dueAt(frameOf(session), teacher, student) : null;
  }

  /** The state as somebody in the room is told it. */
  stateFor({ userId, name, handle, avatarUrl, role }: Identity, now: number): typeof SessionState.Type {
    const { session, attendance, togetherMs, asOf: time } = asOf(this.#live, now);
    const you = { id: userId, name, handle, avatarUrl, role: role as You["role"] };
    return { _tag: "State", protocol: PROTOCOL, you, session, attendance, togetherMs, asOf: time };
  }

  isSeated(connectionId: string): boolean {
    return this.#seats.has(connectionId);
  }

  /**
   * A connection asks for a seat. Answers from when on it has it: from the first time it asked, when the answer
   * to that was lost, and in any case after it left the seat before.
   */
  asks(connectionId: string, userId: string, now: number): number {
    const before = this.#asked.get(connectionId);
    if (before) return before.at;
    const at = Math.max(now, (this.#lastLeft.get(connectionId) ?? 0) + 1);
    this.#asked.set(connectionId, { userId, at, lastSeenAt: at });
    return at;
  }

  /** Connections that asked for a seat and have had no answer. */
  waiting(): string[] {
    return [...this.#asked.keys()];
  }

  /** The connection gets no seat, and nothing was stored. */
  refused(connectionId: string): void {
    this.#asked.delete(connectionId);
  }

  /** The seat that the connection asked for is stored. */
  seated(connectionId: string): void {
    const asked = this.#asked.get(connectionId);
    this.#asked.delete(connectionId);
    if (asked && isOpen(this.#live.session)) this.#seats.set(connectionId, { ...asked, toldAt: asked.at });
  }

  /** A sign of life. */
  heard(connectionId: string, now: number): void {
    const seat = this.#seats.get(connectionId) ?? this.#asked.get(connectionId);
    if (seat) seat.lastSeenAt = Math.max(seat.lastSeenAt, now);
  }

  /** The connection gives up its seat but stays in the room. True when it had one, or asked for one. */
  leaveSeat(connectionId: string, now: number): boolean {
    const asked = this.#asked.get(connectionId);
    const seat = this.#seats.get(connectionId) ?? asked;
    if (!seat) return false;
    const at = Math.max(now, seat.lastSeenAt);
    this.#seats.delete(connectionId);
    this.#asked.delete(connectionId);
    this.#lastLeft.set(connectionId, at);
    this.#left.push({ connectionId, at, asked: asked ? { userId: asked.userId, at: asked.at } : null });
    return true;
  }

  /**
   * The connection is gone. One that closed was there until now; one that fell silent until its last sign of life:
   * what came after it nobody can vouch for. True when it had a seat.
   */
  gone(connectionId: string, fellSilent: boolean, now: number): boolean {
    const had = this.leaveSeat(connectionId, fellSilent ? 0 : now);
    this.#lastLeft.delete(connectionId);
    return had;
  }

  /**
   * Somebody has taken a seat in another session at that time, and what they had here is closed with it. Answers the
   * connections that lose theirs: those that took it no later.
   */
  movesOn(userId: string, at: number): string[] {
    const own = [...this.#seats, ...this.#asked].filter(
      ([, seat]) => seat.userId === userId && seat.at <= at,
    );
    for (const [connectionId] of own) {
      this.#seats.delete(connectionId);
      this.#asked.delete(connectionId);
      this.#lastLeft.set(connectionId, at);
    }
    return own.map(([connectionId]) => connectionId);
  }

  /** After a restart: seats of connections that did not survive it end at their last stored sign of life. */
  keepOnly(connectionIds: ReadonlyMap<string, unknown>): void {
    for (const connectionId of [...this.#seats.keys()])
      if (!connectionIds.has(connectionId)) this.gone(connectionId, true, 0);
  }

  /** What was heard and is not stored yet. */
  report(): Report {
    const seen = [...this.#seats]
      .filter(([, seat]) => seat.lastSeenAt > seat.toldAt)
      .map(([connectionId, seat]) => ({ connectionId, at: seat.lastSeenAt }));
    return { seen, left: [...this.#left] };
  }

  /** Whether signs of life should be stored now. */
  reportIsDue(now: number): boolean {
    return now - this.#reportedAt >= REPORT_INTERVAL_MS;
  }

  /** The report is stored. */
  told(report: Report, now: number): void {
    this.#reportedAt = now;
    this.#left = this.#left.filter((one) => !report.left.includes(one));
    for (const { connectionId, at } of report.seen) {
      const seat = this.#seats.get(connectionId);
      if (seat) seat.toldAt = Math.max(seat.toldAt, at);
    }
  }

  /**
   * Takes over what is stored; true when that is news. An older state than the known one changes nothing. Once
   * the session is over nobody sits in it.
   */
  adopt(live: LiveSession, now: number): boolean {
    if (live.version < this.#live.version) return false;
    const isNews = live.version > this.#live.version;
    this.#live = live;
    if (!isOpen(live.session) || now >= this.#closesAt()) {
      this.#seats.clear();
      this.#asked.clear();
    }
    return isNews;
  }

  /** The connections to which a signal of this one goes: the other person's seats. None without a seat of its own. */
  partnersOf(connectionId: string): string[] {
    const own = this.#seats.get(connectionId);
    if (!own) return [];
    return [...this.#seats].filter(([, seat]) => seat.userId !== own.userId).map(([id]) => id);
  }

  #closesAt(): number {
    return closesAt({ scheduledEnd: Date.parse(this.#live.session.scheduledEnd) });
  }
}
