import { isComposing } from "../../../lib/keys.ts";
import type { ExtrasContext } from "./interaction-types.ts";

/** Keys that work wherever the focus is in the room. Returns how to stop listening. */
export const createShortcuts = (context: ExtrasContext): { readonly close: () => void } => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event)) return;
    const isWriting = event.target instanceof Element && event.target.matches("input, textarea, select");
    const isAsked = event.target instanceof Element && event.target.closest("dialog[open]") !== null;
    if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      context.open({ kind: "search" });
    } else if (isAsked) return;
    else if (event.key === "?" && !isWriting) context.open({ kind: "shortcuts" });
    else if (event.key === "Escape") {
      context.chat.toLive();
      context.chat.markRead();
    }
  };
  document.addEventListener("keydown", onKeyDown);
  return { close: () => document.removeEventListener("keydown", onKeyDown) };
};
