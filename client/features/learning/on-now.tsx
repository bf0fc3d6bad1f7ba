import { A } from "@solidjs/router";
import { createEffect, For, onCleanup, onMount, Show } from "solid-js";
import type { LiveSession } from "../../../domain/sessions/model.ts";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { now } from "../../lib/time/clock.ts";
import { Badge } from "../../ui/display/badge.tsx";
import { ChevronRightIcon } from "../../ui/icons.tsx";
import { needsYou, type Standing, standingOf } from "./on-now-state.ts";
import { onNowTexts } from "./texts.ts";

/** Milliseconds between two looks, while somebody looks at the page. The dashboard follows to the second. */
const LOOK_EVERY_MS = 30_000;

const textOf = (standing: Standing): string => {
  switch (standing.kind) {
    case "together":
      return onNowTexts.together;
    case "waiting":
      return onNowTexts.waiting(standing.here, standing.missing);
    case "empty":
      return onNowTexts.empty(standing.minutes);
  }
};

const Row = (props: { readonly live: LiveSession }) => {
  const standing = () => standingOf(props.live, now());
  return (
    <A
      href="/dashboard"
      class="flex min-h-16 flex-wrap items-center gap-x-4 gap-y-1.5 rounded-lg border border-line bg-surface px-4 py-2.5 hover:border-edge"
    >
      <span class="grid min-w-0 grow basis-full sm:basis-0">
        <span class="truncate font-semibold">{props.live.session.courseTitle}</span>
        <span class="truncate text-sm text-ink-soft">
          {onNowTexts.pair(props.live.session.teacher.name, props.live.session.student.name)}
        </span>
      </span>
      <Badge tone={needsYou(standing()) ? "mark" : "good"}>{textOf(standing())}</Badge>
      <ChevronRightIcon class="max-sm:hidden" />
    </A>
  );
};

/**
 * Sessions that are on in the creator's courses, and where somebody is missing. Nothing while none is. `onKnown` is
 * called once it is known whether any is.
 */
export const OnNow = (props: { readonly onKnown: () => void }) => {
  const sessions = createRemote(
    () => "sessions on now",
    (signal) => api.sessionsOnNow(signal),
  );
  createEffect(() => {
    if (sessions.data() || sessions.error()) props.onKnown();
  });
  onMount(() => {
    const timer = setInterval(() => !document.hidden && sessions.reload(), LOOK_EVERY_MS);
    onCleanup(() => clearInterval(timer));
  });
  return (
    <Show when={(sessions.data()?.sessions.length ?? 0) > 0}>
      <section class="grid grid-cols-1 gap-3">
        <h2 class="text-xl">{onNowTexts.title}</h2>
        <ul class="grid grid-cols-1 gap-3">
          <For each={sessions.data()?.sessions}>
            {(live) => (
              <li>
                <Row live={live} />
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
};
