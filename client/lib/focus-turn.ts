let due = false;

/** Whether the focus rests where a navigation leaves it, and not on something the reader has chosen since. */
const isFree = (): boolean => {
  const holder = document.activeElement;
  return holder === null || holder === document.body || holder.matches("main, h1");
};

/**
 * A navigation has brought another page into `main`: its heading gets the focus, now if it is there, else as soon
 * as it asks. Until then `main` has it.
 */
export const giveFocusTurn = (main: HTMLElement): void => {
  due = true;
  (main.querySelector<HTMLElement>("h1") ?? main).focus({ preventScroll: true });
};

/** Whether a heading that has just appeared may take the focus: once a navigation. */
export const takeFocusTurn = (): boolean => {
  if (!due || !isFree()) return false;
  due = false;
  return true;
};
