import { type Accessor, createSignal } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";

/** What is asked of a message over the room. `reply`: how one answers where its menu was opened, as in a thread. */
export type MessageDialog =
  | { readonly kind: "menu"; readonly message: ChatMessage; readonly reply: (() => void) | undefined }
  | { readonly kind: "delete"; readonly message: ChatMessage };

/** The one dialog that is open. */
export interface Dialogs {
  readonly current: Accessor<MessageDialog | null>;
  /** Everything that can be done with a message, unless it is deleted. */
  readonly openMenu: (message: ChatMessage, reply?: () => void) => void;
  readonly askToDelete: (message: ChatMessage) => void;
  readonly close: () => void;
}

/** `display`: a message as the reader sees it. */
export const createDialogs = (display: (message: ChatMessage) => ChatMessage): Dialogs => {
  const [current, setCurrent] = createSignal<MessageDialog | null>(null);
  return {
    current,
    openMenu: (message, reply) => {
      if (!message.isDeleted) setCurrent({ kind: "menu", message: display(message), reply });
    },
    askToDelete: (message) => setCurrent({ kind: "delete", message }),
    close: () => setCurrent(null),
  };
};
