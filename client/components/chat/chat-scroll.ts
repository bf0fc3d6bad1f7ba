import { type Accessor, createComputed, createEffect, createSignal, on, onCleanup } from "solid-js";

/** Pixels from the end within which somebody counts as being there. */
const NEAR_END = 80;

/** Pixels from the beginning within which older messages are read. */
const NEAR_START = 600;

/** A list that grows at both ends while its reader stays where they are. */
export interface ScrollKeeper {
  readonly attach: (element: HTMLElement) => void;
  readonly atEnd: Accessor<boolean>;
  readonly nearStart: Accessor<boolean>;
  readonly toEnd: (smooth?: boolean) => void;
  /** Brings an element of the list into view, away from the edges. */
  readonly show: (element: Element) => void;
}

/**
 * Keeps the reading position when `content` changes: those at the end stay at the end, those further up keep
 * what they read under their eyes when older messages join above. `firstKey` tells what stands first.
 */
export const createScrollKeeper = (
  content: Accessor<unknown>,
  firstKey: Accessor<string | undefined>,
): ScrollKeeper => {
  const [list, setList] = createSignal<HTMLElement>();
  const [atEnd, setAtEnd] = createSignal(true);
  const [nearStart, setNearStart] = createSignal(false);
  let before = { height: 0, top: 0, key: undefined as string | undefined };

  const look = (element: HTMLElement) => {
    setAtEnd(element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END);
    setNearStart(element.scrollTop < NEAR_START);
  };

  const toEnd = (smooth = false) => {
    const element = list();
    element?.scrollTo({ top: element.scrollHeight, behavior: smooth ? "smooth" : "auto" });
  };

  const attach = (element: HTMLElement) => {
    setList(element);
    const onScroll = () => look(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    const observer = new ResizeObserver(() => {
      if (atEnd()) toEnd();
      look(element);
    });
    observer.observe(element);
    onCleanup(() => {
      element.removeEventListener("scroll", onScroll);
      observer.disconnect();
    });
  };

  createComputed(
    on(content, () => {
      const element = list();
      if (element) before = { height: element.scrollHeight, top: element.scrollTop, key: before.key };
    }),
  );

  createEffect(
    on(content, () => {
      const element = list();
      const key = firstKey();
      if (!element) return;
      if (atEnd()) toEnd();
      else if (key !== before.key) element.scrollTop = before.top + element.scrollHeight - before.height;
      before.key = key;
      look(element);
    }),
  );

  return {
    attach,
    atEnd,
    nearStart,
    toEnd,
    show: (element) => {
      element.scrollIntoView({ block: "center", behavior: "auto" });
      const scrolled = list();
      // The event comes only with the next picture, and until then the reader would count as being at the end.
      if (scrolled) look(scrolled);
    },
  };
};
