import { useSearchParams } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import { SESSIONS_TITLE } from "../../../domain/platform/pages/rules.ts";
import type { Session } from "../../../domain/sessions/model.ts";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { deviceTimeZone } from "../../lib/time/time.ts";
import { me } from "../../shell/me.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Tabs } from "../../ui/display/tabs.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { SessionRow } from "./session-row.tsx";
import { sessionsTexts as texts } from "./texts/list.ts";

const empty = {
  upcoming: { ...texts.emptyUpcoming, href: "/help#book" },
  past: { ...texts.emptyPast, href: "/sessions" },
} as const;

const List = (props: { readonly which: "upcoming" | "past"; readonly sessions: readonly Session[] }) => (
  <Show
    when={props.sessions.length > 0}
    fallback={
      <EmptyState
        title={empty[props.which].title}
        text={empty[props.which].text}
        actions={<ButtonLink href={empty[props.which].href}>{empty[props.which].action}</ButtonLink>}
      />
    }
  >
    <ul class="grid gap-3">
      <For each={props.sessions}>
        {(session) => (
          <li>
            <SessionRow session={session} userId={me()?.id ?? ""} />
          </li>
        )}
      </For>
    </ul>
  </Show>
);

/** The reader's own sessions, as student and as teacher. */
export default function Sessions() {
  const [params, setParams] = useSearchParams<{ view?: string }>();
  const selected = () => (params.view === "past" ? "past" : "upcoming");
  const sessions = createRemote(
    () => "sessions",
    (signal) => api.sessions(signal),
  );
  return (
    <div class="page grid gap-6">
      <div>
        <PageHeading title={SESSIONS_TITLE} />
        <p class="text-sm text-ink-faint">{texts.zone(deviceTimeZone())}</p>
      </div>
      <Tabs
        label={texts.title}
        selected={selected()}
        onSelect={(view) =>
          setParams({ view: view === "past" ? view : undefined }, { replace: true, scroll: false })
        }
        tabs={[
          { key: "upcoming", label: texts.upcoming },
          { key: "past", label: texts.past },
        ]}
      >
        <Switch
          fallback={
            <Loading label={texts.loading} class="grid gap-3">
              <For each={[1, 2, 3]}>{() => <Skeleton class="h-24 w-full" />}</For>
            </Loading>
          }
        >
          <Match when={sessions.data()}>
            {(mine) => <List which={selected()} sessions={mine()[selected()]} />}
          </Match>
          <Match when={sessions.error()}>
            {(error) => <ErrorState error={error()} busy={sessions.loading()} onRetry={sessions.reload} />}
          </Match>
        </Switch>
      </Tabs>
    </div>
  );
}
