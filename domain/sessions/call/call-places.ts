import type { Join } from "../wire.ts";

/** Where somebody's call is: on which device, and on which connection of it. */
export interface CallPlace {
  readonly device: string;
  readonly connectionId: string;
}

/** Everybody's, by user id. */
export type CallPlacesByUser = Readonly<Record<string, CallPlace>>;

/**
 * One call a person, on the device that took it last. A device that only comes back, as after a tunnel, does not
 * take the call from another: its person has moved on. A device is a tab, and stays the same over its connections.
 */
export class CallPlaces {
  readonly #places: Map<string, CallPlace>;
  /** The devices of connections that asked for a seat. */
  readonly #devices = new Map<string, string>();
  readonly #displaced = new Set<string>();

  constructor(stored: CallPlacesByUser) {
    this.#places = new Map(Object.entries(stored));
  }

  /** A connection asks for a seat. False where it may not have one: it only came back, and the call is elsewhere. */
  asks(userId: string, connectionId: string, { device, returning = false }: typeof Join.Type): boolean {
    if (device === undefined) return true;
    const place = this.#places.get(userId);
    if (returning && place !== undefined && place.device !== device) return false;
    this.#devices.set(connectionId, device);
    return true;
  }

  /**
   * The connection has its seat, and the call with it, unless it never said which device it is.
   * @returns whether that is news, and the connection that had the call until now, if another
   */
  seated(userId: string, connectionId: string): { readonly isNews: boolean; readonly before: string | null } {
    const device = this.#devices.get(connectionId);
    const place = this.#places.get(userId);
    this.#displaced.delete(connectionId);
    if (device === undefined || (place?.device === device && place.connectionId === connectionId))
      return { isNews: false, before: null };
    this.#places.set(userId, { device, connectionId });
    if (place === undefined || place.connectionId === connectionId) return { isNews: true, before: null };
    this.#displaced.add(place.connectionId);
    return { isNews: true, before: place.connectionId };
  }

  /** The person leaves on purpose: another of their devices may come back by itself. False where the call is not here. */
  leaves(userId: string, connectionId: string): boolean {
    if (this.#places.get(userId)?.connectionId !== connectionId) return false;
    return this.#places.delete(userId);
  }

  /** The connection is gone; its device may come back on another. */
  gone(connectionId: string): void {
    this.#devices.delete(connectionId);
    this.#displaced.delete(connectionId);
  }

  /** Whether the call was taken from the connection, so that what it still says of it is out of date. */
  isDisplaced(connectionId: string): boolean {
    return this.#displaced.has(connectionId);
  }

  /** To be kept, and given to the next constructor. */
  stored(): CallPlacesByUser {
    return Object.fromEntries(this.#places);
  }
}
