import { createEffect, For, Show } from "solid-js";
import { IconButton } from "../ui/button.tsx";
import { CloseIcon } from "../ui/icons.tsx";
import { keepOverModals } from "../ui/modals.ts";
import { toastTexts } from "./texts.ts";
import { dismissToast, toasts } from "./toasts.ts";

const edges = { plain: "border-l-accent", good: "border-l-good", danger: "border-l-danger" } as const;

/** Where toasts show. In the top layer, so that an open dialog does not hide what went wrong. */
export const ToastRegion = () => {
  let region!: HTMLDivElement;
  keepOverModals(() => region);
  createEffect(() => {
    if (region.matches(":popover-open")) region.hidePopover();
    if (toasts().length > 0) region.showPopover();
  });
  return (
    <div
      ref={region}
      popover="manual"
      role="log"
      aria-label={toastTexts.label}
      class="toasts top-auto right-4 left-auto w-[min(24rem,calc(100vw-2rem))] overflow-visible bg-transparent text-ink"
    >
      <div class="grid gap-2">
        <For each={toasts()}>
          {(toast) => (
            <div
              class={`flex animate-rise items-start gap-2 rounded-md border border-l-4 border-line bg-raised p-3 pl-4 shadow-pop ${edges[toast.tone]}`}
            >
              <div class="grid flex-1 gap-0.5 py-1">
                <p class="text-sm font-semibold">{toast.title}</p>
                <Show when={toast.text}>
                  <p class="text-sm text-ink-soft">{toast.text}</p>
                </Show>
                <Show when={toast.action}>
                  {(action) => (
                    <button
                      type="button"
                      class="link min-h-10 justify-self-start text-sm font-semibold"
                      onClick={() => {
                        dismissToast(toast.id);
                        action().run();
                      }}
                    >
                      {action().label}
                    </button>
                  )}
                </Show>
              </div>
              <IconButton label={toastTexts.dismiss} class="-my-0.5" onClick={() => dismissToast(toast.id)}>
                <CloseIcon class="size-4" />
              </IconButton>
            </div>
          )}
        </For>
      </div>
    </div>
  );
};
