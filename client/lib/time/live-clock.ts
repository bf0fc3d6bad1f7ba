import { type Accessor, createMemo } from "solid-js";
import { createSeconds } from "./beat-clock.ts";
import { serverNow } from "./socket-clock.ts";

/**
 * The server's time in milliseconds since 1970, each second while what is shown is live: without a connection nobody
 * knows that a time runs on, so it stands still. It never goes back, and is never before `asOf`, the server's time of
 * what is shown (ISO 8601).
 */
export const createLiveClock = (live: () => boolean, asOf: () => string | null): Accessor<number> => {
  const tick = createSeconds();
  return createMemo<number>((before) => {
    tick();
    const since = asOf();
    return Math.max(before, since === null ? 0 : Date.parse(since), live() ? serverNow() : 0);
  }, 0);
};
