import { Show } from "solid-js";
import { formatDay, formatTime, formatTimeRange } from "../../lib/time.ts";
import { now } from "../../stores/clock.ts";
import type { DashboardEntry } from "../../stores/dashboard-state.ts";
import { Badge, type Tone } from "../ui/badge.tsx";
import { Card } from "../ui/card.tsx";
import { PersonAttendance } from "./person-attendance.tsx";
import { scaleOf } from "./timeline-scale.ts";

/** A session under way or past: who attended it, minute by minute. */
export const SessionCard = (props: {
  readonly entry: DashboardEntry;
  /** `performance.now()`, each second; and whether the connection is live. */
  readonly tick: number;
  readonly live: boolean;
}) => {
  const session = () => props.entry.live.session;
  const elapsedMs = () => (props.live ? Math.max(0, props.tick - props.entry.heardAt) : 0);
  const serverTime = () => Date.parse(props.entry.live.asOf) + elapsedMs();
  const scale = () => scaleOf(props.entry.live, serverTime());
  const marks = () => [Date.parse(session().scheduledStart), Date.parse(session().scheduledEnd)];
  const attendanceOf = (id: string) => props.entry.live.attendance.find((one) => one.userId === id);
  const state = (): readonly [Tone, string] => {
    const { status } = session();
    if (status === "completed") return ["accent", "Held"];
    if (status === "cancelled") return ["plain", "Cancelled"];
    const here = props.entry.live.attendance.filter((one) => one.present).length;
    if (here === 2) return ["good", "Both here"];
    if (here === 1) return ["mark", "One is waiting"];
    return serverTime() > Date.parse(session().scheduledEnd)
      ? ["danger", "Nobody came"]
      : ["mark", "Nobody here"];
  };
  const names = () => `${session().teacher.name} was to teach ${session().student.name}.`;
  return (
    <Card
      role="article"
      aria-label={`${session().teacher.name} teaches ${session().student.name}`}
      class="grid grid-cols-1 content-start gap-4 p-4 sm:p-5"
    >
      <div class="flex items-start justify-between gap-3">
        <div class="min-w-0">
          <h3 class="text-base leading-snug">{session().courseTitle}</h3>
          <p class="text-sm text-ink-soft">
            {formatDay(session().scheduledStart, now())},{" "}
            {formatTimeRange(session().scheduledStart, session().scheduledEnd)}
          </p>
        </div>
        <Badge tone={state()[0]}>{state()[1]}</Badge>
      </div>
      <Show when={session().status !== "cancelled"} fallback={<CalledOff names={names()} />}>
        <PersonAttendance
          person={session().teacher}
          part="teaches"
          attendance={attendanceOf(session().teacher.id)}
          scale={scale()}
          marks={marks()}
          elapsedMs={elapsedMs()}
          now={serverTime()}
        />
        <PersonAttendance
          person={session().student}
          part="learns"
          attendance={attendanceOf(session().student.id)}
          scale={scale()}
          marks={marks()}
          elapsedMs={elapsedMs()}
          now={serverTime()}
        />
        <p class="flex justify-between text-xs text-ink-faint tabular-nums" aria-hidden="true">
          <span>{formatTime(scale().from, "time")}</span>
          <span>{formatTime(scale().to, "time")}</span>
        </p>
      </Show>
    </Card>
  );
};

const CalledOff = (props: { readonly names: string }) => <p class="text-sm text-ink-soft">{props.names}</p>;
