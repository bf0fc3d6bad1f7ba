import { createMemo, createSignal, For, Match, onMount, Show, Switch } from "solid-js";
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
import { AttachButton, ComposerButtons, ComposerTop, FormatBar } from "../lazy-interactions.tsx";
import { CardButton } from "../messages/message-card.tsx";
import { usePanel } from "../panels/panel-context.ts";
import { PanelFrame } from "../panels/panel-frame.tsx";
import { PanelError, PanelLoading } from "../panels/panel-states.tsx";
import { InteractionsProvider, useInteractions } from "../room/interactions-context.ts";
import type { ThreadSheet } from "../room/panel.ts";
import type { PendingChanges } from "../room/pending-changes.ts";
import { threadLineTexts } from "../texts/messages.ts";
import { threadText } from "../texts/threads.ts";
import { createThread } from "./thread.ts";
import { ThreadRow } from "./thread-row.tsx";

/** Milliseconds for which a reply that the reader was led to stays marked. */
const FOUND_MS = 1_500;

/** A message with all its replies, and where one more is written. */
export const ThreadPanel = (props: { readonly panel: ThreadSheet }) => {
  const { id, at, writes } = props.panel;
  const panel = usePanel();
  const { chat, userId } = panel;
  const thread = createThread(chat, id);
  const ids = createMemo(() => new Set([id, ...thread.answers().map((answer) => answer.id)]));
  const waiting = () => chat.waiting().filter((entry) => entry.replyToId && ids().has(entry.replyToId));
  const list = createVirtualList(
    createMemo(() => {
      const [first, last] = [thread.answers()[0]?.seq, thread.answers().at(-1)?.seq];
      return first === undefined || last === undefined ? null : { first, last, sticks: true };
    }),
    () => [thread.first(), thread.hasMore(), waiting()],
    Number.POSITIVE_INFINITY,
  );
  const draft = draftOf(userId, `chat:${panel.roomId}:thread:${id}`);
  const ofRoom = useInteractions();
  const interactions = createMemo(() => ofRoom()?.withDraft(draft));
  // The foot of a message says so where the room shows the question too.
  const isQuestionShown = createMemo(() => chat.shown().some((message) => message.id === id));
  const showsMark = () => !interactions() || !isQuestionShown();
  const personOf = (id: string) => chat.state().people[id];
  const [alsoInRoom, setAlsoInRoom] = createSignal(false);
  let field: ComposerField | undefined;
  let replies: HTMLElement | undefined;

  const lead = async (replyId: string) => {
    if (!(await thread.reach(replyId))) return;
    // The state is drawn with the next frame.
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const found = thread.answers().find((answer) => answer.id === replyId);
    if (found) list.show(found.seq);
    const row = replies?.querySelector<HTMLElement>(`[data-thread-message="${replyId}"]`);
    row?.focus({ preventScroll: true });
    row?.setAttribute("data-found", "");
    setTimeout(() => row?.removeAttribute("data-found"), FOUND_MS);
  };
  onMount(() => {
    if (at !== undefined && at !== id) void lead(at);
    // After the panel has taken the focus.
    else if (writes) setTimeout(() => field?.focus());
  });

  const follow = async (is: boolean) => {
    try {
      await thread.follow(is);
    } catch (error) {
      showToast({ tone: "danger", title: threadText.followFailed, text: asApiError(error).message });
    }
  };

  const first = () => {
    const message = thread.first();
    return message && (interactions()?.changes.display(message) ?? message);
  };

  // The question may be too old to be among the room's messages.
  const mark = (changes: PendingChanges, answer: ChatMessage) =>
    changes.ask({ _tag: "MarkAnswer", id: answer.id, is: first()?.answerId !== answer.id }, id);
  const mayMark = (answer: ChatMessage) => first()?.userId === userId && answer.userId !== userId;

  const edit = (entry: OutboxEntry) => {
    chat.discard(entry.id);
    field?.write(entry.content);
    field?.focus();
    interactions()?.uploads.putBack(entry.attachments ?? []);
  };

  return (
    <InteractionsProvider value={interactions}>
      <PanelFrame
        title={threadText.title}
        scroller={list.setScroller}
        aside={
          <Show when={thread.isFollowing() !== undefined}>
            <Button
              variant="quiet"
              aria-pressed={thread.isFollowing()}
              title={threadText.followHint}
              onClick={() => void follow(!thread.isFollowing())}
            >
              {thread.isFollowing() ? threadText.following : threadText.follow}
            </Button>
          </Show>
        }
        foot={
          <Composer
            label={threadText.write}
            placeholder={threadText.placeholder}
            limit={MAX_MESSAGE_LENGTH}
            draft={draft}
            disabled={chat.status() === "closed"}
            files={interactions()?.uploads.ready().length}
            sendBlock={interactions()?.sendBlock()}
            above={
              <>
                <ComposerTop />
                <label class="flex min-h-9 w-fit cursor-pointer items-center gap-2 px-1 text-ink-soft text-sm pointer-coarse:min-h-11">
                  <input
                    type="checkbox"
                    class="size-4 accent-accent"
                    checked={alsoInRoom()}
                    onChange={(event) => setAlsoInRoom(event.currentTarget.checked)}
                  />
                  {threadText.alsoInRoom}
                </label>
              </>
            }
            before={<AttachButton />}
            tools={<FormatBar />}
            inside={<ComposerButtons />}
            onTyping={chat.setTyping}
            onSend={(text) => {
              list.toEnd();
              const reply = { replyToId: id, alsoInRoom: alsoInRoom() };
              void chat.send(text, reply, interactions()?.uploads.take());
              setAlsoInRoom(false);
            }}
            ref={(own) => {
              field = own;
            }}
          />
        }
      >
        <Switch fallback={<PanelLoading label={threadText.loading} lines={2} />}>
          <Match when={first()}>
            {(first) => (
              <div ref={list.observe}>
                <ol class="border-line border-b py-2">
                  <ThreadRow
                    message={first()}
                    author={personOf(first().userId)}
                    isOwn={first().userId === userId}
                    isAnswer={false}
                    showsMark={false}
                    onReply={() => field?.focus()}
                    actions={<CardButton onPress={() => panel.jump(id)}>{threadText.showInRoom}</CardButton>}
                  />
                </ol>
                <p class="px-4 pt-3 text-ink-faint text-sm" aria-live="polite">
                  {repliesText(thread.answers().length, thread.hasMore())}
                </p>
                <Show when={thread.hasMore()}>
                  <div class="px-4 pt-2">
                    <Button class="w-full" busy={thread.loading()} onClick={() => void thread.older()}>
                      {threadText.earlier}
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
                <ol
                  ref={(rows) => {
                    replies = rows;
                    list.setRows(rows);
                  }}
                  aria-label={threadText.list}
                >
                  <For each={thread.answers()}>
                    {(answer) => (
                      <ThreadRow
                        message={answer}
                        author={personOf(answer.userId)}
                        isOwn={answer.userId === userId}
                        isAnswer={first().answerId === answer.id}
                        showsMark={showsMark()}
                        onReply={() => field?.focus()}
                        actions={
                          <Show when={!answer.isDeleted && mayMark(answer) && interactions()}>
                            {(loaded) => (
                              <CardButton onPress={() => mark(loaded().changes, answer)}>
                                {first().answerId === answer.id ? threadText.unmark : threadText.mark}
                              </CardButton>
                            )}
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

const repliesText = (count: number, hasMore: boolean): string => {
  if (hasMore) return threadText.latest(count);
  return count === 0 ? threadText.none : threadLineTexts.replies(count);
};
