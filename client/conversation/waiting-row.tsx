import { For, Match, Show, Switch } from "solid-js";
import type { OutboxEntry } from "../live/outbox/outbox-state.ts";
import { ClockIcon } from "../ui/icons.tsx";
import { MessageText } from "./text/message-text.tsx";
import { waitingText } from "./texts.ts";

/** A message of one's own that the room has not confirmed: on its way, or refused. */
export const WaitingRow = (props: {
  readonly entry: OutboxEntry;
  /** Whether the room takes messages now, so that waiting will soon be over. */
  readonly live: boolean;
  readonly onEdit: () => void;
  readonly onDiscard: () => void;
}) => {
  return (
    <li class="flex gap-3 px-4 py-0.5" data-waiting={props.entry.id}>
      <div class="w-9 shrink-0" />
      <div class="min-w-0 flex-1">
        <div class={props.entry.failure ? "" : "text-ink-soft"}>
          <span class="sr-only">{waitingText.you}</span>
          <Show when={props.entry.content}>
            <MessageText text={props.entry.content} />
          </Show>
          <For each={props.entry.attachments}>{(file) => <p class="truncate text-sm">{file.name}</p>}</For>
        </div>
        <Switch>
          <Match when={props.entry.failure}>
            {(failure) => (
              <div class="mt-1 flex flex-wrap items-center gap-x-2 rounded-md bg-danger-soft px-3 text-danger-ink text-sm">
                <span class="py-1.5">{waitingText.notSent(failure().message)}</span>
                <button type="button" class="link min-h-10 px-1 font-semibold" onClick={() => props.onEdit()}>
                  {waitingText.edit}
                </button>
                <button type="button" class="link min-h-10 px-1" onClick={() => props.onDiscard()}>
                  {waitingText.discard}
                </button>
              </div>
            )}
          </Match>
          <Match when={true}>
            <p class="flex items-center gap-1 text-ink-faint text-xs">
              <ClockIcon class="size-3.5" />
              {props.live ? waitingText.sending : waitingText.waiting}
            </p>
          </Match>
        </Switch>
      </div>
    </li>
  );
};
