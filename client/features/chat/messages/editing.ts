import { type Accessor, createSignal } from "solid-js";
import { MAX_MESSAGE_LENGTH } from "../../../../domain/chat/limits.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { hasVisibleText } from "../../../../domain/shared/rules.ts";
import { checkLength } from "../../../lib/forms/text-limit.ts";
import type { EditDraft, editDraftOf } from "../../../live/outbox/outbox-draft.ts";

/** The one message that is being edited. Its text outlives the row, which may scroll out of the document. */
export interface Editing {
  readonly current: Accessor<EditDraft | null>;
  readonly start: (message: ChatMessage, text?: string) => void;
  /** The same once a menu that was open has given the focus back. */
  readonly startLater: (message: ChatMessage) => void;
  readonly write: (text: string) => void;
  /** Asks for the new text, where it is another, shows something and is not too long. */
  readonly save: (message: ChatMessage) => void;
  readonly cancel: (message: ChatMessage) => void;
}

/** `kept` holds it across reloads, `onSave` gets what was written, `onDone` the message whose editor went away. */
export const createEditing = (
  kept: ReturnType<typeof editDraftOf>,
  onSave: (message: ChatMessage, text: string) => void,
  onDone: (message: ChatMessage) => void,
): Editing => {
  const [current, setSignal] = createSignal<EditDraft | null>(kept.read());
  const setCurrent = (next: EditDraft | null) => {
    setSignal(next);
    kept.write(next);
  };
  const close = (message: ChatMessage) => {
    setCurrent(null);
    onDone(message);
  };
  const start = (message: ChatMessage, text = message.content) => setCurrent({ id: message.id, text });
  return {
    current,
    start,
    startLater: (message) => void setTimeout(() => start(message)),
    write: (text) => {
      const before = current();
      if (before) setCurrent({ ...before, text });
    },
    save: (message) => {
      const typed = current()?.text.replaceAll("\0", "").trim() ?? "";
      const text = hasVisibleText(typed) ? typed : "";
      const isEmpty = text === "" && (message.attachments?.length ?? 0) === 0;
      if (isEmpty || !checkLength(text, MAX_MESSAGE_LENGTH).fits) return;
      if (text !== message.content) onSave(message, text);
      close(message);
    },
    cancel: close,
  };
};
