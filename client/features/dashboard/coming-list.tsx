import { Index, Show } from "solid-js";
import { formatDay, formatRelative, formatTimeRange } from "../../lib/time/time.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/display/badge.tsx";
import type { DashboardEntry } from "./dashboard-state.ts";
import { dashboardZone } from "./dashboard-zone.ts";

/** Booked sessions that have not begun, a line each. */
export const ComingList = (props: {
  readonly entries: readonly DashboardEntry[];
  /** The server's time, in milliseconds. */
  readonly now: number;
}) => (
  <ul class="divide-y divide-line rounded-lg border border-line bg-surface">
    <Index each={props.entries}>
      {(entry) => {
        const session = () => entry().live.session;
        return (
          <li class="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
            <span class="flex gap-1">
              <Avatar person={session().teacher} size="sm" />
              <Avatar person={session().student} size="sm" />
            </span>
            <p class="min-w-0 flex-1 basis-52 text-sm leading-snug">
              <span class="block truncate font-semibold">{session().courseTitle}</span>
              <span class="text-ink-soft">
                {session().teacher.name} teaches {session().student.name}
              </span>
            </p>
            <Show when={session().status === "cancelled"}>
              <Badge>Cancelled</Badge>
            </Show>
            <p class="text-sm leading-snug sm:text-right">
              <span class="block font-semibold">
                {formatRelative(Date.parse(session().scheduledStart), props.now)}
              </span>
              <span class="text-ink-soft">
                {formatDay(session().scheduledStart, props.now, dashboardZone())},{" "}
                {formatTimeRange(session().scheduledStart, session().scheduledEnd, dashboardZone())}
              </span>
            </p>
          </li>
        );
      }}
    </Index>
  </ul>
);
