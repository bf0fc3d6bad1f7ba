import type { Database } from "../../../db/database.ts";

/** Told which rooms got new messages or changes, right after their commit. Must not throw, nor take long. */
export type CommitListener = (roomIds: readonly string[]) => void;

const listeners = new WeakMap<Database["Service"], Set<CommitListener>>();

/**
 * Has `listener` told of commits through `database`; call what comes back to end that. Backends share their
 * module state but not their sockets, so a signal belongs to one backend's database. It is a hint: what must not
 * be missed is found by a sweep.
 */
export const onCommitted = (database: Database["Service"], listener: CommitListener): (() => void) => {
  const own = listeners.get(database) ?? new Set();
  listeners.set(database, own.add(listener));
  return () => {
    own.delete(listener);
  };
};

/** Tells the listeners of `database` that these rooms have something new. */
export const committed = (database: Database["Service"], roomIds: readonly string[]): void => {
  for (const listener of listeners.get(database) ?? []) listener(roomIds);
};
