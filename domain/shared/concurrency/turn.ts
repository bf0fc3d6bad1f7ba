/** A macrotask that waits for nothing: Node makes at least a millisecond of a timer's 0, workerd knows timers alone. */
const { setImmediate } = globalThis as { readonly setImmediate?: (run: () => void) => unknown };
const later: (run: () => void) => unknown = setImmediate ?? ((run) => setTimeout(run, 0));

/** Lets everything else that waits for the thread have its turn: long work is done in goes with one between them. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => later(resolve));
