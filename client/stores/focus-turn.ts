let due = false;

/** A navigation has begun: the next page's heading may take the focus. */
export const giveFocusTurn = (): void => {
  due = true;
};

/** Whether the heading that asks may take the focus: once a navigation, and not from somebody who moved on. */
export const takeFocusTurn = (): boolean => {
  if (!due) return false;
  due = false;
  const holder = document.activeElement;
  return holder === null || holder === document.body || holder.matches("main, a, h1");
};
