import { createEffect, createUniqueId, type JSX, onCleanup, Show } from "solid-js";
import { IconButton } from "./button.tsx";
import { closeOnBack } from "./close-on-back.ts";
import { CloseIcon } from "./icons.tsx";
import { closeDialog, openModal } from "./modals.ts";
import { dialogTexts } from "./texts.ts";

export interface DialogProps {
  readonly open: boolean;
  /** Called when the user closes it by Escape, the button or a click beside it. */
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: JSX.Element;
  readonly children?: JSX.Element;
  /** Buttons at the foot, the main one last. */
  readonly footer?: JSX.Element;
}

/** A question before going on: modal, keeps the focus, gives it back. A sheet from below on phones. */
export const Dialog = (props: DialogProps) => {
  const id = createUniqueId();
  let dialog: HTMLDialogElement | undefined;

  createEffect(() => {
    if (!dialog) return;
    if (props.open && !dialog.open) openModal(dialog);
    else if (!props.open && dialog.open) closeDialog(dialog);
  });
  onCleanup(() => dialog && closeDialog(dialog));
  closeOnBack(
    () => props.open,
    () => props.onClose(),
  );

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it through the cancel event
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={`${id}-title`}
      aria-describedby={props.description ? `${id}-description` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) props.onClose();
      }}
    >
      <Show when={props.open}>
        <div class="grid gap-4 p-5 sm:p-6">
          <div class="flex items-start justify-between gap-4">
            <div class="grid gap-1">
              <h2 id={`${id}-title`} class="text-xl">
                {props.title}
              </h2>
              <Show when={props.description}>
                <p id={`${id}-description`} class="text-ink-soft">
                  {props.description}
                </p>
              </Show>
            </div>
            <IconButton
              label={dialogTexts.close}
              class="-mt-1.5 -mr-2 shrink-0"
              onClick={() => props.onClose()}
            >
              <CloseIcon />
            </IconButton>
          </div>
          {props.children}
          <Show when={props.footer}>
            <div class="flex flex-wrap justify-end gap-2 pt-1">{props.footer}</div>
          </Show>
        </div>
      </Show>
    </dialog>
  );
};
