import { type JSX, Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { serverNow } from "../../../lib/time/socket-clock.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { MessageTools } from "../lazy-interactions.tsx";
import { useInteractions } from "../room/interactions-context.ts";
import { isShortcut } from "../shortcuts.ts";
import { messageText, somebody } from "../texts/messages.ts";
import { AuthorName } from "./author-name.tsx";
import { MessageBody } from "./message-body.tsx";
import { MessageFoot } from "./message-foot.tsx";

/** Milliseconds for which a message counts as just sent: it settles, and what was there before does not. */
const FRESH_MS = 2_000;

const isFresh = ({ createdAt }: ChatMessage): boolean => serverNow() - Date.parse(createdAt) < FRESH_MS;

/** What the author of a message is in the course, where it is worth showing. */
export type AuthorMark = keyof typeof messageText.marks | null;

/** One message. `opens`: it begins a group and carries its author's face, name and time. */
export const MessageRow = (props: {
  readonly message: ChatMessage;
  readonly opens: boolean;
  readonly author: Person | undefined;
  readonly mark: AuthorMark;
  readonly isOwn: boolean;
  /** Under the pointer, touched or focused: what can be done with it is shown, and Tab stops in it. */
  readonly isActive: boolean;
  /** Above it: what it replies to. */
  readonly above: JSX.Element;
  /** Below it: the way to its thread. */
  readonly below: JSX.Element;
  readonly onReply: () => void;
}) => {
  const interactions = useInteractions();
  const name = () => props.author?.name ?? somebody;
  const time = () => formatTime(props.message.createdAt, "time");
  return (
    <li
      id={`message-${props.message.id}`}
      data-message={props.message.id}
      data-seq={props.message.seq}
      data-opens={props.opens ? "" : undefined}
      tabindex={-1}
      class="message group outline-none transition-colors duration-700 focus:bg-sunken data-found:bg-mark-soft data-found:duration-0 sm:hover:bg-sunken"
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || event.metaKey || event.ctrlKey || event.altKey) return;
        if (interactions()?.onRowKey(event, props.message)) {
          event.preventDefault();
          return;
        }
        if (!isShortcut(event, "reply") && event.key !== "Enter") return;
        event.preventDefault();
        props.onReply();
      }}
    >
      {props.above}
      <div class="flex justify-center">
        <Show
          when={props.opens}
          fallback={
            <time
              datetime={props.message.createdAt}
              class="hidden whitespace-nowrap text-[0.625rem] text-ink-faint group-hover:block group-focus:block"
            >
              {time()}
            </time>
          }
        >
          <Show when={props.author}>
            {(author) => (
              <span data-person={author().id} class="mt-0.5 h-fit cursor-pointer">
                <Avatar person={author()} size="message" />
              </span>
            )}
          </Show>
        </Show>
      </div>
      <div class={`min-w-0 ${props.isOwn && isFresh(props.message) ? "animate-settle" : ""}`}>
        <Show when={props.opens} fallback={<span class="sr-only">{name()}: </span>}>
          <p class="message-head flex flex-wrap items-baseline gap-x-2">
            <AuthorName person={props.author} isStop={props.isActive} />
            <Show when={props.mark}>
              {(mark) => (
                <span class="rounded-sm bg-accent-soft px-1.5 font-semibold text-[0.6875rem] text-accent-ink leading-4">
                  {messageText.marks[mark()]}
                </span>
              )}
            </Show>
            <Show when={props.isOwn}>
              <span class="text-ink-faint text-xs leading-none">{messageText.you}</span>
            </Show>
            <time datetime={props.message.createdAt} class="text-ink-faint text-xs leading-none">
              {time()}
            </time>
          </p>
        </Show>
        <Show
          when={!props.message.isDeleted}
          fallback={<p class="text-ink-faint italic">{messageText.deleted}</p>}
        >
          <div class="message-text">
            <MessageBody message={props.message} />
          </div>
        </Show>
        <Show when={props.message.editedAt && !props.message.isDeleted}>
          <span class="text-ink-faint text-xs">{messageText.edited}</span>
        </Show>
        <MessageFoot message={props.message} isStop={props.isActive} />
        {props.below}
      </div>
      <Show when={props.isActive && !props.message.isDeleted}>
        <MessageTools message={props.message} name={name()} />
      </Show>
    </li>
  );
};
