import { A } from "@solidjs/router";
import { Match, Show, Switch } from "solid-js";
import type { Session } from "../../../domain/sessions/model.ts";
import { canJoin, isOn, isOpen } from "../../../domain/sessions/rules.ts";
import { now } from "../../lib/time/clock.ts";
import { formatAhead, formatDay, formatTimeRange } from "../../lib/time/time.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { ButtonLink } from "../../ui/button.tsx";
import { Badge } from "../../ui/display/badge.tsx";
import { CameraIcon } from "../../ui/icons.tsx";
import { pastBadge } from "./attendance/outcome-text.ts";
import { sessionRowTexts as texts } from "./texts/row.ts";

/** What became of a session that is not coming any more. */
const Past = (props: { readonly session: Session }) => (
  <Show when={pastBadge(props.session, now())}>
    {(badge) => <Badge tone={badge()[0]}>{badge()[1]}</Badge>}
  </Show>
);

/** One of the reader's own sessions: when, what, with whom, and the way in. */
export const SessionRow = (props: { readonly session: Session; readonly userId: string }) => {
  const isTeacher = () => props.session.teacher.id === props.userId;
  const other = () => (isTeacher() ? props.session.student : props.session.teacher);
  const joinable = () => canJoin(props.session, now());
  const start = () => Date.parse(props.session.scheduledStart);
  const upcoming = () => isOpen(props.session) && start() > now();
  const ahead = () => (start() - now() < 7 * 86_400_000 ? formatAhead(start(), now()) : null);
  return (
    <div
      class={`relative grid grid-cols-[1fr_auto] items-center gap-x-5 gap-y-3 rounded-lg border bg-surface p-4 sm:grid-cols-[9.5rem_1fr_auto] ${joinable() ? "border-accent" : "border-line"}`}
    >
      <div>
        <p class="font-bold">
          {isOn(props.session, now()) ? texts.now : formatDay(props.session.scheduledStart, now())}
        </p>
        <p class="text-sm text-ink-soft">
          {pastBadge(props.session, now()) ? texts.booked : ""}
          <time dateTime={props.session.scheduledStart}>
            {formatTimeRange(props.session.scheduledStart, props.session.scheduledEnd)}
          </time>
        </p>
      </div>
      <div class="order-1 col-span-2 flex min-w-0 items-center gap-3 sm:order-none sm:col-span-1">
        <Avatar person={other()} />
        <div class="min-w-0">
          <p class="font-semibold">
            <A
              href={`/sessions/${props.session.id}`}
              class={
                joinable() ? "hover:text-accent-ink" : "after:absolute after:inset-0 hover:text-accent-ink"
              }
            >
              {props.session.courseTitle}
            </A>
          </p>
          <p class="text-sm text-ink-soft">
            {isTeacher() ? texts.youTeach : texts.with}{" "}
            <A
              href={`/u/${other().handle}`}
              class="touch-room relative inline-flex items-center hover:text-accent-ink hover:underline"
            >
              {other().name}
            </A>
          </p>
        </div>
      </div>
      <Switch fallback={<Past session={props.session} />}>
        <Match when={joinable()}>
          <ButtonLink href={`/sessions/${props.session.id}`} variant="primary">
            <CameraIcon />
            {texts.join}
          </ButtonLink>
        </Match>
        <Match when={upcoming()}>
          <Show when={ahead()}>{(text) => <span class="text-sm text-ink-faint">{text()}</span>}</Show>
        </Match>
      </Switch>
    </div>
  );
};
