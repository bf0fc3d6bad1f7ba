import { Index, Show } from "solid-js";
import type { Attendance, Session } from "../../../domain/sessions/model.ts";
import { isOpen } from "../../../domain/sessions/rules.ts";
import { createSeconds, formatClock } from "../../lib/beat-clock.ts";
import { formatDuration } from "../../lib/time.ts";
import { attendedSeconds } from "../../stores/session-state.ts";
import { Avatar } from "../ui/avatar.tsx";
import { Badge } from "../ui/badge.tsx";
import { IntervalList } from "./interval-list.tsx";

/** Who of the two is here, and how long each has been. Open times run on by the second. */
export const AttendanceList = (props: {
  readonly session: Session;
  readonly attendance: readonly Attendance[];
  readonly heardAt: number;
  /** Whether the numbers are live: without a connection nobody can know that they run on. */
  readonly live: boolean;
}) => {
  const seconds = createSeconds();
  const people = () => [
    { person: props.session.teacher, role: "Teacher" },
    { person: props.session.student, role: "Student" },
  ];
  const stateWords = (own: Attendance | undefined) => {
    if (own?.present) return "here";
    if (own?.noShow) return "did not come";
    if (!own?.intervals.length) return "not here yet";
    return props.session.status === "completed" ? "attended" : "left";
  };
  return (
    <ul class="grid grid-cols-1 gap-3">
      <Index each={people()}>
        {(place) => {
          const person = () => place().person;
          const own = () => props.attendance.find((one) => one.userId === person().id);
          const attended = () => {
            const attendance = own();
            const elapsed = props.live ? seconds() - props.heardAt : 0;
            return attendance ? attendedSeconds(attendance, elapsed) : 0;
          };
          return (
            <li class="grid gap-1">
              <div class="flex items-center gap-3">
                <Avatar
                  person={person()}
                  size="sm"
                  dot={isOpen(props.session) ? (own()?.present ? "good" : "away") : undefined}
                />
                <span class="min-w-0 flex-1 text-sm leading-tight">
                  <span class="block truncate font-semibold">{person().name}</span>
                  <span class={`block text-xs ${own()?.present ? "text-good-ink" : "text-ink-soft"}`}>
                    {place().role}, {stateWords(own())}
                  </span>
                </span>
                <span class="text-sm font-semibold tabular-nums">{formatClock(attended())}</span>
              </div>
              <div class="flex flex-wrap items-center gap-2 pl-10">
                <Show when={(own()?.lateSeconds ?? 0) >= 60 && own()?.lateSeconds}>
                  {(late) => <Badge tone="mark">{formatDuration(late())} late</Badge>}
                </Show>
                <Show when={(own()?.earlySeconds ?? 0) >= 60 && own()?.earlySeconds}>
                  {(early) => <Badge tone="mark">left {formatDuration(early())} early</Badge>}
                </Show>
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
