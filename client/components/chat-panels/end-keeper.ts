import { createEffect, on } from "solid-js";

/** Pixels from the end within which a reader counts as being there. */
const NEAR = 80;

/**
 * Keeps the end of a list in sight while the reader is there. `tail` changes when something joins the end;
 * `attach` takes an element inside what scrolls.
 */
export const createEndKeeper = (tail: () => readonly unknown[]) => {
  let content: HTMLElement | undefined;
  let isAtEnd = true;
  const box = () => content?.parentElement ?? undefined;
  const toEnd = () => {
    isAtEnd = true;
    requestAnimationFrame(() => box()?.scrollTo({ top: box()?.scrollHeight ?? 0 }));
  };
  createEffect(
    on(
      () => tail().join(" "),
      () => isAtEnd && toEnd(),
    ),
  );
  return {
    toEnd,
    attach: (element: HTMLElement) => {
      content = element;
      queueMicrotask(() =>
        box()?.addEventListener(
          "scroll",
          () => {
            const scrolled = box();
            if (scrolled) isAtEnd = scrolled.scrollHeight - scrolled.scrollTop - scrolled.clientHeight < NEAR;
          },
          { passive: true },
        ),
      );
    },
  };
};
