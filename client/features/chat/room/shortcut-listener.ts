import { onCleanup } from "solid-js";
import { isComposing } from "../../../lib/keys.ts";
import { isShortcut } from "../shortcuts.ts";
import type { Room } from "./room-context.ts";

/** Keys that work wherever the focus is in the room, for as long as its owner is there. */
export const listenToShortcuts = (room: Room): void => {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isComposing(event)) return;
    const isWriting = event.target instanceof Element && event.target.matches("input, textarea, select");
    const isAsked = event.target instanceof Element && event.target.closest("dialog[open]") !== null;
    if (isShortcut(event, "search")) {
      event.preventDefault();
      room.open({ kind: "search" });
    } else if (isAsked) return;
    else if (isShortcut(event, "list") && !isWriting) room.open({ kind: "shortcuts" });
    else if (isShortcut(event, "markRead")) {
      room.chat.toLive();
      room.chat.markRead();
    }
  };
  document.addEventListener("keydown", onKeyDown);
  onCleanup(() => document.removeEventListener("keydown", onKeyDown));
};
