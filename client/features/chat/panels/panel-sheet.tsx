import { type Accessor, createComputed, createEffect, type JSX, on, onCleanup, onMount } from "solid-js";
import { isComposing } from "../../../lib/keys.ts";
import { closeOnBack } from "../../../ui/close-on-back.ts";
import { closeDialog, openModal } from "../../../ui/modals.ts";

/** From here on a panel stands beside the room; below it covers the room. Tailwind's `lg`. */
const WIDE = "(min-width: 64rem)";

/** Whether panels stand beside the room now. */
export const isWide = (): boolean => matchMedia(WIDE).matches;

/** The id of the heading that names the sheet; `PanelFrame` carries it. */
export const SHEET_TITLE = "chat-panel-title";

/**
 * The place of a panel: beside the room, which stays in use, or over it and modal on narrow screens. Takes the
 * focus to what carries `data-panel-focus` and gives it back. Escape closes it.
 */
export const PanelSheet = (props: {
  /** What is shown, compared by identity; null closes. */
  readonly shown: Accessor<unknown>;
  readonly onClose: () => void;
  readonly children: JSX.Element;
}) => {
  let dialog!: HTMLDialogElement;

  const open = () => {
    if (isWide()) dialog.show();
    else openModal(dialog);
  };
  const focus = () => dialog.querySelector<HTMLElement>("[data-panel-focus]")?.focus({ preventScroll: true });

  // While what has the focus is still in the document: only then does the browser give it back.
  createComputed(on(props.shown, (shown) => shown === null && closeDialog(dialog), { defer: true }));
  createEffect(() => {
    if (props.shown() === null) return;
    if (!dialog.open) open();
    focus();
  });

  closeOnBack(
    () => props.shown() !== null,
    () => props.onClose(),
  );

  const onWidth = () => {
    if (!dialog.open) return;
    const focused = document.activeElement;
    closeDialog(dialog);
    open();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  };
  onMount(() => {
    const wide = matchMedia(WIDE);
    wide.addEventListener("change", onWidth);
    onCleanup(() => {
      wide.removeEventListener("change", onWidth);
      closeDialog(dialog);
    });
  });

  return (
    <dialog
      ref={dialog}
      class="peer fixed inset-0 m-0 h-dvh max-h-none w-full max-w-none flex-col bg-surface p-0 text-ink open:flex lg:static lg:h-auto lg:w-96 lg:shrink-0 lg:border-line lg:border-l"
      aria-labelledby={SHEET_TITLE}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        props.onClose();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || isComposing(event) || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        props.onClose();
      }}
    >
      {props.children}
    </dialog>
  );
};
