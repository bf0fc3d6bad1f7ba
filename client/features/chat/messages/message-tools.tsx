import { For, type JSX, Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { anchorOf } from "../../../ui/menus/placement.ts";
import { MoreIcon, ReplyIcon, SmileIcon } from "../chat-icons.tsx";
import { useLoadedInteractions } from "../room/interactions-context.ts";
import { useRoom } from "../room/room-context.ts";
import { keyName } from "../shortcuts.ts";
import { toolText } from "../texts/message-actions.ts";
import { quickEmoji } from "./emoji.ts";

/** What can be done with the message under the pointer, in a bar over its corner. */
export const MessageTools = (props: { readonly message: ChatMessage; readonly name: string }) => {
  const room = useRoom();
  const { actions, dialogs, editing } = useLoadedInteractions();
  return (
    <Show when={editing.current()?.id !== props.message.id}>
      <div
        class="absolute -top-4 right-2 z-1 flex rounded-md border border-line bg-raised p-0.5 shadow-card"
        role="toolbar"
        aria-label={toolText.of(props.name)}
      >
        <For each={quickEmoji.slice(0, 3)}>
          {(emoji) => (
            <Tool
              class="max-sm:hidden"
              label={toolText.reactWith(emoji)}
              onPress={() => actions.react(props.message, emoji)}
            >
              {emoji}
            </Tool>
          )}
        </For>
        <Tool
          label={toolText.react}
          opens="dialog"
          onPress={(button) => dialogs.openReactions(props.message, anchorOf(button))}
        >
          <SmileIcon />
        </Tool>
        <Tool label={toolText.reply} hint={keyName("reply")} onPress={() => room.reply(props.message)}>
          <ReplyIcon />
        </Tool>
        <Tool
          label={toolText.more}
          hint={keyName("menu")}
          opens="menu"
          onPress={(button) => dialogs.openMenu(props.message, anchorOf(button))}
        >
          <MoreIcon />
        </Tool>
      </div>
    </Show>
  );
};

const Tool = (props: {
  readonly label: string;
  /** The key that does the same. */
  readonly hint?: string;
  readonly opens?: "menu" | "dialog";
  readonly class?: string;
  readonly onPress: (button: HTMLElement) => void;
  readonly children: JSX.Element;
}) => (
  <button
    type="button"
    class={`flex size-9 items-center justify-center rounded-sm text-ink-soft hover:bg-sunken hover:text-ink focus-visible:outline-2 pointer-coarse:size-11 ${props.class ?? ""}`}
    aria-label={props.label}
    aria-haspopup={props.opens}
    title={props.hint ? `${props.label} (${props.hint})` : props.label}
    onClick={(event) => props.onPress(event.currentTarget)}
  >
    {props.children}
  </button>
);
