import { onCleanup, onMount, Show } from "solid-js";
import type { Attachment } from "../../../../domain/chat/wire.ts";
import { formatBytes } from "../../../lib/bytes.ts";
import { closeOnBack } from "../../../ui/close-on-back.ts";
import { ArrowLeftIcon, CloseIcon } from "../../../ui/icons.tsx";
import { closeDialog, openModal } from "../../../ui/modals.ts";
import { attachmentUrl } from "../api.ts";
import { fileText } from "../texts/files.ts";
import { fileKind } from "./file-kinds.ts";
import { TextView } from "./text-view.tsx";
import { closeViewer, viewing, viewStep } from "./viewer.ts";

/** Pixels that a finger moves sideways to get to the next file. */
const SWIPE_PX = 60;

// At either end a button says so and keeps the focus: one that is disabled gets no keys, not even those that lead back.
const tool =
  "flex size-11 shrink-0 items-center justify-center rounded-md hover:bg-raised aria-disabled:opacity-40";

/** A file over the whole window, with those before and after it an arrow key, a press or a swipe away. */
const FileViewer = () => {
  let dialog!: HTMLDialogElement;
  let from: { readonly x: number; readonly y: number } | null = null;
  const file = () => viewing()?.files[viewing()?.at ?? 0] as Attachment;
  const count = () => viewing()?.files.length ?? 0;
  const at = () => viewing()?.at ?? 0;

  onMount(() => {
    openModal(dialog);
    onCleanup(() => closeDialog(dialog));
  });
  closeOnBack(() => true, closeViewer);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    viewStep(step);
  };

  return (
    <dialog
      ref={dialog}
      class="m-0 h-dvh max-h-none w-full max-w-none flex-col bg-sunken p-0 text-ink [color-scheme:dark] open:flex"
      aria-label={fileText.viewer}
      onCancel={(event) => {
        event.preventDefault();
        closeViewer();
      }}
      onKeyDown={onKeyDown}
      onTouchStart={({ touches: [touch] }) => {
        from = touch ? { x: touch.clientX, y: touch.clientY } : null;
      }}
      onTouchEnd={({ changedTouches: [touch] }) => {
        if (!from || !touch) return;
        const [x, y] = [touch.clientX - from.x, touch.clientY - from.y];
        from = null;
        if (Math.abs(x) > SWIPE_PX && Math.abs(x) > 2 * Math.abs(y)) viewStep(x < 0 ? 1 : -1);
      }}
    >
      <header class="flex items-center gap-1 p-2 pl-4">
        <h2 class="min-w-0 flex-1 truncate font-semibold text-sm" aria-live="polite">
          {file().name}
          <span class="pl-2 font-normal text-ink-soft">
            {formatBytes(file().size)}
            <Show when={count() > 1}>{` · ${fileText.place(at() + 1, count())}`}</Show>
          </span>
        </h2>
        <a class={`${tool} w-auto px-3 text-sm`} href={attachmentUrl(file())} download={file().name}>
          {fileText.download}
        </a>
        <button type="button" class={tool} aria-label={fileText.close} autofocus onClick={closeViewer}>
          <CloseIcon />
        </button>
      </header>
      <div class="flex min-h-0 flex-1 items-center gap-1 px-1 pb-3 sm:gap-3 sm:px-3">
        <Show when={count() > 1}>
          <button
            type="button"
            class={`${tool} max-sm:hidden`}
            aria-label={fileText.before}
            aria-disabled={at() === 0}
            onClick={() => viewStep(-1)}
          >
            <ArrowLeftIcon />
          </button>
        </Show>
        <div class="flex h-full min-w-0 flex-1 items-center justify-center">
          <Show when={file()} keyed>
            {(shown) => (
              <Show when={fileKind(shown) === "picture"} fallback={<TextView file={shown} />}>
                <img
                  class="max-h-full max-w-full rounded-sm object-contain"
                  src={attachmentUrl(shown)}
                  alt={shown.name}
                  width={shown.width ?? undefined}
                  height={shown.height ?? undefined}
                />
              </Show>
            )}
          </Show>
        </div>
        <Show when={count() > 1}>
          <button
            type="button"
            class={`${tool} max-sm:hidden`}
            aria-label={fileText.after}
            aria-disabled={at() === count() - 1}
            onClick={() => viewStep(1)}
          >
            <ArrowLeftIcon class="rotate-180" />
          </button>
        </Show>
      </div>
    </dialog>
  );
};

export default FileViewer;
