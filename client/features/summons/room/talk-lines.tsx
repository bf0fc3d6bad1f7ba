import { createEffect, createMemo, createSignal, For, Show } from "solid-js";
import type { SummonLine } from "../../../../domain/summons/model.ts";
import { LatestPill } from "../../../conversation/latest-pill.tsx";
import { createVirtualList } from "../../../conversation/list/virtual-list.ts";
import { LateText } from "../../../conversation/text/late-text.tsx";
import { WaitingRow } from "../../../conversation/waiting-row.tsx";
import { serverNow } from "../../../lib/time/socket-clock.ts";
import type { OutboxEntry } from "../../../live/outbox/outbox-state.ts";
import { LocalTime } from "../../../ui/display/times.tsx";
import { offerTexts } from "../texts/offers.ts";
import { talkTexts } from "../texts/room.ts";
import { HelpQuestion } from "./help-question.tsx";
import type { SummonRoom } from "./summon.ts";

/** What was said in a help room, the question first. */
export const TalkLines = (props: {
  readonly room: SummonRoom;
  readonly onEdit: (entry: OutboxEntry) => void;
}) => {
  const state = () => props.room.state();
  const [seen, setSeen] = createSignal(0);
  const list = createVirtualList(
    createMemo(() => {
      const [first, last] = [state().lines[0]?.seq, state().lines.at(-1)?.seq];
      return first === undefined || last === undefined ? null : { first, last, sticks: true };
    }),
    () => [state().summon, props.room.waiting()],
    Number.POSITIVE_INFINITY,
  );
  createEffect(() => list.atEnd() && setSeen(state().lines.length));
  const opens = (index: number) => state().lines[index - 1]?.userId !== state().lines[index]?.userId;
  const fresh = () => Math.max(0, state().lines.length - seen());
  const nameOf = (id: string) => {
    const summon = state().summon;
    return (id === summon?.studentId ? summon.student.name : summon?.responder?.name) ?? offerTexts.somebody;
  };
  return (
    <div class="relative min-h-0 flex-1">
      <section
        ref={list.setScroller}
        class="relative h-full overflow-y-auto overscroll-contain py-4 [overflow-anchor:none]"
        aria-label={talkTexts.lines}
        tabindex={0}
      >
        <Show when={state().summon}>
          {(summon) => (
            <div class="px-4 pb-3">
              <HelpQuestion summon={summon()} />
            </div>
          )}
        </Show>
        <ol ref={list.setRows} aria-live="polite" aria-relevant="additions">
          <For each={state().lines}>
            {(line, index) => (
              <Line
                line={line}
                name={nameOf(line.userId)}
                isOwn={line.userId === state().you?.id}
                opens={opens(index())}
              />
            )}
          </For>
        </ol>
        <ol>
          <For each={props.room.waiting()}>
            {(entry) => (
              <WaitingRow
                entry={entry}
                live={props.room.status() === "open"}
                onEdit={() => props.onEdit(entry)}
                onDiscard={() => props.room.discard(entry.id)}
              />
            )}
          </For>
        </ol>
      </section>
      <Show when={!list.atEnd()}>
        <LatestPill fresh={fresh()} onPress={list.toEnd} />
      </Show>
    </div>
  );
};

/** Milliseconds for which a line counts as said just now: it settles, and what was there before does not. */
const FRESH_MS = 2_000;

const isFresh = (line: SummonLine): boolean => serverNow() - Date.parse(line.createdAt) < FRESH_MS;

const Line = (props: {
  readonly line: SummonLine;
  readonly name: string;
  readonly isOwn: boolean;
  readonly opens: boolean;
}) => (
  <li
    class={`flex px-4 ${props.opens ? "pt-3" : "pt-1"} ${props.isOwn ? "justify-end" : "justify-start"} ${isFresh(props.line) ? "animate-settle" : ""}`}
    data-seq={props.line.seq}
  >
    <div class={`max-w-[85%] ${props.isOwn ? "text-right" : ""}`}>
      <p class={props.opens ? "mb-0.5 text-xs text-ink-soft" : "sr-only"}>
        <strong>{props.isOwn ? talkTexts.ownName : props.name}</strong>{" "}
        <LocalTime at={props.line.createdAt} format="time" />
      </p>
      <div
        class={`inline-block max-w-full rounded-lg px-3.5 py-2 text-left ${props.isOwn ? "bg-accent-soft" : "bg-sunken"}`}
      >
        <LateText text={props.line.content} />
      </div>
    </div>
  </li>
);
