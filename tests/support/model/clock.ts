/** How much faster a room's time runs here: its seconds are hundredths. */
export const HASTE = 100;

/**
 * A room's own time, which is not the database's: it runs faster, begins some seconds off, and jumps where nothing
 * happens for minutes.
 */
export class RoomClock {
  readonly #began = performance.now();
  #offset: number;

  /** @param skew milliseconds by which it is ahead of the database's clock at first, or behind it */
  constructor(skew: number) {
    this.#offset = performance.timeOrigin + this.#began + skew;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return Math.floor(this.#offset + (performance.now() - this.#began) * HASTE);
  }

  /** So many milliseconds have passed without anything happening. */
  jump(milliseconds: number): void {
    this.#offset += milliseconds;
  }

  /** How long it takes here until then, in real milliseconds. */
  realMillisecondsUntil(at: number): number {
    return Math.max(0, (at - this.now()) / HASTE);
  }
}
