import {
  type Accessor,
  createEffect,
  createMemo,
  createSignal,
  For,
  type JSX,
  on,
  onCleanup,
  onMount,
  Show,
  untrack,
} from "solid-js";
import { isInRoom } from "../../../../domain/chat/rules.ts";
import type { ChatMessage, ThreadSummary } from "../../../../domain/chat/wire.ts";
import { LatestPill } from "../../../conversation/latest-pill.tsx";
import { createVirtualList } from "../../../conversation/list/virtual-list.ts";
import { WaitingRow } from "../../../conversation/waiting-row.tsx";
import type { OutboxEntry } from "../../../live/outbox/outbox-state.ts";
import { showToast } from "../../../shell/toasts.ts";
import { type AuthorMark, MessageRow } from "../messages/message-row.tsx";
import { ReplyLine } from "../messages/reply-line.tsx";
import { ThreadLine } from "../messages/thread-line.tsx";
import type { Chat } from "../room/chat.ts";
import { beginsDay, belongsTo, inRoom, newAfterSeq } from "../room/chat-rows.ts";
import { hasOlder } from "../room/chat-state.ts";
import { density } from "../room/density.ts";
import { useInteractions } from "../room/interactions-context.ts";
import { type Target, useRoom } from "../room/room-context.ts";
import { isShortcut } from "../shortcuts.ts";
import { listText } from "../texts/list.ts";
import { DayDivider, MissedDivider, UnreadDivider } from "./dividers.tsx";
import { OlderEdge } from "./older-edge.tsx";

/** Messages of the room past which the oldest are let go while the reader is at the end, and how many then stay. */
const TRIM_FROM = 400;
const TRIM_TO = 200;

/** Milliseconds for which a message that was jumped to stays marked. */
const FOUND_MS = 1_500;

