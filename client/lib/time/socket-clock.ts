import { createSignal } from "solid-js";

/**
 * Bounds of how far the server's clock is ahead of this page's monotonic one (`performance.now()`), in milliseconds.
 * What a server says while it sends narrows them: it never speaks of a moment that has not come, nor offers what has
 * run out. The device's own clock is not asked once they are known: it may be wrong, and set anew at any time.
 */
let least = Number.NEGATIVE_INFINITY;
let most = Number.POSITIVE_INFINITY;

/** Longest a frame is taken to be under way, in milliseconds. */
const TRANSIT_MS = 5_000;

const [learned, setLearned] = createSignal(0);

const note = (from: number, to: number): void => {
  if (!(from <= to)) return;
  const contradicts = from > most || to < least;
  const before = [least, most];
  least = contradicts ? from : Math.max(least, from);
  most = contradicts ? to : Math.min(most, to);
  if (least !== before[0] || most !== before[1]) setLearned((times) => times + 1);
};

/**
 * Takes note that the server's time is between two instants (ISO 8601) now. Without the second, the first is
 * a stamp that the server put on the frame when it sent it. `now` is monotonic.
 */
export const noteServerTime = (
  notBefore: string,
  notAfter: string | null = null,
  now = performance.now(),
): void => {
  const from = Date.parse(notBefore) - now;
  note(from, notAfter === null ? from + TRANSIT_MS : Date.parse(notAfter) - now);
};

/** Takes note that the server, asked at `askedAt`, answered that it was `at` (ISO 8601); received at `now`, monotonic both. */
export const noteServerAnswer = (at: string, askedAt: number, now = performance.now()): void =>
  note(Date.parse(at) - now, Date.parse(at) - askedAt);

/** The server's time in milliseconds since 1970: the device's own, as far as the server's answers allow. */
export const serverNow = (device = Date.now(), now = performance.now()): number =>
  now + Math.min(Math.max(device - now, least), most);

/** Changes whenever more is known of the server's clock: who shows times follows it. */
export const serverClockChanges = learned;

/** Forgets what was learnt. */
export const resetServerClock = (): void => {
  least = Number.NEGATIVE_INFINITY;
  most = Number.POSITIVE_INFINITY;
};
