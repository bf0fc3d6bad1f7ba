import { createEffect, createSignal, onCleanup } from "solid-js";

const NAME = "PeerLoop";

const [pageTitle, setPageTitle] = createSignal("");
const [unread, setUnread] = createSignal(0);

/** Names the page in the tab while the caller is shown. Empty text leaves the product's name alone. */
export const useTitle = (title: () => string): void => {
  createEffect(() => setPageTitle(title()));
  onCleanup(() => setPageTitle(""));
};

/** The tab's text: unread things first, since tabs are cut at the end. */
export const tabTitle = (page: string, count: number): string => {
  const base = page === "" ? NAME : `${page} · ${NAME}`;
  return count > 0 ? `(${count > 99 ? "99+" : count}) ${base}` : base;
};

/** Shows in the tab how many things are unread while the caller is shown. */
export const showUnread = (count: () => number): void => {
  createEffect(() => setUnread(count()));
  onCleanup(() => setUnread(0));
};

/** Keeps the document's title in step with the page and the number of unread things. Called once, by the shell. */
export const keepTitle = (): void => {
  createEffect(() => {
    document.title = tabTitle(pageTitle(), unread());
  });
};
