import { Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { MessageBody, MessageFoot, MessageTools } from "../lazy-interactions.tsx";
import { useInteractions } from "../room/interactions-context.ts";
import { isShortcut } from "../shortcuts.ts";
import { ReplyQuote } from "./reply-quote.tsx";

/** What the author of a message is in the course, where it is worth showing. */
export type AuthorMark = "Creator" | "Teacher" | null;

/** One message. `opens`: it begins a group and carries its author's name and time. */
export const MessageRow = (props: {
  readonly message: ChatMessage;
  readonly opens: boolean;
  readonly author: Person | undefined;
  readonly mark: AuthorMark;
  readonly isOwn: boolean;
  readonly quoted: ChatMessage | undefined;
  readonly quotedAuthor: Person | undefined;
  /** Under the pointer, touched or focused: what can be done with it is shown. */
  readonly isActive: boolean;
  readonly onReply: () => void;
  readonly onJump: (id: string) => void;
}) => {
  const interactions = useInteractions();
  const name = () => props.author?.name ?? "Somebody";
  const time = () => formatTime(props.message.createdAt, "time");
  return (
    <li
      id={`message-${props.message.id}`}
      data-message={props.message.id}
      data-seq={props.message.seq}
      tabindex={-1}
      class="group relative flex gap-3 px-4 py-0.5 outline-none transition-colors duration-700 focus:bg-sunken data-found:bg-mark-soft data-found:duration-0 sm:hover:bg-sunken"
      classList={{ "mt-2.5": props.opens }}
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
      <div class="w-9 shrink-0 pt-1">
        <Show
          when={props.opens}
          fallback={
            <time
              datetime={props.message.createdAt}
              class="-ml-2 hidden whitespace-nowrap text-[0.625rem] text-ink-faint leading-5 group-hover:block group-focus:block"
            >
              {time()}
            </time>
          }
        >
          <Show when={props.author}>{(author) => <Avatar person={author()} size="md" />}</Show>
        </Show>
      </div>
      <div class="min-w-0 flex-1 pr-2">
        <Show when={props.opens} fallback={<span class="sr-only">{name()}: </span>}>
          <p class="flex flex-wrap items-baseline gap-x-2">
            <a class="font-semibold hover:underline" href={`/u/${props.author?.handle ?? ""}`} tabindex={-1}>
              {name()}
            </a>
            <Show when={props.mark}>
              {(mark) => (
                <span class="rounded-sm bg-accent-soft px-1.5 font-semibold text-[0.6875rem] text-accent-ink leading-5">
                  {mark()}
                </span>
              )}
            </Show>
            <Show when={props.isOwn}>
              <span class="text-ink-faint text-xs">you</span>
            </Show>
            <time datetime={props.message.createdAt} class="text-ink-faint text-xs">
              {time()}
            </time>
          </p>
        </Show>
        <Show when={props.message.replyToId}>
          {(id) => (
            <ReplyQuote
              message={props.quoted}
              author={props.quotedAuthor}
              onJump={() => props.onJump(id())}
            />
          )}
        </Show>
        <Show
          when={!props.message.isDeleted}
          fallback={<p class="text-ink-faint italic">This message was deleted.</p>}
        >
          <MessageBody message={props.message} />
        </Show>
        <Show when={props.message.editedAt && !props.message.isDeleted}>
          <span class="text-ink-faint text-xs">edited</span>
        </Show>
        <MessageFoot message={props.message} />
      </div>
      <Show when={props.isActive && !props.message.isDeleted}>
        <MessageTools message={props.message} name={name()} />
      </Show>
    </li>
  );
};
