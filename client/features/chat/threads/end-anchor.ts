import { createEffect, on, onCleanup } from "solid-js";
import { createRowHold } from "../../../conversation/list/scroll-guard.ts";

/** Pixels from the end within which a reader counts as being there. */
const NEAR = 80;

/**
 * Keeps the end of a list in sight while the reader is there. `tail` changes when something joins the end;
 * `attach` takes an element inside what scrolls.
 */
export const createEndAnchor = (tail: () => readonly unknown[]) => {
  let content: HTMLElement | undefined;
  let isAtEnd = true;
  let stop = () => {};
  const hold = createRowHold();
  onCleanup(() => stop());
  const box = () => content?.parentElement ?? undefined;
  const scrollToEnd = () => box()?.scrollTo({ top: box()?.scrollHeight ?? 0 });
  const stay = () => {
    isAtEnd = true;
    requestAnimationFrame(scrollToEnd);
  };
  createEffect(
    on(
      () => tail().join(" "),
      () => isAtEnd && stay(),
    ),
  );
  const onScroll = () => {
    const scrolled = box();
    if (!scrolled) return;
    hold.scrolled(scrollToEnd);
    isAtEnd = scrolled.scrollHeight - scrolled.scrollTop - scrolled.clientHeight < NEAR;
  };
  return {
    /** Brings the end into view, whatever scrolls meanwhile, until the reader scrolls themselves. */
    toEnd: () => {
      hold.begin();
      stay();
    },
    attach: (element: HTMLElement) => {
      content = element;
      stop();
      queueMicrotask(() => {
        const scrolled = box();
        if (!scrolled) return;
        const unhold = hold.attach(scrolled);
        scrolled.addEventListener("scroll", onScroll, { passive: true });
        stop = () => {
          unhold();
          scrolled.removeEventListener("scroll", onScroll);
        };
      });
    },
  };
};
