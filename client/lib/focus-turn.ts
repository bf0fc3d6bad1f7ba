let due = false;

/** Whether the focus rests where a navigation leaves it, and not on something the reader has chosen since. */
export const isFocusFree = (): boolean => {
  const holder = document.activeElement;
  return holder === null || holder === document.body || holder.matches("main, h1");
};

/**
 * A navigation has brought another page into `main`: what carries `data-focus-first` gets the focus, else its heading,
 * now if it is there, or as soon as it asks. Until then `main` has it.
 */
export const giveFocusTurn = (main: HTMLElement): void => {
  due = true;
  const first = main.querySelector<HTMLElement>("[data-focus-first]:enabled");
  (first ?? main.querySelector<HTMLElement>("h1") ?? main).focus({ preventScroll: true });
};

/** Whether a heading that has just appeared may take the focus: once a navigation. */
export const takeFocusTurn = (): boolean => {
  if (!due || !isFocusFree()) return false;
  due = false;
  return true;
};
