import type { PartyName } from "../shared/actors.ts";
import {
  ENTERED_FOR_MS,
  ENTERED_REFRESH_MS,
  MAX_ENTERED_ROOMS,
  RECENT_MS,
  REVOKED_FOR_MS,
} from "./limits.ts";

/** A room that the user has entered. */
export interface Place {
  readonly party: PartyName;
  readonly roomId: string;
}

/** What is kept through restarts; all times are milliseconds since 1970. */
export interface StoredEntries {
  /** When the user last entered which room, by `party/roomId`. */
  readonly entered: Readonly<Record<string, number>>;
  /** When what ended: `all`, `sign-in:<id>` or `room:<party>/<roomId>`. */
  readonly revoked: Readonly<Record<string, number>>;
}

/** An admission that no longer held when its socket arrived: the sign-in ended, or else the membership of the room. */
export interface Slipped {
  readonly place: Place;
  readonly authSessionId: string;
  readonly signedOut: boolean;
}

const placeKey = ({ party, roomId }: Place): string => `${party}/${roomId}`;
const placeOf = (key: string): Place => {
  const [party, roomId] = key.split("/");
  return { party: party as PartyName, roomId: roomId ?? "" };
};

/**
 * Where a user's sockets may be, and which admissions no longer hold. An admission is checked and then carried
 * to its room; what ends in between is caught here, since both pass through the inbox.
 */
export class Entries {
  readonly #entered: Map<string, number>;
  readonly #revoked: Map<string, number>;
  /** Not kept through restarts, which end every socket. */
  #recent: { readonly place: Place; readonly authSessionId: string; readonly admittedAt: number }[] = [];

  constructor({ entered, revoked }: StoredEntries) {
    this.#entered = new Map(Object.entries(entered));
    this.#revoked = new Map(Object.entries(revoked));
  }

  /** Everything that must be kept. */
  stored(): StoredEntries {
    return { entered: Object.fromEntries(this.#entered), revoked: Object.fromEntries(this.#revoked) };
  }

  /** The rooms in which the user may have sockets. */
  places(): Place[] {
    return [...this.#entered.keys()].map(placeOf);
  }

  /**
   * Somebody who was admitted at `admittedAt` is about to enter. `refused` when the admission no longer holds,
   * else whether what is kept has changed.
   */
  enter(
    place: Place,
    authSessionId: string,
    admittedAt: number,
    now: number,
  ): "refused" | "changed" | "known" {
    this.#forget(now);
    const key = placeKey(place);
    if (this.#endedSince(["all", `sign-in:${authSessionId}`, `room:${key}`], admittedAt)) return "refused";
    this.#recent.push({ place, authSessionId, admittedAt });
    const known = this.#entered.get(key);
    if (known !== undefined && now - known < ENTERED_REFRESH_MS) return "known";
    this.#entered.delete(key);
    this.#entered.set(key, now);
    for (const [oldest] of this.#entered) {
      if (this.#entered.size <= MAX_ENTERED_ROOMS) break;
      this.#entered.delete(oldest);
    }
    return "changed";
  }

  /** A sign-in ended at `at`; with null all of them did. */
  signOut(authSessionId: string | null, at: number): void {
    this.#revoke(authSessionId === null ? "all" : `sign-in:${authSessionId}`, at);
  }

  /** The user may not enter that room any more, as of `at`. */
  remove(place: Place, at: number): void {
    this.#revoke(`room:${placeKey(place)}`, at);
    this.#entered.delete(placeKey(place));
  }

  /**
   * Those who were let in just before what let them in ended: their socket may have reached its room just after it
   * was closed there.
   */
  slipped(): Slipped[] {
    return this.#recent.flatMap(({ place, authSessionId, admittedAt }) => {
      const signedOut = this.#endedSince(["all", `sign-in:${authSessionId}`], admittedAt);
      const removed = this.#endedSince([`room:${placeKey(place)}`], admittedAt);
      return signedOut || removed ? [{ place, authSessionId, signedOut }] : [];
    });
  }

  #endedSince(endings: readonly string[], admittedAt: number): boolean {
    return endings.some((ending) => (this.#revoked.get(ending) ?? Number.NEGATIVE_INFINITY) >= admittedAt);
  }

  #revoke(ending: string, at: number): void {
    this.#revoked.set(ending, Math.max(at, this.#revoked.get(ending) ?? at));
  }

  #forget(now: number): void {
    for (const [key, at] of this.#entered) if (now - at > ENTERED_FOR_MS) this.#entered.delete(key);
    for (const [ending, at] of this.#revoked) if (now - at > REVOKED_FOR_MS) this.#revoked.delete(ending);
    this.#recent = this.#recent.filter(({ admittedAt }) => now - admittedAt <= RECENT_MS);
  }
}