/** The messages of a room, read at both ends; replies that stand in their threads alone are not among them. */
export const MessageList = (props: {
  readonly chat: Chat;
  readonly markOf: (userId: string) => AuthorMark;
  readonly onReply: (message: ChatMessage) => void;
  /** Opens the thread that a message is in or begins; where it is a reply, at it. */
  readonly onThread: (message: ChatMessage) => void;
  /** Up to which `seq` the reader has seen the thread of a message. */
  readonly seenInThread: (id: string) => number;
  readonly onEdit: (entry: OutboxEntry) => void;
  /** `onTarget` is called once the reader is on the way there. */
  readonly target: Target | null;
  readonly onTarget: () => void;
}) => {
  const interactions = useInteractions();
  const { userId } = useRoom();
  const state = () => props.chat.state();
  const shown = () => props.chat.shown();
  /** What is on its way to the room, and any reply that was refused, so that its author sees it wherever they are. */
  const waiting = () =>
    props.chat
      .waiting()
      .filter((entry) => entry.replyToId === null || entry.alsoInRoom || entry.failure !== null);
  const placed = createMemo(() => inRoom(shown()));
  const isLive = () => state().detached === null;
  const rowsShown = createVirtualList(
    createMemo(() => {
      const [first, last] = [shown()[0]?.seq, shown().at(-1)?.seq];
      const rows = placed();
      return first === undefined || last === undefined
        ? null
        : { first, last, sticks: isLive(), isEmpty: (seq: number) => !rows.has(seq) };
    }),
    waiting,
  );
  const [seenTo, setSeenTo] = createSignal(0);
  const [active, setActive] = createSignal<string | null>(null);
  const lastSeq = () => state().messages.at(-1)?.seq ?? 0;
  let list!: HTMLElement;
  let rows!: HTMLOListElement;

  const seqs = createMemo(() => {
    const { from, to } = rowsShown.window();
    return Array.from({ length: to - from }, (_, index) => from + index).filter((seq) => placed().has(seq));
  });
  const repliedTo = createMemo(() => {
    const wanted = new Set(seqs().map((seq) => placed().get(seq)?.message.replyToId));
    wanted.delete(null);
    const found = new Map<string, ChatMessage>();
    const all = shown();
    for (let index = all.length - 1; index >= 0 && wanted.size > 0; index--) {
      const message = all[index] as ChatMessage;
      if (wanted.delete(message.id)) found.set(message.id, message);
    }
    return found;
  });

  const personOf = (id: string) => state().people[id];
  /** Others have replied since the reader was here. */
  const isNewThread = (id: string, { lastSeq: last, userIds }: ThreadSummary) =>
    last > Math.max(state().newAfter ?? Number.POSITIVE_INFINITY, props.seenInThread(id)) &&
    userIds[0] !== state().you?.id;
  createEffect(on(density, rowsShown.forget, { defer: true }));

  onMount(() => {
    rowsShown.setScroller(list);
    rowsShown.setRows(rows);
    document.addEventListener("visibilitychange", onVisibility);
    onCleanup(() => document.removeEventListener("visibilitychange", onVisibility));
  });

  // Before anything counts as read: who comes back begins where they left off. What was kept is shown from there too,
  // and left for what is new once that has come, unless its reader has gone elsewhere in it.
  let hasBegun = false;
  let hasCaughtUp = false;
  createEffect(() => {
    if (hasCaughtUp || shown().length === 0) return;
    const seq = props.chat.newSeq();
    // Showing it changes what is seen, there and back again: that is no reason to show it once more.
    untrack(() => {
      if (seq !== null && (!hasBegun || rowsShown.atEnd())) rowsShown.show(seq);
    });
    hasBegun = true;
    hasCaughtUp = state().you !== null && lastSeq() >= state().lastSeq;
  });

  const isLooking = () => rowsShown.atEnd() && isLive() && document.visibilityState === "visible";
  const seeNewest = () => {
    if (!isLooking() || lastSeq() === 0) return;
    setSeenTo(lastSeq());
    props.chat.markRead();
  };

  createEffect(on([lastSeq, rowsShown.atEnd, isLive], seeNewest));
  const readOn = async () => {
    if (shown().length === 0 || props.chat.history.error()) return;
    const wantsOlder = rowsShown.nearStart() && hasOlder(state());
    const wantsNewer = !wantsOlder && rowsShown.nearEnd() && state().detached?.hasNewer;
    if (!wantsOlder && !wantsNewer) return;
    await (wantsOlder ? props.chat.history.older() : props.chat.history.newer());
    requestAnimationFrame(() => void readOn());
  };
  createEffect(
    on([rowsShown.nearStart, rowsShown.nearEnd, () => shown().length > 0, isLive], () => void readOn()),
  );
  createEffect(() => {
    if (rowsShown.atEnd() && isLive() && placed().size > TRIM_FROM) props.chat.trim(TRIM_TO);
  });
  createEffect(
    on(
      () => waiting().length,
      (now, before) => now > (before ?? 0) && queueMicrotask(toLatest),
      { defer: true },
    ),
  );

  const toLatest = () => {
    const wasDetached = !isLive();
    props.chat.toLive();
    if (wasDetached) requestAnimationFrame(() => requestAnimationFrame(rowsShown.toEnd));
    else rowsShown.toEnd();
  };

  const onVisibility = () => {
    if (document.visibilityState === "visible") seeNewest();
    else if (rowsShown.atEnd()) props.chat.lookedAway();
  };
  createEffect(() =>
    interactions()?.watchRows(list, setActive, (id) => shown().find((message) => message.id === id)),
  );

  const jump = async ({ id, onThere }: Target) => {
    const message = await props.chat.history.find(id);
    if (message === null) {
      showToast({ title: listText.notFound, tone: "danger" });
      return;
    }
    if (!isInRoom(message)) return props.onThread(message);
    // The state is drawn with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    rowsShown.show(message.seq);
    const element = document.getElementById(`message-${id}`);
    element?.focus({ preventScroll: true });
    element?.setAttribute("data-found", "");
    setTimeout(() => element?.removeAttribute("data-found"), FOUND_MS);
    onThere?.();
  };
  createEffect(
    on(
      () => props.target,
      (target) => {
        if (target === null) return;
        props.onTarget();
        void jump(target);
      },
    ),
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const isUp = isShortcut(event, "before");
    if (!isUp && !isShortcut(event, "after")) return;
    if (event.target !== list && !(event.target as Element).matches("[data-message]")) return;
    const messages = [...list.querySelectorAll<HTMLElement>("[data-message]")];
    const { activeElement } = document;
    const index = activeElement instanceof HTMLElement ? messages.indexOf(activeElement) : -1;
    const next = index < 0 ? messages.at(-1) : messages[index + (isUp ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  return (
    <div class="relative min-h-0 flex-1">
      <section
        ref={list}
        class="messages relative h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
        data-density={density()}
        aria-label={listText.label}
        tabindex={0}
        onKeyDown={onKeyDown}
      >
        <OlderEdge chat={props.chat} />
        <ol
          ref={rows}
          style={{
            "padding-top": `${rowsShown.window().above}px`,
            "padding-bottom": `${rowsShown.window().below}px`,
          }}
        >
          <For each={seqs()}>
            {(seq) => (
              <Row
                seq={seq}
                message={placed().get(seq)?.message}
                previous={placed().get(seq)?.previous}
                isNew={props.chat.newSeq() === seq}
                missed={state().missed?.to === seq ? seq - (state().missed?.from ?? seq) : 0}
              >
                {(message, opens) => {
                  const display = createMemo(() => interactions()?.changes.display(message()) ?? message());
                  const isActive = () => active() === message().id;
                  const first = () => repliedTo().get(message().replyToId ?? "");
                  return (
                    <MessageRow
                      message={display()}
                      opens={opens()}
                      author={personOf(message().userId)}
                      mark={props.markOf(message().userId)}
                      isOwn={message().userId === userId}
                      isActive={isActive()}
                      onReply={() => props.onReply(message())}
                      above={
                        <Show when={message().replyToId}>
                          <ReplyLine
                            message={first()}
                            author={personOf(first()?.userId ?? "")}
                            isStop={isActive()}
                            onPress={() => props.onThread(message())}
                          />
                        </Show>
                      }
                      below={
                        <Show when={message().thread}>
                          {(thread) => (
                            <ThreadLine
                              thread={thread()}
                              personOf={personOf}
                              isNew={isNewThread(message().id, thread())}
                              isStop={isActive()}
                              onPress={() => props.onThread(message())}
                            />
                          )}
                        </Show>
                      }
                    />
                  );
                }}
              </Row>
            )}
          </For>
        </ol>
        <ol class="pb-2">
          <For each={waiting()}>
            {(entry) => (
              <WaitingRow
                entry={entry}
                live={props.chat.status() === "open" && state().trouble === null}
                onEdit={() => props.onEdit(entry)}
                onDiscard={() => props.chat.discard(entry.id)}
              />
            )}
          </For>
        </ol>
      </section>
      <Show when={!rowsShown.atEnd() || !isLive()}>
        <LatestPill
          fresh={newAfterSeq(state().messages, Math.max(seenTo(), state().readSeq), userId)}
          onPress={toLatest}
        />
      </Show>
    </div>
  );
};

/** A message with the separators that stand before it. */
const Row = (props: {
  readonly seq: number;
  readonly message: ChatMessage | undefined;
  readonly previous: ChatMessage | undefined;
  readonly isNew: boolean;
  /** Messages before this one that were left out. */
  readonly missed: number;
  readonly children: (message: Accessor<ChatMessage>, opens: Accessor<boolean>) => JSX.Element;
}) => (
  <Show when={props.message}>
    {(message) => {
      const isNewDay = createMemo(() => beginsDay(props.previous, message()));
      const opens = createMemo(() => isNewDay() || props.isNew || !belongsTo(props.previous, message()));
      return (
        <>
          <Show when={props.missed > 0}>
            <MissedDivider seq={props.seq} />
          </Show>
          <Show when={isNewDay()}>
            <DayDivider seq={props.seq} at={message().createdAt} />
          </Show>
          <Show when={props.isNew}>
            <UnreadDivider seq={props.seq} />
          </Show>
          {props.children(message, opens)}
        </>
      );
    }}
  </Show>
);
