/**
 * Runs `flush` once for any number of calls before the next picture: a busy room must not be drawn once a
 * frame of its socket. Hidden tabs draw nothing, so there a timer takes over.
 */
export const oncePerPicture = (flush: () => void): (() => void) => {
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
