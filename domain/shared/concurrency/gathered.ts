/**
 * Has many callers share one reading. Each gets what a reading found that began after the call, so nothing that was
 * true before the call is missed; at most one is under way, and one waits for it.
 */
export const gathered = <A>(read: () => Promise<A>): (() => Promise<A>) => {
  let running: Promise<unknown> | null = null;
  let next: Promise<A> | null = null;
  const begin = (): Promise<A> => {
    next = null;
    const reading = read();
    const over = () => {
      running = null;
    };
    running = reading.then(over, over);
    return reading;
  };
  return () => {
    if (running === null) return begin();
    next ??= running.then(begin);
    return next;
  };
};
