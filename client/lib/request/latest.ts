/** How a piece of work ended; undefined when a later one has taken its place, or it was stopped. */
type Outcome<A> = { readonly value: A } | { readonly failure: unknown } | undefined;

/** Work of which only the latest counts. */
export interface Latest {
  /** Begins work and stops the one before: its signal is aborted, and whatever it comes to is dropped. */
  readonly run: <A>(work: (signal: AbortSignal) => Promise<A>) => Promise<Outcome<A>>;
  readonly stop: () => void;
}

/** A place for one piece of work at a time. */
export const makeLatest = (): Latest => {
  let current: AbortController | undefined;
  const stop = () => current?.abort();
  return {
    stop,
    run: async (work) => {
      stop();
      const mine = new AbortController();
      current = mine;
      try {
        const value = await work(mine.signal);
        return mine.signal.aborted ? undefined : { value };
      } catch (failure) {
        return mine.signal.aborted ? undefined : { failure };
      }
    },
  };
};
