import { formatDay } from "../../lib/time.ts";
import { now } from "../../stores/clock.ts";

/** Where the day changes in the reader's zone. */
export const DayDivider = (props: { readonly at: string }) => {
  return (
    <li class="flex items-center gap-3 px-4 pt-5 pb-2 text-ink-faint text-xs">
      <span class="h-px flex-1 bg-line" />
      <time datetime={props.at}>{formatDay(props.at, now())}</time>
      <span class="h-px flex-1 bg-line" />
    </li>
  );
};

/** Where new messages begin. */
export const UnreadDivider = () => {
  return (
    <li class="flex items-center gap-3 px-4 pt-3 pb-1 font-semibold text-mark-ink text-xs" data-unread>
      <span class="rounded-sm bg-mark px-1.5 py-px text-on-mark">New</span>
      <span class="h-0.5 flex-1 bg-mark" />
    </li>
  );
};
