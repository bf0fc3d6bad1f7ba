import { createEffect, createSignal, For, on, Show } from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { MessageFile } from "../files/message-file.tsx";
import { useInteractions } from "../room/interactions-context.ts";
import { useRoom } from "../room/room-context.ts";
import { messageText, somebody } from "../texts/messages.ts";
import { questionOf } from "./questions.ts";

/** What stands under a message's text: files, marks and reactions. */
export const MessageFoot = (props: {
  readonly message: ChatMessage;
  /** Whether Tab stops at what can be pressed. */
  readonly isStop: boolean;
}) => {
  const room = useRoom();
  const interactions = useInteractions();
  const message = () => props.message;
  const stop = () => (props.isStop ? 0 : -1);
  const nameOf = (id: string) =>
    id === room.userId ? messageText.you : (room.chat.state().people[id]?.name ?? somebody);
  const own = () =>
    (message().reactions ?? [])
      .filter(({ userIds }) => userIds.includes(room.userId))
      .map(({ emoji }) => emoji);
  /** The reaction that the reader has added while the message was in sight. */
  const [added, setAdded] = createSignal<string>();
  createEffect(
    on(own, (now, before) => {
      if (before !== undefined) setAdded(now.find((emoji) => !before.includes(emoji)));
    }),
  );
  const isAnswer = () => {
    const question = questionOf(room.chat.state(), message());
    return (question && (interactions()?.changes.display(question) ?? question))?.answerId === message().id;
  };
  return (
    <Show when={!message().isDeleted}>
      <For each={message().attachments}>{(file) => <MessageFile file={file} tabindex={stop()} />}</For>
      <div class="flex flex-wrap items-center gap-1.5 empty:hidden [&:not(:empty)]:py-0.5">
        <Show when={message().pinnedAt}>
          <span class="rounded-sm bg-mark-soft px-1.5 text-mark-ink text-xs leading-6">
            {messageText.pinned}
          </span>
        </Show>
        <Show when={message().answerId}>
          {(id) => (
            <button
              type="button"
              tabindex={stop()}
              class="relative rounded-sm bg-good-soft px-1.5 font-semibold text-good-ink text-xs leading-6 after:absolute after:inset-0 pointer-coarse:after:-inset-y-2.5"
              onClick={() => room.jump(id())}
            >
              ✓ {messageText.answered}
            </button>
          )}
        </Show>
        <Show when={isAnswer()}>
          <span class="rounded-sm bg-good px-1.5 font-semibold text-surface text-xs leading-6">
            {messageText.answer}
          </span>
        </Show>
        <For each={message().reactions}>
          {(reaction) => {
            const mine = () => reaction.userIds.includes(room.userId);
            const names = () => reaction.userIds.map(nameOf);
            return (
              <button
                type="button"
                tabindex={stop()}
                class="touch-room flex min-h-7 items-center justify-center gap-1 rounded-full border px-2 text-sm pointer-coarse:min-h-9"
                classList={{
                  "border-accent bg-accent-soft text-accent-ink": mine(),
                  "border-line bg-surface text-ink-soft hover:border-edge": !mine(),
                  "animate-pop": added() === reaction.emoji,
                }}
                aria-pressed={mine()}
                aria-label={messageText.reaction(reaction.emoji, names())}
                title={names().join(", ")}
                onClick={() => interactions()?.actions.react(message(), reaction.emoji)}
              >
                <span aria-hidden="true">{reaction.emoji}</span>
                {reaction.userIds.length}
              </button>
            );
          }}
        </For>
      </div>
    </Show>
  );
};
