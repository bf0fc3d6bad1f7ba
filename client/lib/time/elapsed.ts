/** A moment to measure from, by both clocks of a device. */
export interface Moment {
  readonly monotonic: number;
  readonly wall: number;
}

/** Now. */
export const moment = (): Moment => ({ monotonic: performance.now(), wall: Date.now() });

/**
 * Milliseconds since a moment, at least: the wall clock may have been set back meanwhile, and the monotonic one stands
 * still on some devices while they sleep.
 */
export const elapsedSince = (since: Moment): number =>
  Math.max(performance.now() - since.monotonic, Date.now() - since.wall);
