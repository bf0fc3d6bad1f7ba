import { type JSX, Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { MessageText } from "../../../conversation/text/message-text.tsx";
import { formatTime } from "../../../lib/time/time.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { messagePath } from "../api.ts";
import { messageText, somebody } from "../texts/messages.ts";
import { cardTexts } from "../texts/panels.ts";

/** What stands for a message that holds no text. */
const replacementText = (message: ChatMessage): string | null => {
  if (message.isDeleted) return messageText.deleted;
  const files = message.attachments ?? [];
  if (message.content !== "" || files.length === 0) return null;
  return files.length === 1 && files[0] ? files[0].name : messageText.files(files.length);
};

/** A message in a list. Pressing it leads to the message: in this room by `onJump`, else through its address. */
export const MessageCard = (props: {
  readonly message: ChatMessage;
  readonly author: Person | undefined;
  readonly courseSlug: string;
  /** Undefined: the message is in another room. */
  readonly onJump?: ((message: ChatMessage) => void) | undefined;
  /** Says more about the message, after its time. */
  readonly note?: JSX.Element;
  /** In place of the message's own text. */
  readonly text?: JSX.Element;
  /** Buttons. */
  readonly actions?: JSX.Element;
}) => {
  const name = () => props.author?.name ?? somebody;
  const time = () => formatTime(props.message.createdAt, "full");
  return (
    <article class="relative flex gap-3 px-4 py-3 hover:bg-sunken">
      <Show when={props.author}>{(author) => <Avatar person={author()} size="sm" class="mt-0.5" />}</Show>
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-baseline gap-x-2">
          <a
            href={messagePath(props.courseSlug, props.message.id)}
            class="font-semibold text-sm after:absolute after:inset-0"
            aria-label={cardTexts.go(name(), time())}
            onClick={(event) => {
              if (!props.onJump || event.metaKey || event.ctrlKey || event.shiftKey) return;
              event.preventDefault();
              props.onJump(props.message);
            }}
          >
            {name()}
          </a>
          <time datetime={props.message.createdAt} class="text-ink-faint text-xs">
            {time()}
          </time>
          {props.note}
        </p>
        <div class="pointer-events-none relative z-1 line-clamp-8 text-sm [&_a]:pointer-events-auto">
          <Show
            when={replacementText(props.message)}
            fallback={props.text ?? <MessageText text={props.message.content} />}
          >
            {(text) => <p class="text-ink-faint italic">{text()}</p>}
          </Show>
        </div>
        <Show when={props.actions}>
          <div class="relative z-1 -ml-2 flex flex-wrap">{props.actions}</div>
        </Show>
      </div>
    </article>
  );
};

/** A small button under a message or beside a person. */
export const CardButton = (props: {
  readonly onPress: () => void;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly children: JSX.Element;
}) => (
  <button
    type="button"
    class="link min-h-10 px-2 font-semibold text-sm disabled:text-ink-faint disabled:no-underline"
    aria-label={props.label}
    disabled={props.disabled}
    onClick={() => props.onPress()}
  >
    {props.children}
  </button>
);
