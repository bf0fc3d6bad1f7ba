import { createMemo, For, Match, Show, Switch } from "solid-js";
import { MAX_MESSAGE_LENGTH } from "../../../../domain/chat/limits.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { Composer } from "../../../conversation/composer.tsx";
import type { ComposerField } from "../../../conversation/composer-field.ts";
import { createVirtualList } from "../../../conversation/list/virtual-list.ts";
import { WaitingRow } from "../../../conversation/waiting-row.tsx";
import { asApiError } from "../../../lib/request/request.ts";
import { draftOf } from "../../../live/outbox/outbox-draft.ts";
import type { OutboxEntry } from "../../../live/outbox/outbox-state.ts";
import { showToast } from "../../../shell/toasts.ts";
import { Button } from "../../../ui/button.tsx";
import { AttachButton, ComposerTop } from "../lazy-interactions.tsx";
import { CardButton } from "../messages/message-card.tsx";
import { usePanel } from "../panels/panel-context.ts";
import { PanelFrame } from "../panels/panel-frame.tsx";
import { PanelError, PanelLoading } from "../panels/panel-states.tsx";
import { InteractionsProvider, useInteractions } from "../room/interactions-context.ts";
import { putFrame } from "../room/put-frame.ts";
import { createThread } from "./thread.ts";
import { ThreadRow } from "./thread-row.tsx";

/** A message with all its answers, and where one more is written. */
export const ThreadPanel = (props: { readonly id: string }) => {
  const panel = usePanel();
  const { chat, userId } = panel;
  const thread = createThread(chat, props.id);
  const ids = createMemo(() => new Set([props.id, ...thread.answers().map((answer) => answer.id)]));
  const waiting = () => chat.waiting().filter((entry) => entry.replyToId && ids().has(entry.replyToId));
  const list = createVirtualList(
    createMemo(() => {
      const [first, last] = [thread.answers()[0]?.seq, thread.answers().at(-1)?.seq];
      return first === undefined || last === undefined ? null : { first, last, sticks: true };
    }),
    () => [thread.first(), thread.hasMore(), waiting()],
    Number.POSITIVE_INFINITY,
  );
  const draft = draftOf(userId, `chat:${panel.roomId}:thread:${props.id}`);
  const ofRoom = useInteractions();
  const interactions = createMemo(() => ofRoom()?.withDraft(draft));
  // The foot of a message says so where the room shows the question too.
  const isQuestionShown = createMemo(() => chat.shown().some((message) => message.id === props.id));
  const showsMark = () => !interactions() || !isQuestionShown();
  let field: ComposerField | undefined;

  const follow = async (is: boolean) => {
    try {
      await thread.follow(is);
    } catch (error) {
      showToast({ tone: "danger", title: "That was not saved", text: asApiError(error).message });
    }
  };

  const mark = (id: string, is: boolean) => putFrame(chat, { _tag: "MarkAnswer", id, is });

  const edit = (entry: OutboxEntry) => {
    chat.discard(entry.id);
    field?.write(entry.content);
    field?.focus();
    interactions()?.uploads.putBack(entry.attachments ?? []);
  };

  return (
    <InteractionsProvider value={interactions}>
      <PanelFrame
        title="Thread"
        scroller={list.setScroller}
        aside={
          <Show when={thread.isFollowing() !== undefined}>
            <Button
              variant="quiet"
              aria-pressed={thread.isFollowing()}
              title="Be told of new answers"
              onClick={() => void follow(!thread.isFollowing())}
            >
              {thread.isFollowing() ? "Following" : "Follow"}
            </Button>
          </Show>
        }
        foot={
          <Composer
            label="Answer in the thread"
            placeholder="Answer"
            limit={MAX_MESSAGE_LENGTH}
            draft={draft}
            disabled={chat.status() === "closed"}
            files={interactions()?.uploads.ready().length}
            sendBlock={interactions()?.sendBlock()}
            above={<ComposerTop />}
            before={<AttachButton />}
            onTyping={chat.setTyping}
            onSend={(text) => {
              list.toEnd();
              void chat.send(text, props.id, interactions()?.uploads.take());
            }}
            ref={(own) => {
              field = own;
            }}
          />
        }
      >
        <Switch fallback={<PanelLoading label="The thread is loading" lines={2} />}>
          <Match when={thread.first()}>
            {(first) => (
              <div ref={list.observe}>
                <ol class="border-line border-b py-2">
                  <ThreadRow
                    message={withoutCount(first())}
                    author={thread.personOf(first().userId)}
                    isOwn={first().userId === userId}
                    isAnswer={false}
                    showsMark={false}
                    onReply={() => field?.focus()}
                    actions={<CardButton onPress={() => panel.jump(props.id)}>Show in the room</CardButton>}
                  />
                </ol>
                <p class="px-4 pt-3 text-ink-faint text-sm" aria-live="polite">
                  {answersText(thread.answers().length, thread.hasMore())}
                </p>
                <Show when={thread.hasMore()}>
                  <div class="px-4 pt-2">
                    <Button class="w-full" busy={thread.loading()} onClick={() => void thread.older()}>
                      Earlier answers
                    </Button>
                  </div>
                </Show>
                <Show when={thread.error()}>
                  {(error) => (
                    <PanelError
                      error={error()}
                      busy={thread.loading()}
                      onRetry={() => void thread.reload()}
                    />
                  )}
                </Show>
                <ol ref={list.setRows} aria-label="Answers">
                  <For each={thread.answers()}>
                    {(answer) => (
                      <ThreadRow
                        message={answer}
                        author={thread.personOf(answer.userId)}
                        isOwn={answer.userId === userId}
                        isAnswer={first().answerId === answer.id}
                        showsMark={showsMark()}
                        onReply={() => field?.focus()}
                        actions={
                          <Show
                            when={first().userId === userId && answer.userId !== userId && !answer.isDeleted}
                          >
                            <CardButton onPress={() => mark(answer.id, first().answerId !== answer.id)}>
                              {first().answerId === answer.id ? "Not the answer" : "Mark as answer"}
                            </CardButton>
                          </Show>
                        }
                      />
                    )}
                  </For>
                </ol>
                <ol class="pb-3">
                  <For each={waiting()}>
                    {(entry) => (
                      <WaitingRow
                        entry={entry}
                        live={chat.status() === "open" && chat.state().trouble === null}
                        onEdit={() => edit(entry)}
                        onDiscard={() => chat.discard(entry.id)}
                      />
                    )}
                  </For>
                </ol>
              </div>
            )}
          </Match>
          <Match when={thread.error()}>
            {(error) => (
              <PanelError error={error()} busy={thread.loading()} onRetry={() => void thread.reload()} />
            )}
          </Match>
        </Switch>
      </PanelFrame>
    </InteractionsProvider>
  );
};

/** A first message without the way to its thread, which is here. */
const withoutCount = ({ thread, ...message }: ChatMessage): ChatMessage => message;

const answersText = (count: number, hasMore: boolean): string => {
  if (hasMore) return `The latest ${count} answers`;
  if (count === 0) return "No answer yet";
  return count === 1 ? "1 answer" : `${count} answers`;
};
