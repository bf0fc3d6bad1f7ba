import {
  createEffect,
  createMemo,
  createSignal,
  For,
  Match,
  on,
  onCleanup,
  onMount,
  Show,
  Switch,
} from "solid-js";
import type { ChatMessage } from "../../../domain/chat/wire.ts";
import type { OutboxEntry } from "../../lib/outbox-state.ts";
import type { Chat } from "../../stores/chat.ts";
import { hasOlder } from "../../stores/chat-state.ts";
import { createScrollKeeper } from "./chat-scroll.ts";
import { DayDivider, UnreadDivider } from "./dividers.tsx";
import { LatestPill } from "./latest-pill.tsx";
import { type AuthorMark, MessageRow } from "./message-row.tsx";
import { OlderEdge } from "./older-edge.tsx";
import { WaitingRow } from "./waiting-row.tsx";

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
}) => {
  const state = () => props.chat.state();
  const rows = () => props.chat.rows();
  const waiting = () => props.chat.waiting();
  const byId = createMemo(() => new Map(state().messages.map((message) => [message.id, message])));
  const keeper = createScrollKeeper(
    () => [rows(), waiting()],
    () => rows().find((row) => row.kind === "message")?.key,
  );
  const [seenTo, setSeenTo] = createSignal(0);
  const lastSeq = () => state().messages.at(-1)?.seq ?? 0;
  let list!: HTMLDivElement;

  // Before anything counts as read: who comes back begins where they left off.
  let entered = false;
  createEffect(() => {
    if (entered || rows().length === 0) return;
    entered = true;
    const divider = list.querySelector("[data-unread]");
    if (divider) keeper.show(divider);
  });

  const isLooking = () => keeper.atEnd() && document.visibilityState === "visible";
  const seeNewest = () => {
    if (!isLooking() || lastSeq() === 0) return;
    setSeenTo(lastSeq());
    props.chat.markRead();
  };

  createEffect(on([lastSeq, keeper.atEnd], seeNewest));
  const readOlder = async () => {
    if (!keeper.nearStart() || !hasOlder(state()) || props.chat.history.error()) return;
    await props.chat.history.older();
    requestAnimationFrame(() => void readOlder());
  };
  createEffect(on([keeper.nearStart, () => lastSeq() > 0], () => void readOlder()));
  createEffect(() => {
    if (keeper.atEnd() && state().messages.length > TRIM_FROM) props.chat.trim(TRIM_TO);
  });
  createEffect(
    on(
      () => waiting().length,
      (now, before) => now > (before ?? 0) && queueMicrotask(() => keeper.toEnd()),
      { defer: true },
    ),
  );

  const onVisibility = () => {
    if (document.visibilityState === "visible") seeNewest();
    else if (keeper.atEnd()) props.chat.lookedAway();
  };
  onMount(() => {
    document.addEventListener("visibilitychange", onVisibility);
    onCleanup(() => document.removeEventListener("visibilitychange", onVisibility));
  });

  const jump = async (id: string) => {
    if (!(await props.chat.history.find(id))) return;
    requestAnimationFrame(() => {
      const element = document.getElementById(`message-${id}`);
      if (!element) return;
      keeper.show(element);
      element.focus({ preventScroll: true });
      element.setAttribute("data-found", "");
      setTimeout(() => element.removeAttribute("data-found"), FOUND_MS);
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const messages = [...list.querySelectorAll<HTMLElement>("[data-message]")];
    const { activeElement } = document;
    const index = activeElement instanceof HTMLElement ? messages.indexOf(activeElement) : -1;
    const next = index < 0 ? messages.at(-1) : messages[index + (event.key === "ArrowUp" ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  return (
    <div class="relative min-h-0 flex-1">
      <section
        ref={(element) => {
          list = element as HTMLDivElement;
          keeper.attach(element);
        }}
        class="h-full overflow-y-auto overscroll-contain [overflow-anchor:none]"
        aria-label="Messages. Arrow keys move between them, R replies."
        tabindex={0}
        onKeyDown={onKeyDown}
      >
        <OlderEdge chat={props.chat} />
        <ol class="pb-2">
          <For each={rows()}>
            {(row) => (
              <Switch>
                <Match when={row.kind === "day" && row}>{(day) => <DayDivider at={day().at} />}</Match>
                <Match when={row.kind === "unread"}>
                  <UnreadDivider />
                </Match>
                <Match when={row.kind === "message" && row}>
                  {(shown) => {
                    const quoted = () => byId().get(shown().message.replyToId ?? "");
                    return (
                      <MessageRow
                        message={shown().message}
                        opens={shown().opens}
                        author={state().people[shown().message.userId]}
                        mark={props.markOf(shown().message.userId)}
                        isOwn={shown().message.userId === state().you?.id}
                        quoted={quoted()}
                        quotedAuthor={state().people[quoted()?.userId ?? ""]}
                        onReply={() => props.onReply(shown().message)}
                        onJump={(id) => void jump(id)}
                      />
                    );
                  }}
                </Match>
              </Switch>
            )}
          </For>
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
      <Show when={!keeper.atEnd()}>
        <LatestPill
          fresh={Math.max(0, lastSeq() - Math.max(seenTo(), state().readSeq))}
          onPress={() => keeper.toEnd(true)}
        />
      </Show>
    </div>
  );
};
