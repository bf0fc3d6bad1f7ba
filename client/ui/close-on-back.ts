import { type Accessor, createEffect, onCleanup, untrack } from "solid-js";

/** Where what opens covers the page, so that Back is expected to close it: below Tailwind's `lg`. */
const COVERS = "(max-width: 63.99rem)";

/** How each thing that is open over the page is closed, the newest last. Each has an entry in the history. */
const open: (() => void)[] = [];

/** An entry of the history. */
interface Entry {
  /** How many things were open over the page when it was made. */
  readonly layer: number;
  /** The router's number of the page. What is open over it shares it, so that the router sees no other page. */
  readonly depth: number;
}

const entryNow = (): Entry => {
  const { layer = 0, _depth: depth = 0 } = (history.state ?? {}) as { layer?: number; _depth?: number };
  return { layer, depth };
};

/** Where the history stood last, as far as is known here: the router goes on to other pages without a word. */
let before: Entry = { layer: 0, depth: 0 };
let isSettling = false;
let isOwnStep = false;

/** What waits until the history is back where it was before what has closed opened. */
const waiting: (() => void)[] = [];
const isBack = (): void => {
  for (const then of waiting.splice(0)) then();
};

/** Calls `then` once the history is past what has just closed: an address that is set before that is lost with it. */
export const onceClosed = (then: () => void): void => {
  if (isSettling || isOwnStep) waiting.push(then);
  else then();
};

/** Brings the history in step with what is open, once for everything that opens and closes together. */
const settle = (): void => {
  isSettling = false;
  const { layer } = entryNow();
  if (layer > open.length) {
    isOwnStep = true;
    history.go(open.length - layer);
  }
  for (let next = layer + 1; next <= open.length; next++)
    history.pushState({ ...history.state, layer: next }, "");
  before = entryNow();
  if (!isOwnStep) isBack();
};
const settleSoon = (): void => {
  if (isSettling) return;
  isSettling = true;
  setTimeout(settle);
};

const onPop = (event: PopStateEvent): void => {
  const from = before;
  const now = entryNow();
  before = now;
  const isOwn = isOwnStep;
  isOwnStep = false;
  // The page is the same: the router has no part in it.
  if ((isOwn || open.length > 0) && now.depth === from.depth) event.stopImmediatePropagation();
  if (isOwn) return isBack();
  for (const close of open.splice(now.layer).reverse()) close();
  if (now.layer <= open.length) return;
  // Of something that is open no more, as where a link led on to another page: it is passed by.
  const isForward = now.depth > from.depth || (now.depth === from.depth && now.layer > from.layer);
  history.go(isForward ? 1 : -1);
};

let isWatching = false;

/**
 * Where it covers the page, has the way back close something before it leaves the page: the newest first. For as long
 * as the owner is there.
 */
export const closeOnBack = (isOpen: Accessor<boolean>, close: () => void): void => {
  let own: (() => void) | undefined;
  let isGone = false;
  const forget = () => {
    const index = own ? open.indexOf(own) : -1;
    own = undefined;
    if (index < 0) return;
    open.splice(index, 1);
    settleSoon();
  };
  const add = () => {
    if (own || !matchMedia(COVERS).matches) return;
    own = () => {
      own = undefined;
      close();
      // It went back within itself.
      if (!isGone && untrack(isOpen)) add();
    };
    open.push(own);
    settleSoon();
  };
  createEffect(() => {
    if (!isOpen()) return forget();
    if (!isWatching) {
      isWatching = true;
      // Ahead of the router, which listens to the same.
      addEventListener("popstate", onPop, { capture: true });
    }
    add();
  });
  onCleanup(() => {
    isGone = true;
    forget();
  });
};
