import { type Accessor, createSignal } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Anchor } from "../../../ui/menus/placement.ts";

/** What is asked of a message over the room. `reply`: how one replies where its menu was opened, as in a thread. */
export type MessageDialog =
  | {
      readonly kind: "menu";
      readonly message: ChatMessage;
      readonly anchor: Anchor;
      readonly reply: (() => void) | undefined;
    }
  | { readonly kind: "reactions"; readonly message: ChatMessage; readonly anchor: Anchor }
  | { readonly kind: "delete"; readonly message: ChatMessage };

/** The one dialog that is open. */
export interface Dialogs {
  readonly current: Accessor<MessageDialog | null>;
  /** Everything that can be done with a message, unless it is deleted. */
  readonly openMenu: (message: ChatMessage, anchor: Anchor, reply?: () => void) => void;
  /** Every emoji that it can be reacted to with. */
  readonly openReactions: (message: ChatMessage, anchor: Anchor) => void;
  readonly askToDelete: (message: ChatMessage) => void;
  readonly close: () => void;
}

/** `display`: a message as the reader sees it. */
export const createDialogs = (display: (message: ChatMessage) => ChatMessage): Dialogs => {
  const [current, setCurrent] = createSignal<MessageDialog | null>(null);
  return {
    current,
    openMenu: (message, anchor, reply) => {
      if (!message.isDeleted) setCurrent({ kind: "menu", message: display(message), anchor, reply });
    },
    openReactions: (message, anchor) => {
      if (!message.isDeleted) setCurrent({ kind: "reactions", message: display(message), anchor });
    },
    askToDelete: (message) => setCurrent({ kind: "delete", message }),
    close: () => setCurrent(null),
  };
};
