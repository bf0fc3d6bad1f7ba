import { Index, Show } from "solid-js";
import type { LiveSession } from "../../../../domain/sessions/model.ts";
import { isOpen, wholeSeconds } from "../../../../domain/sessions/rules.ts";
import { formatClock } from "../../../lib/time/beat-clock.ts";
import { formatDuration } from "../../../lib/time/time.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { attendanceTexts as texts } from "../texts/attendance.ts";
import { awayMs } from "./attendance-text.ts";
import { IntervalList } from "./interval-list.tsx";

/** Who of the two is here, and how long each has been within the booked time; before it, how long they have waited. */
export const AttendanceList = (props: {
  /** The session as of the moment that is shown. */
  readonly live: LiveSession;
}) => {
  const session = () => props.live.session;
  const people = () => [
    { person: session().teacher, role: texts.teacher },
    { person: session().student, role: texts.student },
  ];
  const hasBegun = () => Date.parse(props.live.asOf) >= Date.parse(session().scheduledStart);
  return (
    <ul class="grid grid-cols-1 gap-3">
      <Index each={people()}>
        {(place) => {
          const person = () => place().person;
          const own = () => props.live.attendance.find((one) => one.userId === person().id);
          const stateText = () => {
            const attendance = own();
            if (attendance?.present) return hasBegun() ? texts.here : texts.waiting;
            if (attendance?.noShow) return texts.didntCome;
            if (!attendance?.intervals.length) return texts.notHere;
            return session().status === "completed" ? texts.attended : texts.left;
          };
          const shown = () => (hasBegun() ? own()?.inWindowMs : own()?.beforeStartMs) ?? 0;
          const badges = () => {
            const attendance = own();
            if (!attendance) return [];
            const badge = (seconds: number, text: (length: string) => string, least = 60) =>
              seconds >= least ? [text(formatDuration(seconds))] : [];
            return [
              ...badge(attendance.lateSeconds ?? 0, texts.late),
              ...badge(attendance.earlySeconds ?? 0, texts.leftEarly),
              ...badge(wholeSeconds(awayMs(attendance, session())), texts.away),
              ...(hasBegun() ? badge(wholeSeconds(attendance.beforeStartMs), texts.before, 1) : []),
            ];
          };
          return (
            <li class="grid gap-1">
              <div class="flex items-center gap-3">
                <Avatar
                  person={person()}
                  size="sm"
                  dot={isOpen(session()) ? (own()?.present ? "good" : "away") : undefined}
                />
                <span class="min-w-0 flex-1 text-sm leading-tight">
                  <span class="block truncate font-semibold">{person().name}</span>
                  <span class={`block text-xs ${own()?.present ? "text-good-ink" : "text-ink-soft"}`}>
                    {place().role}, {stateText()}
                  </span>
                </span>
                <span
                  class="text-sm font-semibold tabular-nums"
                  title={hasBegun() ? texts.inWindow : texts.untilWindow}
                >
                  {formatClock(wholeSeconds(shown()))}
                </span>
              </div>
              <div class="flex flex-wrap items-center gap-2 pl-10">
                <Index each={badges()}>{(text) => <Badge tone="mark">{text()}</Badge>}</Index>
                <Show when={own()?.intervals.length ? own() : undefined}>
                  {(attendance) => <IntervalList name={person().name} intervals={attendance().intervals} />}
                </Show>
              </div>
            </li>
          );
        }}
      </Index>
    </ul>
  );
};
