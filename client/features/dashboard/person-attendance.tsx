import { Show } from "solid-js";
import type { Attendance, Session } from "../../../domain/sessions/model.ts";
import { wholeSeconds } from "../../../domain/sessions/rules.ts";
import type { Person } from "../../../domain/shared/schema.ts";
import { formatClock } from "../../lib/time/beat-clock.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { attendanceText, percentAttended } from "../sessions/attendance/attendance-text.ts";
import { IntervalList } from "../sessions/attendance/interval-list.tsx";
import { dashboardZone } from "./dashboard-zone.ts";
import { PersonLink } from "./person-link.tsx";
import { dashboardTexts as texts } from "./texts.ts";
import { Timeline } from "./timeline.tsx";
import { type Scale, spans } from "./timeline-scale.ts";

/** One person's attendance of a session: whether they are here, for how long, since when, how late, with what gaps. */
export const PersonAttendance = (props: {
  readonly person: Person;
  readonly part: string;
  readonly session: Session;
  /** As of `now`. */
  readonly attendance: Attendance | undefined;
  readonly scale: Scale;
  readonly marks: readonly number[];
  /** The server's time, in milliseconds. */
  readonly now: number;
}) => {
  const intervals = () => props.attendance?.intervals ?? [];
  const present = () => props.attendance?.present ?? false;
  const text = () => attendanceText(props.attendance, props.session, props.now, dashboardZone()).join(" · ");
  return (
    <div class="grid grid-cols-[auto_1fr_auto] items-center gap-x-3 gap-y-1">
      <Avatar person={props.person} size="sm" dot={present() ? "good" : undefined} />
      <p class="min-w-0 text-sm leading-tight">
        <span class="block truncate">
          <PersonLink person={props.person} class="font-semibold" />{" "}
          <span class="text-ink-soft">{props.part}</span>
        </span>
        <span class={`block text-xs ${present() ? "text-good-ink" : "text-ink-soft"}`}>{text()}</span>
      </p>
      <Show when={props.attendance}>
        {(own) => (
          <span class="text-right text-sm leading-tight font-semibold tabular-nums" title={texts.inWindow}>
            {formatClock(wholeSeconds(own().inWindowMs))}
            <span class="block text-xs font-normal text-ink-soft">
              {percentAttended(own(), props.session)}%
            </span>
          </span>
        )}
      </Show>
      <div class="col-span-full">
        <Timeline
          scale={props.scale}
          spans={spans(props.scale, intervals(), props.now)}
          marks={props.marks}
        />
      </div>
      <Show when={intervals().length > 0}>
        <div class="col-span-full">
          <IntervalList name={props.person.name} intervals={intervals()} timeZone={dashboardZone()} />
        </div>
      </Show>
    </div>
  );
};
