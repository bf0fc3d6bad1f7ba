import { Index, Show } from "solid-js";
import type { Attendance } from "../../../../domain/sessions/model.ts";
import { formatClock } from "../../../lib/time/beat-clock.ts";
import { formatTime } from "../../../lib/time/time.ts";
import { attendanceTexts } from "../texts/attendance.ts";

/** Each interval in which somebody was there, to the second, listed when asked for. */
export const IntervalList = (props: {
  readonly name: string;
  readonly intervals: Attendance["intervals"];
  /** That of the times; the device's where it is left out. */
  readonly timeZone?: string | undefined;
}) => (
  <details class="min-w-0 text-xs text-ink-soft">
    <summary class="inline-flex min-h-10 items-center underline decoration-1 underline-offset-4">
      {attendanceTexts.joined(props.intervals.length)}
      <span class="sr-only">{attendanceTexts.joinedBy(props.name)}</span>
    </summary>
    <ol class="grid gap-1 pb-2">
      <Index each={props.intervals}>
        {(interval) => (
          <li class="tabular-nums">
            <time dateTime={interval().joinedAt}>
              {formatTime(interval().joinedAt, "exact", props.timeZone)}
            </time>
            {" – "}
            <Show when={interval().leftAt} fallback={attendanceTexts.here}>
              {(left) => (
                <>
                  <time dateTime={left()}>{formatTime(left(), "exact", props.timeZone)}</time>
                  {` (${formatClock((Date.parse(left()) - Date.parse(interval().joinedAt)) / 1_000)})`}
                </>
              )}
            </Show>
          </li>
        )}
      </Index>
    </ol>
  </details>
);
