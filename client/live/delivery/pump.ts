import type { Move } from "./delivery.ts";

interface Pumped<Item> {
  /** The next move at `now`, in milliseconds of `performance.now()`. */
  readonly next: (now: number) => Move<Item>;
  /** Puts it on the wire; false when the connection is gone. */
  readonly send: (item: Item) => boolean;
  readonly onSent: (item: Item, now: number) => void;
  readonly onLost: () => void;
}

/** Makes the moves of a delivery as their time comes. To be run after everything that may change what is next. */
export const createPump = <Item>(
  pumped: Pumped<Item>,
): { readonly run: () => void; readonly stop: () => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const run = () => {
    clearTimeout(timer);
    if (isStopped) return;
    const now = performance.now();
    const move = pumped.next(now);
    if (!move) return;
    if ("waitMs" in move) timer = setTimeout(run, move.waitMs);
    else if (pumped.send(move.send)) pumped.onSent(move.send, now);
    else pumped.onLost();
  };
  return {
    run,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
};
