import { Show } from "solid-js";
import type { Attendance } from "../../../domain/sessions/model.ts";
import type { Person } from "../../../domain/shared/schema.ts";
import { formatClock } from "../../lib/beat-clock.ts";
import { formatDuration, formatTime } from "../../lib/time.ts";
import { attendedSeconds } from "../../stores/session-state.ts";
import { IntervalList } from "../session/interval-list.tsx";
import { Avatar } from "../ui/avatar.tsx";
import { Timeline } from "./timeline.tsx";
import { gapSeconds, type Scale, stretches } from "./timeline-scale.ts";

/** One person's attendance of a session: whether they are here, for how long, since when, how late, with what gaps. */
export const PersonAttendance = (props: {
  readonly person: Person;
  readonly part: string;
  readonly attendance: Attendance | undefined;
  readonly scale: Scale;
  readonly marks: readonly number[];
  /** Milliseconds since the attendance was told; 0 while there is no connection. */
  readonly elapsedMs: number;
  /** The server's time, in milliseconds. */
  readonly now: number;
}) => {
  const intervals = () => props.attendance?.intervals ?? [];
  const present = () => props.attendance?.present ?? false;
  const attended = () => (props.attendance ? attendedSeconds(props.attendance, props.elapsedMs) : 0);
  const words = () => {
    const last = intervals().at(-1);
    if (!last) return props.attendance?.noShow ? "did not come" : "not here yet";
    const parts = [present() ? `here since ${formatTime(last.joinedAt, "time")}` : leftWords(last.leftAt)];
    const late = props.attendance?.lateSeconds ?? 0;
    if (late >= 60) parts.push(`${formatDuration(late)} late`);
    const early = props.attendance?.earlySeconds ?? 0;
    if (early >= 60) parts.push(`left ${formatDuration(early)} early`);
    const away = gapSeconds(intervals());
    if (away >= 1) parts.push(`away ${formatDuration(away)}`);
    return parts.join(" · ");
  };
  return (
    <div class="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1">
      <Avatar person={props.person} size="sm" dot={present() ? "good" : undefined} />
      <p class="min-w-0 text-sm leading-tight">
        <span class="block truncate">
          <strong>{props.person.name}</strong> <span class="text-ink-soft">{props.part}</span>
        </span>
        <span class={`block text-xs ${present() ? "text-good-ink" : "text-ink-soft"}`}>{words()}</span>
      </p>
      <span class="text-sm font-semibold tabular-nums">{formatClock(attended())}</span>
      <div class="col-span-full">
        <Timeline
          scale={props.scale}
          stretches={stretches(props.scale, intervals(), props.now)}
          marks={props.marks}
        />
      </div>
      <Show when={intervals().length > 0}>
        <div class="col-span-full">
          <IntervalList name={props.person.name} intervals={intervals()} />
        </div>
      </Show>
    </div>
  );
};

const leftWords = (leftAt: string | null): string =>
  leftAt ? `left at ${formatTime(leftAt, "time")}` : "left";
