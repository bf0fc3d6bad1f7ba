import { A } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { asOf, isOpen } from "../../../domain/sessions/rules.ts";
import { formatDay, formatTime, formatTimeRange } from "../../lib/time/time.ts";
import { Badge } from "../../ui/display/badge.tsx";
import { Card } from "../../ui/display/card.tsx";
import { liveBadge } from "../sessions/attendance/outcome-text.ts";
import type { DashboardEntry } from "./dashboard-state.ts";
import { dashboardZone } from "./dashboard-zone.ts";
import { PersonAttendance } from "./person-attendance.tsx";
import { dashboardTexts as texts } from "./texts.ts";
import { scaleOf } from "./timeline-scale.ts";

/** A session under way or past: who attended it, minute by minute. */
export const SessionCard = (props: {
  readonly entry: DashboardEntry;
  /** The server's time that is shown, in milliseconds; it stands still without a connection. */
  readonly now: number;
}) => {
  /** What is over changes no more: it stays as it was received. */
  const serverTime = createMemo(() => {
    const asOf = Date.parse(props.entry.live.asOf);
    return isOpen(props.entry.live.session) ? Math.max(props.now, asOf) : asOf;
  });
  const live = createMemo(() => asOf(props.entry.live, serverTime()));
  const session = () => live().session;
  const scale = () => scaleOf(live(), serverTime());
  const marks = () => [Date.parse(session().scheduledStart), Date.parse(session().scheduledEnd)];
  const attendanceOf = (id: string) => live().attendance.find((one) => one.userId === id);
  const state = () => liveBadge(live(), serverTime());
  const names = () => texts.calledOff(session().teacher.name, session().student.name);
  return (
    <Card
      role="article"
      aria-label={texts.pair(session().teacher.name, session().student.name)}
      class="grid grid-cols-1 content-start gap-4 p-4 sm:p-5"
    >
      <div class="flex items-start justify-between gap-3">
        <div class="min-w-0">
          <h3 class="text-base leading-snug">
            <A
              href={`/sessions/${session().id}`}
              class="touch-room inline-flex items-center hover:text-accent-ink hover:underline"
            >
              {session().courseTitle}
            </A>
          </h3>
          <p class="text-sm text-ink-soft">
            {formatDay(session().scheduledStart, props.now, dashboardZone())},{" "}
            {formatTimeRange(session().scheduledStart, session().scheduledEnd, dashboardZone())}
          </p>
        </div>
        <Badge tone={state()[0]}>{state()[1]}</Badge>
      </div>
      <Show when={session().status !== "cancelled"} fallback={<CalledOff names={names()} />}>
        <PersonAttendance
          person={session().teacher}
          part={texts.teaches}
          session={session()}
          attendance={attendanceOf(session().teacher.id)}
          scale={scale()}
          marks={marks()}
          now={serverTime()}
        />
        <PersonAttendance
          person={session().student}
          part={texts.learns}
          session={session()}
          attendance={attendanceOf(session().student.id)}
          scale={scale()}
          marks={marks()}
          now={serverTime()}
        />
        <p class="flex justify-between text-xs text-ink-faint tabular-nums" aria-hidden="true">
          <span>{formatTime(scale().from, "time", dashboardZone())}</span>
          <span>{formatTime(scale().to, "time", dashboardZone())}</span>
        </p>
      </Show>
    </Card>
  );
};

const CalledOff = (props: { readonly names: string }) => <p class="text-sm text-ink-soft">{props.names}</p>;
