import { A } from "@solidjs/router";
import { Match, Switch } from "solid-js";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { now } from "../../lib/time/clock.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { canJoin, SessionRow } from "../sessions/session-row.tsx";

/** The session the reader should not miss: the one that is open, else the soonest. */
export const NextSession = (props: { readonly userId: string }) => {
  const sessions = createRemote(
    () => "sessions",
    (signal) => api.sessions(signal),
  );
  const next = () => {
    const upcoming = sessions.data()?.upcoming ?? [];
    return upcoming.find((session) => canJoin(session, now())) ?? upcoming[0];
  };
  return (
    <Switch>
      <Match when={next()}>
        {(session) => (
          <section class="grid gap-4">
            <div class="flex items-baseline justify-between gap-4">
              <h2 class="text-xl">{canJoin(session(), now()) ? "Your session is open" : "Next session"}</h2>
              <A
                href="/sessions"
                class="link inline-flex min-h-10 items-center text-sm font-semibold whitespace-nowrap"
              >
                All sessions
              </A>
            </div>
            <SessionRow session={session()} userId={props.userId} />
          </section>
        )}
      </Match>
      <Match when={sessions.loading() && !sessions.data()}>
        <Skeleton class="h-24 w-full" />
      </Match>
    </Switch>
  );
};
