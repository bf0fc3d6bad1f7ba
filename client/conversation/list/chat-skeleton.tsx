import { For } from "solid-js";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { skeletonTexts } from "../texts.ts";

const widths = ["w-3/5", "w-2/5", "w-4/5", "w-1/3", "w-1/2", "w-2/3"];

/** The shape of a conversation, until it is there. */
export const ChatSkeleton = () => (
  <Loading
    label={skeletonTexts.loading}
    class="flex min-h-0 flex-1 flex-col justify-end gap-6 overflow-hidden p-4"
  >
    <For each={widths}>
      {(width) => (
        <div class="flex gap-3">
          <Skeleton class="size-10 rounded-full!" />
          <div class="grid flex-1 gap-2 pt-1">
            <Skeleton class="h-3.5 w-28" />
            <Skeleton class={`h-4 ${width}`} />
          </div>
        </div>
      )}
    </For>
  </Loading>
);
