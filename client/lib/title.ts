import { createEffect, createSignal, onCleanup } from "solid-js";
import { documentTitle } from "../../domain/platform/pages/rules.ts";

const [pageTitle, setPageTitle] = createSignal<string>();
const [unread, setUnread] = createSignal<Unread>({ told: 0, isMore: false });
const [call, setCall] = createSignal<string | null>(null);

/**
 * Names the page in the tab while the caller is shown, by a title of `domain/platform/pages/rules.ts`: the server writes
 * the same into the HTML. Undefined leaves the tab as it is, until the name is known.
 */
export const useTitle = (title: () => string | undefined): void => {
  createEffect(() => setPageTitle(title()));
  onCleanup(() => setPageTitle(undefined));
};

/** What is unread: how many things that one is told of, and whether there is anything more, as what others say to all. */
interface Unread {
  readonly told: number;
  readonly isMore: boolean;
}

/** The tab's text: unread things first, since tabs are cut at the end. A number is for what one is told of alone, so that it rests. */
export const tabTitle = (title: string, { told, isMore }: Unread): string =>
  told > 0 ? `(${told > 99 ? "99+" : told}) ${title}` : isMore ? `• ${title}` : title;

/** Shows in the tab what is unread while the caller is shown. */
export const showUnread = (what: () => Unread): void => {
  createEffect(() => setUnread(what()));
  onCleanup(() => setUnread({ told: 0, isMore: false }));
};

/** Has the tab say something urgent in the place of its title while the caller is shown; null: nothing. */
export const showCall = (text: () => string | null): void => {
  createEffect(() => setCall(text()));
  onCleanup(() => setCall(null));
};

const here = () => location.pathname + location.search;

/**
 * Keeps the document's title in step with the page and the number of unread things. Called once, by the shell. What the
 * HTML says of its own address goes with that: browsers share the canonical address of a page that names one.
 */
export const keepTitle = (): void => {
  const served = here();
  let title = document.title;
  createEffect(() => {
    const page = pageTitle();
    if (page !== undefined) title = documentTitle(page);
    document.title = call() ?? tabTitle(title, unread());
    if (here() !== served) document.querySelector("link[rel=canonical]")?.remove();
  });
};
