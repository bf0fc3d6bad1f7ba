import { For, Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { ChatIcon, MoreIcon, ReplyIcon } from "../../../ui/icons.tsx";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { useRoom } from "../room/room-context.ts";
import { quickEmoji } from "./emoji.ts";

const tool =
  "flex size-9 items-center justify-center rounded-sm text-ink-soft hover:bg-sunken hover:text-ink focus-visible:outline-2 pointer-coarse:size-11";

/** What can be done with the message under the pointer, in a bar over its corner. */
export const MessageTools = (props: { readonly message: ChatMessage; readonly name: string }) => {
  const room = useRoom();
  const { actions, dialogs, editing } = useLoadedInteractions();
  return (
    <Show when={editing.current()?.id !== props.message.id}>
      <div
        class="absolute -top-4 right-2 z-1 flex rounded-md border border-line bg-raised p-0.5 shadow-card"
        role="toolbar"
        aria-label={`Message of ${props.name}`}
      >
        <For each={quickEmoji.slice(0, 3)}>
          {(emoji) => (
            <button
              type="button"
              class={`${tool} max-sm:hidden`}
              aria-label={`React with ${emoji}`}
              onClick={() => actions.react(props.message, emoji)}
            >
              {emoji}
            </button>
          )}
        </For>
        <button
          type="button"
          class={tool}
          aria-label={`Reply to ${props.name}`}
          title="Reply (R)"
          onClick={() => room.reply(props.message)}
        >
          <ReplyIcon />
        </button>
        <button
          type="button"
          class={tool}
          aria-label="Open the thread"
          title="Thread (T)"
          onClick={() => actions.openThread(props.message)}
        >
          <ChatIcon />
        </button>
        <button
          type="button"
          class={tool}
          aria-label="More to do with this message"
          aria-haspopup="dialog"
          title="More (M)"
          onClick={() => dialogs.openMenu(props.message)}
        >
          <MoreIcon />
        </button>
      </div>
    </Show>
  );
};
