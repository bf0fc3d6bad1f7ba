import { createEffect, Index, onCleanup, Show } from "solid-js";
import { formatBytes } from "../../../lib/bytes.ts";
import { CloseIcon } from "../../../ui/icons.tsx";
import { attachmentUrl } from "../api.ts";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { uploadTexts } from "../texts/uploads.ts";
import type { Upload } from "./uploads.ts";

/** Pictures as the device has them, by the file's id: seen before anything is uploaded. */
const createPreviews = () => {
  const urls = new Map<string, string>();
  const forget = (id: string) => {
    URL.revokeObjectURL(urls.get(id) ?? "");
    urls.delete(id);
  };
  onCleanup(() => [...urls.keys()].forEach(forget));
  return {
    /** Where the picture of a file is; null for what is none. */
    of: ({ id, file, attachment }: Upload): string | null => {
      if (!urls.has(id) && file?.type.startsWith("image/")) urls.set(id, URL.createObjectURL(file));
      const isPicture = attachment?.contentType.startsWith("image/");
      return urls.get(id) ?? (isPicture ? attachmentUrl({ id }) : null);
    },
    keepOnly: (ids: readonly string[]) => [...urls.keys()].filter((id) => !ids.includes(id)).forEach(forget),
  };
};

/** The files of the message that is being written: on their way, there, or refused. */
export const FileList = () => {
  const { uploads } = useLoadedInteractions();
  const previews = createPreviews();
  createEffect(() => previews.keepOnly(uploads.list().map(({ id }) => id)));
  return (
    <Show when={uploads.list().length > 0}>
      <ul class="mb-2 flex flex-wrap gap-2" aria-label={uploadTexts.list}>
        <Index each={uploads.list()}>
          {(upload) => (
            <li class="flex w-60 max-w-full items-center gap-2 rounded-md border border-line bg-sunken p-1 text-sm">
              <Show
                when={previews.of(upload())}
                fallback={
                  <span
                    class="flex size-12 shrink-0 items-center justify-center rounded-sm bg-surface font-semibold text-ink-faint text-xs uppercase"
                    aria-hidden="true"
                  >
                    {/\.(\w{1,4})$/.exec(upload().name)?.[1] ?? "…"}
                  </span>
                }
              >
                {(url) => (
                  <img
                    class="size-12 shrink-0 rounded-sm bg-surface object-cover"
                    src={url()}
                    alt=""
                    decoding="async"
                  />
                )}
              </Show>
              <span class="grid min-w-0 flex-1">
                <span class="truncate" title={upload().name}>
                  {upload().name}
                </span>
                <Show
                  when={upload().failure}
                  fallback={
                    <Show
                      when={upload().attachment === null}
                      fallback={<span class="text-ink-faint text-xs">{formatBytes(upload().size)}</span>}
                    >
                      <progress
                        class="h-4 w-full"
                        max="1"
                        value={upload().progress}
                        aria-label={uploadTexts.uploading}
                      />
                    </Show>
                  }
                >
                  {(failure) => (
                    <span class="text-danger-ink text-xs">
                      {failure()}{" "}
                      <Show when={upload().file}>
                        <button
                          type="button"
                          class="link min-h-10"
                          onClick={() => uploads.retry(upload().id)}
                        >
                          {uploadTexts.retry}
                        </button>
                      </Show>
                    </span>
                  )}
                </Show>
              </span>
              <button
                type="button"
                class="flex size-10 shrink-0 items-center justify-center rounded-md hover:bg-surface"
                aria-label={uploadTexts.remove(upload().name)}
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
