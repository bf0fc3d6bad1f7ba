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
} from "solid-js";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";
import { LatestPill } from "../../../conversation/latest-pill.tsx";
import { createVirtualList } from "../../../conversation/list/virtual-list.ts";
import { WaitingRow } from "../../../conversation/waiting-row.tsx";
import type { OutboxEntry } from "../../../live/outbox/outbox-state.ts";
import { showToast } from "../../../shell/toasts.ts";
import { type AuthorMark, MessageRow } from "../messages/message-row.tsx";
import type { Chat } from "../room/chat.ts";
import { beginsDay, belongsTo, newAfterSeq } from "../room/chat-rows.ts";
import { hasOlder } from "../room/chat-state.ts";
import { useInteractions } from "../room/interactions-context.ts";
import { isShortcut } from "../shortcuts.ts";
import { DayDivider, MissedDivider, UnreadDivider } from "./dividers.tsx";
import { OlderEdge } from "./older-edge.tsx";

/** Messages past which the oldest are let go while the reader is at the end, and how many then stay. */
const TRIM_FROM = 400;
const TRIM_TO = 200;

/** Milliseconds for which a message that was jumped to stays marked. */
const FOUND_MS = 1_500;

/** The messages of a room, read at both ends. */
export const MessageList = (props: {
  readonly chat: Chat;
  readonly markOf: (userId: string) => AuthorMark;
  readonly onReply: (message: ChatMessage) => void;
  readonly onEdit: (entry: OutboxEntry) => void;
  /** The id of a message to lead the reader to; `onTarget` is called once that has begun. */
  readonly target: string | null;
  readonly onTarget: () => void;
}) => {
  const interactions = useInteractions();
  const state = () => props.chat.state();
  const shown = () => props.chat.shown();
  const waiting = () => props.chat.waiting();
  const isLive = () => state().detached === null;
  const rowsShown = createVirtualList(
    createMemo(() => {
      const [first, last] = [shown()[0]?.seq, shown().at(-1)?.seq];
      return first === undefined || last === undefined ? null : { first, last, sticks: isLive() };
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
    return Array.from({ length: to - from }, (_, index) => from + index);
  });
  const messageAt = (seq: number): ChatMessage | undefined => shown()[seq - (shown()[0]?.seq ?? 0)];
  const quotedBy = createMemo(() => {
    const wanted = new Set(seqs().map((seq) => messageAt(seq)?.replyToId));
    wanted.delete(null);
    const found = new Map<string, ChatMessage>();
    const all = shown();
    for (let index = all.length - 1; index >= 0 && wanted.size > 0; index--) {
      const message = all[index] as ChatMessage;
      if (wanted.delete(message.id)) found.set(message.id, message);
    }
    return found;
  });

  onMount(() => {
    rowsShown.setScroller(list);
    rowsShown.setRows(rows);
    document.addEventListener("visibilitychange", onVisibility);
    onCleanup(() => document.removeEventListener("visibilitychange", onVisibility));
  });

  // Before anything counts as read: who comes back begins where they left off.
  let entered = false;
  createEffect(() => {
    if (entered || shown().length === 0) return;
    entered = true;
    const seq = props.chat.newSeq();
    if (seq !== null) rowsShown.show(seq);
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
    if (rowsShown.atEnd() && isLive() && state().messages.length > TRIM_FROM) props.chat.trim(TRIM_TO);
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

  const jump = async (id: string) => {
    const seq = await props.chat.history.find(id);
    if (seq === null) {
      showToast({ title: "This message cannot be shown", tone: "danger" });
      return;
    }
    // The state is drawn with the next frame.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    rowsShown.show(seq);
    const element = document.getElementById(`message-${id}`);
    element?.focus({ preventScroll: true });
    element?.setAttribute("data-found", "");
    setTimeout(() => element?.removeAttribute("data-found"), FOUND_MS);
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
        class="relative h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
        aria-label="Messages. Arrow keys move between them, R replies, M shows what else can be done."
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
                message={messageAt(seq)}
                previous={messageAt(seq - 1)}
                isNew={props.chat.newSeq() === seq}
                missed={state().missed?.to === seq ? seq - (state().missed?.from ?? seq) : 0}
              >
                {(message, opens) => {
                  const display = createMemo(() => interactions()?.changes.display(message()) ?? message());
                  const quoted = () => quotedBy().get(message().replyToId ?? "");
                  return (
                    <MessageRow
                      message={display()}
                      opens={opens()}
                      author={state().people[message().userId]}
                      mark={props.markOf(message().userId)}
                      isOwn={message().userId === state().you?.id}
                      quoted={quoted()}
                      quotedAuthor={state().people[quoted()?.userId ?? ""]}
                      isActive={active() === message().id}
                      onReply={() => props.onReply(message())}
                      onJump={(id) => void jump(id)}
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
          fresh={newAfterSeq(state().messages, Math.max(seenTo(), state().readSeq), state().you?.id ?? null)}
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
