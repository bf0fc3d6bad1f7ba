import { type JSX, Show } from "solid-js";
import { isInRoom } from "../../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { IconButton } from "../../../ui/button.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { anchorAt, anchorOf } from "../../../ui/menus/placement.ts";
import { MoreIcon } from "../chat-icons.tsx";
import { AuthorName } from "../messages/author-name.tsx";
import { MessageBody } from "../messages/message-body.tsx";
import { MessageFoot } from "../messages/message-foot.tsx";
import { isMenuAsked } from "../messages/row-pointer.ts";
import { useInteractions } from "../room/interactions-context.ts";
import { toolText } from "../texts/message-actions.ts";
import { messageText, somebody } from "../texts/messages.ts";
import { threadText } from "../texts/threads.ts";

/** One message of a thread. */
export const ThreadRow = (props: {
  readonly message: ChatMessage;
  readonly author: Person | undefined;
  readonly isOwn: boolean;
  /** It was marked as the answer to the thread's question. */
  readonly isAnswer: boolean;
  /** Whether the mark is to be said here, and not by the message's foot. */
  readonly showsMark: boolean;
  /** Takes the reader to where the thread is replied in. */
  readonly onReply: () => void;
  readonly actions?: JSX.Element;
}) => {
  const interactions = useInteractions();
  const display = () => interactions()?.changes.display(props.message) ?? props.message;
  const name = () => props.author?.name ?? somebody;
  return (
    <li
      class="flex scroll-mt-4 gap-3 py-2 pr-4 outline-none transition-colors duration-700 focus:bg-sunken data-found:bg-mark-soft data-found:duration-0"
      classList={{ "border-l-3 border-l-good pl-[0.8125rem]": props.isAnswer, "pl-4": !props.isAnswer }}
      tabindex={-1}
      data-thread-message={props.message.id}
      data-seq={props.message.seq}
      onContextMenu={(event) => {
        if (!isMenuAsked(event)) return;
        event.preventDefault();
        const anchor = anchorAt(event.clientX, event.clientY);
        interactions()?.dialogs.openMenu(props.message, anchor, props.onReply);
      }}
    >
      <Show when={props.author} fallback={<span class="size-7 shrink-0" />}>
        {(author) => (
          <span data-person={author().id} class="mt-0.5 h-fit cursor-pointer">
            <Avatar person={author()} size="sm" />
          </span>
        )}
      </Show>
      <div class="min-w-0 flex-1">
        <p class="flex flex-wrap items-baseline gap-x-2 text-sm">
          <AuthorName person={props.author} isStop />
          <Show when={props.isOwn}>
            <span class="text-ink-faint text-xs">{messageText.you}</span>
          </Show>
          <time datetime={props.message.createdAt} class="text-ink-faint text-xs">
            {formatTime(props.message.createdAt, "full")}
          </time>
          <Show when={props.message.replyToId !== null && isInRoom(props.message)}>
            <span class="text-ink-faint text-xs">{threadText.inRoom}</span>
          </Show>
          <Show when={props.isAnswer && props.showsMark}>
            <Badge tone="good">{messageText.answer}</Badge>
          </Show>
        </p>
        <Show
          when={!display().isDeleted}
          fallback={<p class="text-ink-faint italic">{messageText.deleted}</p>}
        >
          <MessageBody message={display()} />
          <MessageFoot message={display()} isStop />
        </Show>
        <Show when={display().editedAt && !display().isDeleted}>
          <span class="text-ink-faint text-xs">{messageText.edited}</span>
        </Show>
        <div class="-ml-2 flex flex-wrap empty:hidden">{props.actions}</div>
      </div>
      <Show when={!display().isDeleted && interactions()}>
        {(loaded) => (
          <IconButton
            label={`${toolText.more}: ${toolText.of(name())}`}
            class="-mt-1 -mr-2 shrink-0"
            aria-haspopup="menu"
            onClick={(event) =>
              loaded().dialogs.openMenu(props.message, anchorOf(event.currentTarget), props.onReply)
            }
          >
            <MoreIcon />
          </IconButton>
        )}
      </Show>
    </li>
  );
};
