/** Something small that the device remembers across visits; where it remembers nothing, it is `fallback` each time. */
export interface DeviceSetting<A> {
  readonly read: () => A;
  readonly write: (value: A) => void;
}

/** A setting under a key. What is stored and is none, by `is`, counts as not stored. */
export const deviceSetting = <A>(
  key: string,
  fallback: A,
  is: (value: unknown) => value is A,
): DeviceSetting<A> => ({
  read: () => {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
      return is(stored) ? stored : fallback;
    } catch {
      return fallback;
    }
  },
  write: (value) => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Storage is refused or full: it is asked for anew with the next visit.
    }
  },
});
