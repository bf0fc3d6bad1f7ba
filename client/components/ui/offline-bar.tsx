import { Show } from "solid-js";
import { online } from "../../stores/online.ts";
import { OfflineIcon } from "./icons.tsx";

/** Says across the page, above its header, that the device has no network. */
export const OfflineBar = () => (
  <div role="status">
    <Show when={!online()}>
      <p class="offline-bar flex items-center justify-center gap-2 bg-ink px-4 py-2 text-sm font-semibold text-paper">
        <OfflineIcon class="size-4" />
        <span>
          You are offline: this may be old.
          <span class="max-sm:sr-only"> What you write in a chat is sent later.</span>
        </span>
      </p>
    </Show>
  </div>
);
