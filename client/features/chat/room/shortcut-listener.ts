import { isComposing } from "../../../lib/keys.ts";
import { isShortcut } from "../shortcuts.ts";
import type { InteractionContext } from "./interaction-types.ts";

/** Keys that work wherever the focus is in the room. Returns how to stop listening. */
export const listenToShortcuts = (context: InteractionContext): { readonly close: () => void } => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event)) return;
    const isWriting = event.target instanceof Element && event.target.matches("input, textarea, select");
    const isAsked = event.target instanceof Element && event.target.closest("dialog[open]") !== null;
    if (isShortcut(event, "search")) {
      event.preventDefault();
      context.open({ kind: "search" });
    } else if (isAsked) return;
    else if (isShortcut(event, "list") && !isWriting) context.open({ kind: "shortcuts" });
    else if (isShortcut(event, "markRead")) {
      context.chat.toLive();
      context.chat.markRead();
    }
  };
  document.addEventListener("keydown", onKeyDown);
  return { close: () => document.removeEventListener("keydown", onKeyDown) };
};
