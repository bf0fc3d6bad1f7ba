import { type Accessor, createComputed, createEffect, createSignal, on, onCleanup } from "solid-js";
import { createRowHold } from "./scroll-guard.ts";

/** Pixels from the end within which somebody counts as being there. */
const NEAR_END = 80;

/** A list that grows at both ends while its reader stays where they are. */
export interface ScrollAnchor {
  readonly attach: (element: HTMLElement) => void;
  readonly atEnd: Accessor<boolean>;
  /** Brings the end into view, whatever scrolls meanwhile, until the reader scrolls themselves. */
  readonly toEnd: () => void;
}

/**
 * Keeps the reading position when `content` changes: those at the end stay at the end, those further up keep
 * what they read under their eyes when older messages join above. `firstKey` tells what stands first.
 */
export const createScrollAnchor = (
  content: Accessor<unknown>,
  firstKey: Accessor<string | undefined>,
): ScrollAnchor => {
  const [list, setList] = createSignal<HTMLElement>();
  const [atEnd, setAtEnd] = createSignal(true);
  const hold = createRowHold();
  let before = { height: 0, top: 0, key: undefined as string | undefined };

  const look = (element: HTMLElement) => {
    setAtEnd(hold.isOn() || element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END);
  };

  const scrollToEnd = (element: HTMLElement) => {
    element.scrollTop = element.scrollHeight;
  };

  const attach = (element: HTMLElement) => {
    setList(element);
    const onScroll = () => {
      hold.scrolled(() => scrollToEnd(element));
      look(element);
    };
    onCleanup(hold.attach(element));
    element.addEventListener("scroll", onScroll, { passive: true });
    const observer = new ResizeObserver(() => {
      if (atEnd()) scrollToEnd(element);
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
      if (atEnd()) scrollToEnd(element);
      else if (key !== before.key) element.scrollTop = before.top + element.scrollHeight - before.height;
      before.key = key;
      look(element);
    }),
  );

  return {
    attach,
    atEnd,
    toEnd: () => {
      const element = list();
      if (!element) return;
      hold.begin();
      scrollToEnd(element);
      look(element);
    },
  };
};
