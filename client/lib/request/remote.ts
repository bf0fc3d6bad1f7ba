import { createEffect, createSignal, on, onCleanup, untrack } from "solid-js";
import { makeAgain } from "./again.ts";
import { makeLatest } from "./latest.ts";
import { type ApiError, asApiError } from "./request.ts";

const cache = new Map<string, unknown>();

/** Forgets everything that was read, when somebody signs in or out. */
export const forgetRemote = (): void => cache.clear();

/** Something read over HTTP. What was read before stays shown while it is read again, or when that fails. */
export interface Remote<A> {
  readonly data: () => A | undefined;
  /** Why the latest reading failed; `data` may still hold an older one. */
  readonly error: () => ApiError | undefined;
  readonly loading: () => boolean;
  readonly reload: () => void;
  /** Replaces what was read, after a change that was made here. */
  readonly set: (next: A) => void;
}

/**
 * Reads `key()` with `read` now, whenever the key changes, and after a failure of the moment until it is answered: when
 * the device is back online, and from time to time. A key of null reads nothing. Keys are shared by the whole page: one key, one meaning.
 */
export const createRemote = <A>(
  key: () => string | null,
  read: (signal: AbortSignal) => Promise<A>,
): Remote<A> => {
  const known = (wanted: string | null) =>
    wanted === null ? undefined : (cache.get(wanted) as A | undefined);
  const [data, setData] = createSignal<A | undefined>(known(untrack(key)));
  const [error, setError] = createSignal<ApiError | undefined>();
  const [loading, setLoading] = createSignal(untrack(key) !== null);
  const latest = makeLatest();

  const load = async (wanted: string) => {
    setLoading(true);
    const outcome = await latest.run(read);
    if (outcome === undefined) return;
    if ("value" in outcome) {
      cache.set(wanted, outcome.value);
      setData(() => outcome.value);
      setError(undefined);
      again.done();
    } else {
      const failure = asApiError(outcome.failure);
      setError(failure);
      again.failed(failure);
    }
    setLoading(false);
  };

  const reload = () => {
    const wanted = untrack(key);
    if (wanted !== null) void load(wanted);
  };

  const again = makeAgain(reload);

  createEffect(
    on(key, (wanted) => {
      latest.stop();
      again.done();
      setError(undefined);
      setData(() => known(wanted));
      if (wanted === null) setLoading(false);
      else void load(wanted);
    }),
  );

  onCleanup(() => {
    latest.stop();
    again.stop();
  });

  return {
    data,
    error,
    loading,
    reload,
    set: (next) => {
      const wanted = untrack(key);
      if (wanted !== null) cache.set(wanted, next);
      setData(() => next);
    },
  };
};
