import { Show } from "solid-js";
import { isOutdated } from "../lib/lazy-load.ts";
import { online } from "../lib/online.ts";
import { messagesWait } from "../live/outbox/outbox-hint.ts";
import { OfflineIcon } from "../ui/icons.tsx";
import { me } from "./me.ts";
import { offlineTexts } from "./texts.ts";

/** Whether somebody has messages that go out later: strangers have none. */
const mayHaveUnsent = (userId: string | undefined): boolean => userId !== undefined && messagesWait(userId);

/** Says across the page, above everything else, that the device has no network, or that the page is too old to go on. */
export const OfflineBar = () => (
  <div role="status" class="sticky top-0 z-30">
    <Show when={online() && isOutdated()}>
      <p class="offline-bar flex h-9 items-center justify-center gap-2 bg-ink px-4 text-sm font-semibold text-paper">
        <span>{offlineTexts.updated}</span>
        <button
          type="button"
          class="relative underline after:absolute after:-inset-2"
          onClick={() => location.reload()}
        >
          {offlineTexts.reload}
        </button>
      </p>
    </Show>
    <Show when={!online()}>
      <p class="offline-bar flex h-9 items-center justify-center gap-2 bg-ink px-4 text-sm font-semibold text-paper">
        <OfflineIcon class="size-4" />
        <span>
          {offlineTexts.offline}
          <Show when={mayHaveUnsent(me()?.id)}>
            <span class="max-sm:sr-only">{offlineTexts.later}</span>
          </Show>
        </span>
      </p>
    </Show>
  </div>
);
