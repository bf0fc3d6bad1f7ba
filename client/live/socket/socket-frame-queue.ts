/**
 * Runs `flush` once for any number of calls before the next animation frame: a busy room must not be drawn once a
 * message of its socket. Hidden tabs draw nothing, so there a timer takes over.
 */
export const oncePerFrame = (flush: () => void): (() => void) => {
  let waiting = false;
  const run = () => {
    waiting = false;
    flush();
  };
  return () => {
    if (waiting) return;
    waiting = true;
    if (document.visibilityState === "visible") requestAnimationFrame(run);
    else setTimeout(run, 100);
  };
};
