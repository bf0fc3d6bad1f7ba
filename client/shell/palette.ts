import { createSignal } from "solid-js";
import { isComposing } from "../lib/keys.ts";

const [isOpen, setIsOpen] = createSignal(false);

/** Whether the command palette is open. */
export { isOpen as isPaletteOpen };

/** What was typed before its field was there: its module may still be on the way. */
let typedAhead = "";
let hasField = false;

export const openPalette = (): void => {
  setIsOpen(true);
};

export const closePalette = (): void => {
  hasField = false;
  typedAhead = "";
  setIsOpen(false);
};

/** For the palette's field, as it comes: answers what was typed ahead of it, which is then the field's. */
export const takeTypedAhead = (): string => {
  const typed = typedAhead;
  hasField = true;
  typedAhead = "";
  return typed;
};

const isApple = /Mac|iPhone|iPad/.test(globalThis.navigator?.platform ?? "");

/** The keys that open the palette, as they are written on this device's keyboard. */
export const paletteKeys = isApple ? "⌘K" : "Ctrl K";

/** Keeps a key that was meant for a field that is not there yet. */
const keepTyped = (event: KeyboardEvent): void => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") closePalette();
  else if (event.key === "Backspace") typedAhead = typedAhead.slice(0, -1);
  else if (event.key.length === 1) typedAhead += event.key;
  else return;
  event.preventDefault();
  event.stopPropagation();
};

const onKeyDown = (event: KeyboardEvent): void => {
  if (isComposing(event)) return;
  const isKey =
    (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
  if (!isKey) {
    if (isOpen() && !hasField) keepTyped(event);
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  if (isOpen()) closePalette();
  else openPalette();
};

/** Opens the palette by its keys wherever the focus is, and closes it again. Answers what stops that. */
export const listenForPalette = (): (() => void) => {
  // Before whatever else listens: the keys are the palette's on every page.
  addEventListener("keydown", onKeyDown, { capture: true });
  return () => removeEventListener("keydown", onKeyDown, { capture: true });
};
