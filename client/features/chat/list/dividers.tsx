import { now } from "../../../lib/time/clock.ts";
import { formatDay } from "../../../lib/time/time.ts";
import { listText } from "../texts/list.ts";

/** Where the day changes in the reader's zone. `seq` is that of the message after it. */
export const DayDivider = (props: { readonly seq: number; readonly at: string }) => {
  return (
    <li class="flex items-center gap-3 px-4 pt-5 pb-2 text-ink-faint text-xs" data-seq={props.seq}>
      <span class="h-px flex-1 bg-line" />
      <time datetime={props.at}>{formatDay(props.at, now())}</time>
      <span class="h-px flex-1 bg-line" />
    </li>
  );
};

/** Where new messages begin. */
export const UnreadDivider = (props: { readonly seq: number }) => {
  return (
    <li
      class="flex items-center gap-3 px-4 pt-3 pb-1 font-semibold text-mark-ink text-xs"
      data-seq={props.seq}
      data-unread
    >
      <span class="rounded-sm bg-mark px-1.5 py-px text-on-mark">{listText.new}</span>
      <span class="h-0.5 flex-1 bg-mark" />
    </li>
  );
};

/** Where messages were left out, because too many came while the reader was away. */
export const MissedDivider = (props: { readonly seq: number }) => {
  return (
    <li class="px-4 py-3 text-center text-mark-ink text-sm" data-seq={props.seq}>
      {listText.missed}
    </li>
  );
};
