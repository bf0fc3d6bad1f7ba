import { For, Show } from "solid-js";
import type { Attachment, ChatMessage } from "../../../../domain/chat/wire.ts";
import { formatBytes } from "../../../lib/bytes.ts";
import { attachmentUrl } from "../api.ts";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { useRoom } from "../room/room-context.ts";

/** Largest an image is shown, in pixels. */
const MAX_WIDTH = 420;
const MAX_HEIGHT = 320;

/** What stands under a message's text: files, marks, reactions, and the way to its thread. */
export const MessageFoot = (props: { readonly message: ChatMessage }) => {
  const room = useRoom();
  const { actions } = useLoadedInteractions();
  const message = () => props.message;
  const nameOf = (id: string) =>
    id === room.userId ? "you" : (room.chat.state().people[id]?.name ?? "somebody");
  return (
    <Show when={!message().isDeleted || message().thread}>
      <For each={message().attachments}>{(file) => <File file={file} />}</For>
      <div class="flex flex-wrap items-center gap-1.5 empty:hidden [&:not(:empty)]:py-0.5">
        <Show when={message().pinnedAt}>
          <span class="rounded-sm bg-mark-soft px-1.5 text-mark-ink text-xs leading-6">Pinned</span>
        </Show>
        <Show when={message().answerId}>
          {(id) => (
            <button
              type="button"
              tabindex={-1}
              class="touch-room rounded-sm bg-good-soft px-1.5 font-semibold text-good-ink text-xs leading-6"
              onClick={() => room.jump(id())}
            >
              ✓ Answered
            </button>
          )}
        </Show>
        <Show when={actions.isAnswer(message())}>
          <span class="rounded-sm bg-good px-1.5 font-semibold text-surface text-xs leading-6">Answer</span>
        </Show>
        <For each={message().reactions}>
          {(reaction) => {
            const mine = () => reaction.userIds.includes(room.userId);
            return (
              <button
                type="button"
                tabindex={-1}
                class="touch-room flex min-h-7 items-center justify-center gap-1 rounded-full border px-2 text-sm"
                classList={{
                  "border-accent bg-accent-soft text-accent-ink": mine(),
                  "border-line bg-surface text-ink-soft hover:border-edge": !mine(),
                }}
                aria-pressed={mine()}
                aria-label={`${reaction.emoji} ${reaction.userIds.length}, by ${reaction.userIds.map(nameOf).join(", ")}`}
                title={reaction.userIds.map(nameOf).join(", ")}
                onClick={() => actions.react(message(), reaction.emoji)}
              >
                <span aria-hidden="true">{reaction.emoji}</span>
                {reaction.userIds.length}
              </button>
            );
          }}
        </For>
        <Show when={message().thread}>
          {(thread) => (
            <button
              type="button"
              tabindex={-1}
              class="link touch-room min-h-7 text-sm"
              onClick={() => actions.openThread(message())}
            >
              {thread().count === 1 ? "1 answer" : `${thread().count} answers`}
            </button>
          )}
        </Show>
      </div>
    </Show>
  );
};

const File = (props: { readonly file: Attachment }) => {
  const url = () => attachmentUrl(props.file);
  const size = () => {
    const { width, height } = props.file;
    if (!props.file.contentType.startsWith("image/") || !width || !height) return null;
    const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height);
    return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  };
  return (
    <Show
      when={size()}
      fallback={
        <a
          class="my-1 flex w-fit max-w-full items-center gap-2 rounded-md border border-line bg-surface px-3 py-2 text-sm hover:border-edge"
          href={url()}
          download={props.file.name}
          tabindex={-1}
        >
          <span class="truncate font-semibold">{props.file.name}</span>
          <span class="shrink-0 text-ink-faint">{formatBytes(props.file.size)}</span>
        </a>
      }
    >
      {(box) => (
        <a class="my-1 block w-fit max-w-full" href={url()} target="_blank" rel="noopener" tabindex={-1}>
          <img
            class="h-auto max-w-full rounded-md border border-line bg-sunken"
            src={url()}
            alt={props.file.name}
            width={box().width}
            height={box().height}
            loading="lazy"
            decoding="async"
          />
        </a>
      )}
    </Show>
  );
};
