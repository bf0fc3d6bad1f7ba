import { Show } from "solid-js";
import type { Attachment } from "../../../../domain/chat/wire.ts";
import { formatBytes } from "../../../lib/bytes.ts";
import { attachmentUrl } from "../api.ts";
import { useRoom } from "../room/room-context.ts";
import { messageFileTexts } from "../texts/messages.ts";
import { fileKind } from "./file-kinds.ts";
import { viewFile } from "./viewer.ts";

/** Largest a picture is shown among the messages, in pixels. */
const MAX_WIDTH = 420;
const MAX_HEIGHT = 320;

/** A file of a message: a picture in the place that it will take, a text to look into, or what else to download. */
export const MessageFile = (props: { readonly file: Attachment; readonly tabindex: number }) => {
  const { chat } = useRoom();
  const url = () => attachmentUrl(props.file);
  const box = () => {
    const { width, height } = props.file;
    if (fileKind(props.file) !== "picture" || !width || !height) return null;
    const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  };
  /** With all others of the range that is shown; elsewhere, as in a thread, alone. */
  const view = () => {
    const shown = chat.shown().flatMap(({ isDeleted, attachments = [] }) => (isDeleted ? [] : attachments));
    viewFile(props.file.id, shown.some(({ id }) => id === props.file.id) ? shown : [props.file]);
  };
  return (
    <Show
      when={box()}
      fallback={
        <div class="my-1 flex w-fit max-w-full items-center rounded-md border border-line bg-surface text-sm hover:border-edge">
          <Show when={fileKind(props.file) === "text"}>
            <button
              type="button"
              class="min-h-10 rounded-l-md border-line border-r px-3 font-semibold text-accent-ink hover:bg-sunken"
              tabindex={props.tabindex}
              aria-label={messageFileTexts.viewOf(props.file.name)}
              onClick={view}
            >
              {messageFileTexts.view}
            </button>
          </Show>
          <a
            class="flex min-h-10 min-w-0 items-center gap-2 px-3"
            href={url()}
            download={props.file.name}
            tabindex={props.tabindex}
          >
            <span class="truncate font-semibold">{props.file.name}</span>
            <span class="shrink-0 text-ink-faint">{formatBytes(props.file.size)}</span>
          </a>
        </div>
      }
    >
      {(size) => (
        <a
          class="my-1 block w-fit max-w-full"
          href={url()}
          target="_blank"
          rel="noopener"
          tabindex={props.tabindex}
          onClick={(event) => {
            // Held with these, a press opens it in a tab or a window of its own, as with any link.
            if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
            event.preventDefault();
            view();
          }}
        >
          <img
            class="h-auto max-w-full rounded-md border border-line bg-sunken"
            src={url()}
            alt={props.file.name}
            width={size().width}
            height={size().height}
            loading="lazy"
            decoding="async"
          />
        </a>
      )}
    </Show>
  );
};
