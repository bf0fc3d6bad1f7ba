import { Index, Show } from "solid-js";
import { formatBytes } from "../../../lib/bytes.ts";
import { CloseIcon } from "../../../ui/icons.tsx";
import { attachmentUrl } from "../api.ts";
import { useLoadedInteractions } from "../room/interactions-context.ts";

/** The files of the message that is being written: on their way, there, or refused. */
export const FileList = () => {
  const { uploads } = useLoadedInteractions();
  return (
    <Show when={uploads.list().length > 0}>
      <ul class="mb-2 flex flex-wrap gap-2" aria-label="Files of this message">
        <Index each={uploads.list()}>
          {(upload) => (
            <li class="flex max-w-full items-center gap-2 rounded-md border border-line bg-sunken pl-3 text-sm">
              <Show when={upload().attachment?.contentType.startsWith("image/") && upload().attachment}>
                {(picture) => (
                  <img
                    class="-ml-1 size-8 rounded-sm bg-surface object-cover"
                    src={attachmentUrl(picture())}
                    alt=""
                    decoding="async"
                  />
                )}
              </Show>
              <span class="flex min-w-0 flex-wrap items-center gap-x-2 py-1">
                <span class="max-w-48 truncate">{upload().name}</span>
                <Show
                  when={upload().failure}
                  fallback={
                    <Show
                      when={upload().attachment === null}
                      fallback={<span class="text-ink-faint">{formatBytes(upload().size)}</span>}
                    >
                      <progress class="w-16" max="1" value={upload().progress} aria-label="Uploading" />
                    </Show>
                  }
                >
                  {(failure) => (
                    <>
                      <span class="text-danger-ink">{failure()}</span>
                      <Show when={upload().file}>
                        <button
                          type="button"
                          class="link min-h-10"
                          onClick={() => uploads.retry(upload().id)}
                        >
                          Try again
                        </button>
                      </Show>
                    </>
                  )}
                </Show>
              </span>
              <button
                type="button"
                class="flex size-10 shrink-0 items-center justify-center"
                aria-label={`Remove ${upload().name}`}
                onClick={() => uploads.remove(upload().id)}
              >
                <CloseIcon class="size-4" />
              </button>
            </li>
          )}
        </Index>
      </ul>
    </Show>
  );
};
