import { A } from "@solidjs/router";
import { createEffect, createMemo, createSignal, For, type JSX, on, onCleanup, Show } from "solid-js";
import { DASHBOARD_TITLE } from "../../../domain/platform/pages/rules.ts";
import { createLiveClock } from "../../lib/time/live-clock.ts";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { ComingList } from "./coming-list.tsx";
import { openDashboard } from "./dashboard.ts";
import { type DashboardEntry, sections } from "./dashboard-state.ts";
import { dashboardZone } from "./dashboard-zone.ts";
import { LiveState } from "./live-state.tsx";
import { SessionCard } from "./session-card.tsx";
import { dashboardTexts as texts } from "./texts.ts";

/** Past sessions shown at first, and more each time. */
const EARLIER_STEP = 12;

/** All sessions of a creator's courses, live. */
export const DashboardBoard = (props: { readonly creatorId: string }) => {
  const dashboard = openDashboard(props.creatorId);
  onCleanup(dashboard.close);
  const clock = createLiveClock(dashboard.live, () => dashboard.state().asOf);
  const [earlierShown, setEarlierShown] = createSignal(EARLIER_STEP);
  const minute = createMemo(() => Math.floor(clock() / 60_000) * 60_000);
  const parts = createMemo(() => sections(dashboard.state(), minute()));
  const isTomorrow = () => dashboard.live() && minute() >= dashboard.state().day.end;
  createEffect(on([minute, isTomorrow], () => isTomorrow() && dashboard.refresh()));
  const isMore = () => dashboard.state().earlier !== null || dashboard.state().later !== null;
  const showEarlier = () => {
    if (parts().earlier.length < earlierShown() + EARLIER_STEP) dashboard.askMore("earlier");
    setEarlierShown((shown) => shown + EARLIER_STEP);
  };
  const byId = createMemo(() => new Map(dashboard.state().entries.map((entry) => [entry.id, entry])));
  /** By id, so that a change leaves what is open in a card open. */
  const cards = (entries: readonly DashboardEntry[]) => (
    <div class="grid grid-cols-1 items-start gap-4 md:grid-cols-2 xl:grid-cols-3">
      <For each={entries.map((entry) => entry.id)}>
        {(id) => (
          <Show when={byId().get(id)}>{(entry) => <SessionCard entry={entry()} now={clock()} />}</Show>
        )}
      </For>
    </div>
  );
  return (
    <div class="mx-auto grid max-w-page grid-cols-1 gap-8 px-4 py-6 sm:py-8">
      <div class="flex flex-wrap items-center justify-between gap-3">
        <div>
          <PageHeading title={DASHBOARD_TITLE} />
          <p class="text-sm text-ink-faint">
            {texts.zoneBefore(dashboardZone())}
            <A href="/settings/preferences" class="underline underline-offset-4">
              {texts.zoneLink}
            </A>
            .
          </p>
        </div>
        <LiveState status={dashboard.status()} asOf={dashboard.state().asOf} />
      </div>
      <Show when={dashboard.state().known} fallback={<BoardSkeleton />}>
        <Show
          when={dashboard.state().entries.length > 0 || isMore()}
          fallback={
            <EmptyState
              title={texts.emptyTitle}
              text={texts.emptyText}
              actions={<ButtonLink href="/help#counts">{texts.emptyAction}</ButtonLink>}
            />
          }
        >
          <Show when={isMore()}>
            <div class="flex flex-wrap items-center gap-x-4 text-sm text-ink-soft">
              <p>{texts.allOfToday}</p>
              <For each={["earlier", "later"] as const}>
                {(direction) => (
                  <Show when={dashboard.state()[direction]}>
                    {(more) => (
                      <button
                        type="button"
                        class="link inline-flex min-h-10 items-center font-semibold"
                        onClick={direction === "earlier" ? showEarlier : () => dashboard.askMore("later")}
                      >
                        {texts.unlisted[direction](more().count)}
                      </button>
                    )}
                  </Show>
                )}
              </For>
            </div>
          </Show>
          <Show when={dashboard.refusal()}>{(text) => <Notice tone="mark">{text()}</Notice>}</Show>
          <Section title={texts.now} count={parts().now.length} quiet={texts.nowQuiet}>
            {cards(parts().now)}
          </Section>
          <Section
            title={texts.comingUp}
            count={parts().soon.length}
            quiet={texts.comingQuiet}
            isMore={dashboard.state().later !== null}
          >
            <Show when={parts().soon.length > 0}>
              <ComingList entries={parts().soon} now={minute()} />
            </Show>
            <Show when={dashboard.state().later}>
              <Button
                class="justify-self-center"
                busy={dashboard.asking() === "later"}
                onClick={() => dashboard.askMore("later")}
              >
                {texts.later}
              </Button>
            </Show>
          </Section>
          <Show when={parts().today.length > 0}>
            <Section title={texts.today} count={parts().today.length}>
              {cards(parts().today)}
            </Section>
          </Show>
          <Show when={parts().earlier.length > 0 || dashboard.state().earlier}>
            <Section title={texts.before} count={parts().earlier.length} isMore>
              {cards(parts().earlier.slice(0, earlierShown()))}
              <Show when={parts().earlier.length > earlierShown() || dashboard.state().earlier}>
                <Button
                  class="justify-self-center"
                  busy={dashboard.asking() === "earlier"}
                  onClick={showEarlier}
                >
                  {texts.more}
                </Button>
              </Show>
            </Section>
          </Show>
        </Show>
      </Show>
    </div>
  );
};

const Section = (props: {
  readonly title: string;
  readonly count: number;
  /** What is said when there is nothing in it. */
  readonly quiet?: string;
  /** More can be fetched, though nothing of it is here. */
  readonly isMore?: boolean;
  readonly children: JSX.Element;
}) => (
  <section class="grid grid-cols-1 gap-3" aria-label={props.title}>
    <h2 class="flex items-baseline gap-2 text-xl">
      {props.title}
      <span class="text-sm font-semibold text-ink-faint tabular-nums">{props.count || ""}</span>
    </h2>
    <Show when={props.count > 0 || props.isMore} fallback={<p class="text-ink-soft">{props.quiet}</p>}>
      {props.children}
    </Show>
  </section>
);

const BoardSkeleton = () => (
  <Loading label={texts.loading} class="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-3">
    <For each={[1, 2, 3]}>{() => <Skeleton class="h-64" />}</For>
  </Loading>
);
