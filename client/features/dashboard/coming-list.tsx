import { A } from "@solidjs/router";
import { Index, Show } from "solid-js";
import { formatAhead, formatDay, formatTimeRange } from "../../lib/time/time.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/display/badge.tsx";
import type { DashboardEntry } from "./dashboard-state.ts";
import { dashboardZone } from "./dashboard-zone.ts";
import { PersonLink } from "./person-link.tsx";
import { dashboardTexts as texts } from "./texts.ts";

/** Booked sessions that have not begun, a line each: the line leads to the session, names to the people. */
export const ComingList = (props: {
  readonly entries: readonly DashboardEntry[];
  /** The server's time, in milliseconds. */
  readonly now: number;
}) => (
  <ul class="divide-y divide-line rounded-lg border border-line bg-surface">
    <Index each={props.entries}>
      {(entry) => {
        const session = () => entry().live.session;
        const ahead = () =>
          formatAhead(Date.parse(session().scheduledStart), props.now, dashboardZone()) ?? "";
        return (
          <li class="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 hover:bg-sunken">
            <span class="flex gap-1">
              <Avatar person={session().teacher} size="sm" />
              <Avatar person={session().student} size="sm" />
            </span>
            <p class="min-w-0 flex-1 basis-52 text-sm leading-snug">
              <A
                href={`/sessions/${session().id}`}
                class="block truncate font-semibold after:absolute after:inset-0 hover:text-accent-ink"
              >
                {session().courseTitle}
              </A>
              <span class="text-ink-soft">
                <PersonLink person={session().teacher} /> {texts.teaches}{" "}
                <PersonLink person={session().student} />
              </span>
            </p>
            <Show when={session().status === "cancelled"}>
              <Badge>{texts.canceled}</Badge>
            </Show>
            <p class="text-sm leading-snug sm:text-right">
              <span class="block font-semibold">
                {formatDay(session().scheduledStart, props.now, dashboardZone())},{" "}
                {formatTimeRange(session().scheduledStart, session().scheduledEnd, dashboardZone())}
              </span>
              <span class="text-ink-soft">{ahead()}</span>
            </p>
          </li>
        );
      }}
    </Index>
  </ul>
);
