import { createSignal, untrack } from "solid-js";
import { createRemote, type Remote } from "./remote.ts";
import { type ApiError, asApiError } from "./request.ts";

export interface Page<A> {
  readonly items: readonly A[];
  /** Opaque; null on the last page. */
  readonly nextCursor: string | null;
}

/** A list that is read page after page, each after the one before. */
export interface Pages<A> {
  readonly items: () => readonly A[] | undefined;
  readonly error: () => ApiError | undefined;
  /** The first page is being read, again or for another key. */
  readonly refreshing: () => boolean;
  readonly loadingMore: () => boolean;
  readonly hasMore: () => boolean;
  readonly loadMore: () => void;
  readonly reload: () => void;
  readonly change: (edit: (items: readonly A[]) => readonly A[]) => void;
}

/**
 * Reads the first page of `key()` with `read(null)`, and more on demand. Coming back to a key shows all the
 * pages that were read of it, so that the reader keeps their place, and reads the first one anew.
 */
export const createPages = <A extends { readonly id: string }>(
  key: () => string,
  read: (cursor: string | null, signal: AbortSignal) => Promise<Page<A>>,
): Pages<A> => {
  const [loadingMore, setLoadingMore] = createSignal(false);
  const [moreError, setMoreError] = createSignal<ApiError>();
  const remote: Remote<Page<A>> = createRemote(key, async (signal): Promise<Page<A>> => {
    setMoreError(undefined);
    const fresh = await read(null, signal);
    return joined(untrack(remote.data), fresh);
  });

  const loadMore = async () => {
    const page = remote.data();
    if (!page?.nextCursor || loadingMore()) return;
    const asked = key();
    setLoadingMore(true);
    setMoreError(undefined);
    try {
      const next = await read(page.nextCursor, new AbortController().signal);
      if (key() === asked) remote.set(appended(page, next));
    } catch (error) {
      if (key() === asked) setMoreError(asApiError(error));
    } finally {
      setLoadingMore(false);
    }
  };

  return {
    items: () => remote.data()?.items,
    error: () => moreError() ?? remote.error(),
    refreshing: remote.loading,
    loadingMore,
    hasMore: () => remote.data()?.nextCursor != null,
    loadMore: () => void loadMore(),
    reload: remote.reload,
    change: (edit) => {
      const page = untrack(remote.data);
      if (page) remote.set({ ...page, items: edit(page.items) });
    },
  };
};

/** Pages read before stay when a fresh first page joins up with them; otherwise it alone is true. */
export const joined = <A extends { readonly id: string }>(
  known: Page<A> | undefined,
  fresh: Page<A>,
): Page<A> => {
  const last = fresh.items.at(-1);
  if (!known || !last || known.items.length <= fresh.items.length) return fresh;
  const meeting = known.items.findIndex((item) => item.id === last.id);
  if (meeting < 0) return fresh;
  return { items: [...fresh.items, ...known.items.slice(meeting + 1)], nextCursor: known.nextCursor };
};

/** A page more, without what is in the list already. */
export const appended = <A extends { readonly id: string }>(known: Page<A>, next: Page<A>): Page<A> => {
  const ids = new Set(known.items.map((item) => item.id));
  return {
    items: [...known.items, ...next.items.filter((item) => !ids.has(item.id))],
    nextCursor: next.nextCursor,
  };
};
