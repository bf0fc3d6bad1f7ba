/**
 * Bounds of how far the server's clock is ahead of this device's, in milliseconds. What a server says while it
 * sends narrows them: it never speaks of a moment that has not come, nor offers what has run out.
 */
let least = Number.NEGATIVE_INFINITY;
let most = Number.POSITIVE_INFINITY;

/** Longest a frame is taken to be under way, in milliseconds. */
const TRANSIT_MS = 5_000;

/**
 * Takes note that the server's time is between two instants (ISO 8601) now. Without the second, the first is
 * a stamp that the server put on the frame when it sent it.
 */
export const noteServerTime = (notBefore: string, notAfter: string | null = null, now = Date.now()): void => {
  const from = Date.parse(notBefore) - now;
  const to = notAfter === null ? from + TRANSIT_MS : Date.parse(notAfter) - now;
  if (!(from <= to)) return;
  const contradicts = from > most || to < least;
  least = contradicts ? from : Math.max(least, from);
  most = contradicts ? to : Math.min(most, to);
};

/** The server's time in milliseconds since 1970: the device's own, unless that is known to be wrong. */
export const serverNow = (now = Date.now()): number => now + Math.min(Math.max(0, least), most);

/** Forgets what was learnt. */
export const resetServerClock = (): void => {
  least = Number.NEGATIVE_INFINITY;
  most = Number.POSITIVE_INFINITY;
};
