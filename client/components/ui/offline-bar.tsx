import { Show } from "solid-js";
import { online } from "../../stores/online.ts";
import { OfflineIcon } from "./icons.tsx";

/** Says across the page that the device has no network. */
export const OfflineBar = () => (
  <div role="status">
    <Show when={!online()}>
      <p class="flex items-center justify-center gap-2 bg-ink px-4 py-2 text-sm font-semibold text-paper">
        <OfflineIcon class="size-4" />
        You are offline. What you read may be old; what you write in a chat is sent later.
      </p>
    </Show>
  </div>
);
