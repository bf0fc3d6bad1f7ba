import { Show } from "solid-js";
import { plainText } from "../../../../domain/chat/message-text/message-text.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { messageText, somebody } from "../texts/messages.ts";

/** Above a reply that was sent to the room as well: what it replies to, in a line. Pressing it opens the thread. */
export const ReplyLine = (props: {
  /** Undefined while the message is not loaded. */
  readonly message: ChatMessage | undefined;
  readonly author: Person | undefined;
  readonly isStop: boolean;
  readonly onPress: () => void;
}) => {
  const snippet = (message: ChatMessage) =>
    message.isDeleted ? messageText.deletedShort : (plainText(message.content).split("\n", 1)[0] ?? "");
  return (
    <>
      <span class="reply-elbow justify-self-end" aria-hidden="true" />
      <button
        type="button"
        class="relative flex h-5 min-w-0 max-w-full items-center gap-1.5 justify-self-start rounded-sm text-left text-ink-soft text-xs leading-5 after:absolute after:-inset-y-0.5 after:inset-x-0 hover:text-ink pointer-coarse:after:-inset-y-3"
        tabindex={props.isStop ? 0 : -1}
        onClick={() => props.onPress()}
      >
        <span class="sr-only">{messageText.repliedTo} </span>
        <Show when={props.message} fallback={<span class="italic">{messageText.earlier}</span>}>
          {(message) => (
            <>
              <Show when={props.author}>{(author) => <Avatar person={author()} size="xs" />}</Show>
              <span class="max-w-1/2 shrink-0 truncate font-semibold">{props.author?.name ?? somebody}</span>
              <span class="truncate" dir="auto">
                {snippet(message())}
              </span>
            </>
          )}
        </Show>
      </button>
    </>
  );
};
