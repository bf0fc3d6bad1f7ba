import { For, Show } from "solid-js";
import type { ThreadSummary } from "../../../../domain/chat/wire.ts";
import type { Person } from "../../../../domain/shared/schema.ts";
import { now } from "../../../lib/time/clock.ts";
import { daysBetween, formatDay, formatRelative } from "../../../lib/time/time.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { threadLineTexts } from "../texts/messages.ts";

/** When the last reply came, as the days of the list are named. */
const lastReply = (at: string): string => {
  const days = daysBetween(now(), Date.parse(at));
  if (days === 0) return formatRelative(Date.parse(at), now());
  return days === -1 ? formatDay(at, now()).toLocaleLowerCase() : formatDay(at, now());
};

/** Below the first message of a thread: who replied last, how many replies there are, and when the last one came. */
export const ThreadLine = (props: {
  readonly thread: ThreadSummary;
  readonly personOf: (id: string) => Person | undefined;
  /** Somebody else replied since the reader was here. */
  readonly isNew: boolean;
  readonly isStop: boolean;
  readonly onPress: () => void;
}) => (
  <button
    type="button"
    class="relative -ml-1.5 flex h-7 max-w-full items-center gap-2 rounded-md px-1.5 text-sm leading-5 after:absolute after:inset-0 hover:bg-surface hover:shadow-card pointer-coarse:after:-inset-y-2"
    tabindex={props.isStop ? 0 : -1}
    onClick={() => props.onPress()}
  >
    <span class="flex shrink-0 -space-x-1" aria-hidden="true">
      <For each={props.thread.userIds}>
        {(id) => (
          <Show when={props.personOf(id)}>
            {(person) => <Avatar person={person()} size="xs" class="rounded-full ring-2 ring-surface" />}
          </Show>
        )}
      </For>
    </span>
    <span class="shrink-0 font-semibold text-accent-ink">{threadLineTexts.replies(props.thread.count)}</span>
    <Show when={props.isNew}>
      <span class="rounded-sm bg-mark px-1 font-semibold text-[0.6875rem] text-on-mark leading-4">
        {threadLineTexts.new}
      </span>
    </Show>
    <span class="truncate text-ink-faint text-xs">
      {threadLineTexts.last(lastReply(props.thread.lastAt))}
    </span>
  </button>
);
