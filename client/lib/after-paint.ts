/** Does something once what is to be drawn now has been: in a tab that nobody sees, once it is seen. */
export const afterPaint = (action: () => void): void => {
  requestAnimationFrame(() => setTimeout(action));
};
