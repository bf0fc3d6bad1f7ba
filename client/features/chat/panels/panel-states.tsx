import { For, type JSX, Show } from "solid-js";
import type { ApiError } from "../../../lib/request/request.ts";
import { Button } from "../../../ui/button.tsx";
import { RetryIcon } from "../../../ui/icons.tsx";
import { Loading, Skeleton } from "../../../ui/skeleton.tsx";
import { errorTexts } from "../../../ui/texts.ts";

/** Lines of a list that is about to be. */
export const PanelLoading = (props: { readonly label: string; readonly lines?: number }) => (
  <Loading label={props.label} class="grid gap-4 p-4">
    <For each={Array.from({ length: props.lines ?? 4 })}>
      {() => (
        <div class="flex gap-3" aria-hidden="true">
          <Skeleton class="size-7 shrink-0 rounded-full" />
          <div class="grid flex-1 gap-2">
            <Skeleton class="h-4 w-2/5" />
            <Skeleton class="h-4 w-full" />
          </div>
        </div>
      )}
    </For>
  </Loading>
);

/** There is nothing, and why that may be. */
export const PanelEmpty = (props: { readonly title: string; readonly text?: JSX.Element }) => (
  <div class="grid gap-1 px-6 py-10 text-center">
    <p class="font-semibold">{props.title}</p>
    <Show when={props.text}>
      <p class="text-ink-soft text-sm">{props.text}</p>
    </Show>
  </div>
);

/** Reading failed. `busy` while it is tried again. */
export const PanelError = (props: {
  readonly error: ApiError;
  readonly busy: boolean;
  readonly onRetry: () => void;
}) => (
  <div role="alert" class="grid justify-items-center gap-3 px-6 py-8 text-center text-sm">
    <p>{props.error.message}</p>
    <Button busy={props.busy} onClick={() => props.onRetry()}>
      <Show when={!props.busy}>
        <RetryIcon />
      </Show>
      {errorTexts.retry}
    </Button>
  </div>
);
