import type { ApiError } from "./request.ts";

/** The first and the longest wait before something that failed for the moment is asked for again, in milliseconds. */
const FIRST_MS = 2_000;
const LONGEST_MS = 30_000;

/**
 * Milliseconds before the next try after `tries` that failed: longer each time, never before the server's own word;
 * `random` from 0 to 1 keeps many from coming at once.
 */
export const pauseAfter = (
  tries: number,
  { retryAfterSeconds = 0 }: Pick<ApiError, "retryAfterSeconds">,
  random: number,
): number => {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, tries - 1));
  return Math.max(retryAfterSeconds * 1_000, bound / 2) + (random * bound) / 2;
};

/**
 * Tries again what failed for the moment, and no more once it was answered or refused for good: after a pause, and at once
 * where the device says that it is back online.
 */
export const makeAgain = (run: () => void) => {
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(timer);
    globalThis.removeEventListener?.("online", now);
  };
  const now = () => {
    stop();
    run();
  };
  return {
    stop,
    /** It was answered. */
    done: () => {
      stop();
      tries = 0;
    },
    failed: (error: ApiError) => {
      stop();
      tries += 1;
      if (!error.isTemporary) return;
      timer = setTimeout(now, pauseAfter(tries, error, Math.random()));
      globalThis.addEventListener?.("online", now);
    },
  };
};
