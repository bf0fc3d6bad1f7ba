/** Gathers things that come one by one, and sends them together. */
export interface Batch<T> {
  readonly add: (item: T) => void;
  /** Sends what has gathered now, as before something that must come after it. */
  readonly flush: () => void;
  /** Forgets what has gathered. */
  readonly drop: () => void;
}

/** Sends what has come within `afterMs` milliseconds of the first as one, or as soon as there are `most`. */
export const createBatch = <T>(
  send: (items: readonly T[]) => void,
  { afterMs, most }: { readonly afterMs: number; readonly most: number },
): Batch<T> => {
  let items: T[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const drop = () => {
    clearTimeout(timer);
    timer = undefined;
    items = [];
  };
  const flush = () => {
    const gathered = items;
    drop();
    if (gathered.length > 0) send(gathered);
  };
  return {
    add: (item) => {
      items.push(item);
      if (items.length >= most) flush();
      else timer ??= setTimeout(flush, afterMs);
    },
    flush,
    drop,
  };
};
