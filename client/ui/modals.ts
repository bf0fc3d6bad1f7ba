import { onCleanup, onMount } from "solid-js";

/** Modal dialogs that are open, the topmost last: what is outside of it can be seen and not pressed, popovers too. */
const open: HTMLDialogElement[] = [];

/** What stays in use over everything, with what keeps its place while it is in a dialog. */
const over = new Map<HTMLElement, Comment>();

const moved = (element: HTMLElement, move: () => void): void => {
  const isShown = element.popover !== null && element.matches(":popover-open");
  move();
  if (isShown) element.showPopover();
};

/** Puts what stays in use into the topmost dialog, or back where it belongs. */
const settle = (): void => {
  const dialog = open.at(-1);
  for (const [element, place] of over) {
    if (dialog !== undefined) {
      if (element.parentNode === dialog) continue;
      moved(element, () => {
        if (!place.isConnected) element.before(place);
        dialog.append(element);
      });
    } else if (place.isConnected) moved(element, () => place.replaceWith(element));
  }
};

const forget = (dialog: HTMLDialogElement): void => {
  const at = open.indexOf(dialog);
  if (at === -1) return;
  open.splice(at, 1);
  settle();
};

/** Opens a dialog as modal. */
export const openModal = (dialog: HTMLDialogElement): void => {
  dialog.showModal();
  open.push(dialog);
  dialog.addEventListener("close", () => !dialog.open && forget(dialog), { once: true });
  settle();
};

/**
 * Closes a dialog, which gives the focus back. Chromium gives a field no caret with it, and then nothing can be typed:
 * setting the selection brings it.
 */
export const closeDialog = (dialog: HTMLDialogElement): void => {
  forget(dialog);
  dialog.close();
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.selectionStart, field.selectionEnd);
};

/**
 * Keeps an element in use and announced while a modal dialog is open, as what nobody may miss has to be. To be called in
 * a component; what the element holds stays as it is.
 */
export const keepOverModals = (element: () => HTMLElement): void => {
  onMount(() => {
    const kept = element();
    over.set(kept, document.createComment(""));
    settle();
    onCleanup(() => {
      over.get(kept)?.remove();
      over.delete(kept);
      kept.remove();
    });
  });
};
