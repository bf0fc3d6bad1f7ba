import { type JSX, Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { MessageText } from "../../../conversation/message-text.tsx";
import { formatTime } from "../../../lib/time/time.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { IconButton } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { MoreIcon } from "../../../ui/icons.tsx";
import { MessageBody, MessageFoot } from "../lazy-interactions.tsx";
import { replacementText } from "../messages/message-card.tsx";
import { useInteractions } from "../room/interactions-context.ts";

/** One message of a thread. */
export const ThreadRow = (props: {
  readonly message: ChatMessage;
  readonly author: Person | undefined;
  readonly isOwn: boolean;
  /** It was marked as the answer to the thread's question. */
  readonly isAnswer: boolean;
  /** Whether the mark is to be said here, and not by the message's foot. */
  readonly showsMark: boolean;
  /** Takes the reader to where the thread is answered. */
  readonly onReply: () => void;
  readonly actions?: JSX.Element;
}) => {
  const interactions = useInteractions();
  const display = () => interactions()?.changes.display(props.message) ?? props.message;
  const name = () => props.author?.name ?? "Somebody";
  return (
    <li
      class="flex gap-3 py-2 pr-4"
      classList={{ "border-l-3 border-l-good pl-[0.8125rem]": props.isAnswer, "pl-4": !props.isAnswer }}
      data-thread-message={props.message.id}
      data-seq={props.message.seq}
    >
      <Show when={props.author} fallback={<span class="size-7 shrink-0" />}>
        {(author) => <Avatar person={author()} size="sm" class="mt-0.5" />}
      </Show>
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-baseline gap-x-2">
          <span class="font-semibold text-sm">{name()}</span>
          <Show when={props.isOwn}>
            <span class="text-ink-faint text-xs">you</span>
          </Show>
          <time datetime={props.message.createdAt} class="text-ink-faint text-xs">
            {formatTime(props.message.createdAt, "full")}
          </time>
          <Show when={props.isAnswer && props.showsMark}>
            <Badge tone="good">Answer</Badge>
          </Show>
        </p>
        <Show
          when={!props.message.isDeleted && interactions()}
          fallback={
            <Show
              when={replacementText(props.message)}
              fallback={<MessageText text={props.message.content} />}
            >
              {(text) => <p class="text-ink-faint italic">{text()}</p>}
            </Show>
          }
        >
          <MessageBody message={display()} />
          <MessageFoot message={display()} />
        </Show>
        <Show when={props.message.editedAt && !props.message.isDeleted}>
          <span class="text-ink-faint text-xs">edited</span>
        </Show>
        <div class="-ml-2 flex flex-wrap empty:hidden">{props.actions}</div>
      </div>
      <Show when={!props.message.isDeleted && interactions()}>
        {(loaded) => (
          <IconButton
            label={`What to do with the message of ${name()}`}
            class="-mt-1 -mr-2 shrink-0"
            aria-haspopup="dialog"
            onClick={() => loaded().dialogs.openMenu(props.message, props.onReply)}
          >
            <MoreIcon />
          </IconButton>
        )}
      </Show>
    </li>
  );
};
