/**
 * Whether a key belongs to an input method that is composing a word, and means nothing to the page. Chromium and
 * Firefox say so with `isComposing`. Safari ends the composition before the keydown of the Enter that ends it, and
 * tells of that key by the code 229 alone, which `keyCode` is kept for.
 */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;

/** Whether the device is used with a keyboard: a field that takes the focus brings up none that covers the page. */
export const hasKeyboard = (): boolean => matchMedia("(hover: hover) and (pointer: fine)").matches;

/** Whether a key writes something by itself: a letter, or the accent that goes onto the next one. */
export const isWritten = (event: KeyboardEvent): boolean => {
  const isHeld = event.ctrlKey || event.metaKey || event.altKey;
  if (isHeld && !event.getModifierState("AltGraph")) return false;
  return (
    event.key === "Dead" || event.key === "Process" || ([...event.key].length === 1 && event.key !== " ")
  );
};

const NAMES: Readonly<Record<string, string>> = {
  mod: typeof navigator !== "undefined" && /Mac|iPhone|iPad/u.test(navigator.userAgent) ? "⌘" : "Ctrl",
  shift: "Shift",
  enter: "Enter",
  escape: "Esc",
  delete: "Del",
  arrowup: "↑",
  arrowdown: "↓",
};

/** The keys of a shortcut such as `mod+shift+x`, as they are printed on the keyboard. */
export const keyNames = (shortcut: string): readonly string[] =>
  shortcut.split("+").map((key) => NAMES[key] ?? key.toUpperCase());
