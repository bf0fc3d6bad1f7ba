import { onCleanup } from "solid-js";
import { isWritten } from "../../../lib/keys.ts";
import { isShortcut } from "../shortcuts.ts";

/** What takes letters itself, or is moved through by them. */
const TAKES_LETTERS =
  "input, textarea, select, [contenteditable], [role='menu'], [role='listbox'], [role='grid'], [role='tree']";

/** Keys of a message that has the focus, also where they cannot do what they mean. */
const OF_MESSAGES = ["reply", "thread", "menu", "edit"] as const;

const isMeant = (event: KeyboardEvent): boolean =>
  isShortcut(event, "list") ||
  (event.target instanceof Element &&
    event.target.matches("[data-message]") &&
    OF_MESSAGES.some((name) => isShortcut(event, name)));

/** Where what is typed goes, as the focus stands: the field of the panel that it is in, else that of the room; null for none. */
const fieldFor = (target: Element | null): HTMLTextAreaElement | null => {
  if (target?.closest(TAKES_LETTERS) || document.querySelector("dialog:modal, [popover='auto']:popover-open"))
    return null;
  const place = target?.closest("dialog[open]") ?? document.querySelector("main");
  return place?.querySelector<HTMLTextAreaElement>(".composer textarea:enabled") ?? null;
};

/**
 * Lets whoever types without a field write a message, as long as its owner is there: the focus moves while the key is
 * down, and the letter goes where it is. Keys that mean something by themselves keep their meaning.
 */
export const typeToFocus = (): void => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !isWritten(event) || isMeant(event)) return;
    const field = fieldFor(event.target instanceof Element ? event.target : null);
    field?.focus({ preventScroll: true });
  };
  document.addEventListener("keydown", onKeyDown);
  onCleanup(() => document.removeEventListener("keydown", onKeyDown));
};
