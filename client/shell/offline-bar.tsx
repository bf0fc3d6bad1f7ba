import { Show } from "solid-js";
import { isOutdated } from "../lib/lazy-load.ts";
import { online } from "../lib/online.ts";
import { OfflineIcon } from "../ui/icons.tsx";

/** Says across the page, above its header, that the device has no network, or that the page is too old to go on. */
export const OfflineBar = () => (
  <div role="status">
    <Show when={online() && isOutdated()}>
      <p class="offline-bar flex items-center justify-center gap-2 bg-ink px-4 py-2 text-sm font-semibold text-paper">
        <span>PeerLoop was updated.</span>
        <button
          type="button"
          class="relative underline after:absolute after:-inset-2"
          onClick={() => location.reload()}
        >
          Load again
        </button>
      </p>
    </Show>
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
