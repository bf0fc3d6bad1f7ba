import { afterPaint } from "./after-paint.ts";

let due = false;

/** Whether the focus rests where a navigation leaves it, and not on something the reader has chosen since. */
export const isFocusFree = (): boolean => {
  const holder = document.activeElement;
  return holder === null || holder === document.body || holder.matches("main, h1");
};

/**
 * A navigation has brought another page into `main`: what carries `data-focus-first` gets the focus, else its heading,
 * once the page has been drawn if it is there by then, or as soon as it asks. Until then `main` has it. What takes the focus
 * meanwhile keeps it. Before the page is drawn, giving it the focus would lay the page out twice.
 */
export const giveFocusTurn = (main: HTMLElement): void => {
  due = true;
  const holder = document.activeElement;
  afterPaint(() => {
    if (document.activeElement !== holder && !isFocusFree()) return;
    const first = main.querySelector<HTMLElement>("[data-focus-first]:enabled");
    (first ?? main.querySelector<HTMLElement>("h1") ?? main).focus({ preventScroll: true });
  });
};

/** A heading that has just appeared takes the focus, once a navigation, when it has been drawn. */
export const takeFocusTurn = (heading: HTMLElement): void => {
  if (!due || !isFocusFree()) return;
  due = false;
  afterPaint(() => isFocusFree() && heading.focus({ preventScroll: true }));
};
