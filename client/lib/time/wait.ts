import { createSignal, getOwner, onCleanup } from "solid-js";

/**
 * A wait that counts down, for whoever was told to try again later: how many whole seconds are left, 0 when it is over.
 * It goes by how long the page has been open, whatever becomes of the device's clock.
 */
export const createWait = (onOver?: () => void) => {
  const [left, setLeft] = createSignal(0);
  let until = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  const stop = () => {
    clearInterval(timer);
    timer = undefined;
  };
  const tick = () => {
    const next = Math.max(0, Math.ceil((until - performance.now()) / 1_000));
    setLeft(next);
    if (next > 0) return;
    stop();
    onOver?.();
  };
  if (getOwner()) onCleanup(stop);

  return {
    left,
    /** Waits that many seconds from now; with none given there is nothing to wait for. */
    start: (seconds: number | undefined) => {
      stop();
      until = performance.now() + (seconds ?? 0) * 1_000;
      setLeft(Math.ceil(seconds ?? 0));
      if (left() > 0) timer = setInterval(tick, 250);
    },
  };
};

/** A wait as a button names it: `42 s`, from two minutes on `3 min`. */
export const shortWait = (seconds: number): string =>
  seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
