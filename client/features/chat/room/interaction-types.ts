import type { Accessor, Component } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Course } from "../../../../domain/courses/model.ts";
import type { ComposerInteractions } from "../../../conversation/composer-interactions.ts";
import type { Draft } from "../../../live/outbox/outbox-draft.ts";
import type { Chat } from "./chat.ts";
import type { Panel } from "./panel.ts";

/** What the room gives its interactions to work with. */
export interface InteractionContext {
  readonly userId: string;
  readonly roomId: string;
  readonly chat: Chat;
  readonly course: Course;
  /** What is being written, which keeps the files of the next message. */
  readonly draft: Draft;
  readonly open: (panel: Panel) => void;
  readonly reply: (message: ChatMessage) => void;
  readonly jump: (id: string) => void;
}

interface MessageProps {
  readonly message: ChatMessage;
}

/** Everything of a room that is loaded once its first messages are on the screen. */
export interface ChatInteractions extends ComposerInteractions {
  /** A message as it will be once one's own changes are confirmed. */
  readonly display: (message: ChatMessage) => ChatMessage;
  /** The words of a message without its marks. */
  readonly plainText: (text: string) => string;
  /** A message's text with what its marks mean, or its editor. */
  readonly Body: Component<MessageProps>;
  /** Files, reactions, marks and the way to the thread. */
  readonly Foot: Component<MessageProps>;
  /** What can be done with a message. */
  readonly Tools: Component<MessageProps & { readonly name: string }>;
  readonly TypingLine: Component<{ readonly names: readonly string[] }>;
  /** Menus and questions over the room. */
  readonly Layer: Component;
  /** Why nothing can be written in this room at this moment. */
  readonly writeHold: Accessor<string | null>;
  /** Everything that can be done with a message, as a sheet. `reply`: how one answers where it was opened. */
  readonly openMenu: (message: ChatMessage, reply?: () => void) => void;
  /** A key on a message; true when it meant something. */
  readonly onRowKey: (event: KeyboardEvent, message: ChatMessage) => boolean;
  /** Tells which message of a list is pointed at, and opens the menu of one that is pressed for long. */
  readonly watchRows: (
    list: HTMLElement,
    onActive: (id: string | null) => void,
    messageOf: (id: string) => ChatMessage | undefined,
  ) => void;
  readonly close: () => void;
}
