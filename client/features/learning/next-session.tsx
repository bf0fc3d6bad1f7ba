import { A } from "@solidjs/router";
import { createEffect, Show } from "solid-js";
import type { Session } from "../../../domain/sessions/model.ts";
import { canJoin, isOn } from "../../../domain/sessions/rules.ts";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { now } from "../../lib/time/clock.ts";
import { formatTime } from "../../lib/time/time.ts";
import { SessionRow } from "../sessions/session-row.tsx";
import { sessionTexts } from "./texts.ts";

/**
 * The session the reader should not miss: the one that is open, else the soonest. `onKnown` is called once it is known
 * whether there is one.
 */
export const NextSession = (props: { readonly userId: string; readonly onKnown: () => void }) => {
  const sessions = createRemote(
    () => "sessions",
    (signal) => api.sessions(signal),
  );
  const next = () => {
    const upcoming = sessions.data()?.upcoming ?? [];
    return upcoming.find((session) => canJoin(session, now())) ?? upcoming[0];
  };
  const heading = (session: Session) => {
    if (isOn(session, now())) return sessionTexts.on;
    return canJoin(session, now())
      ? sessionTexts.opens(formatTime(session.scheduledStart, "time"))
      : sessionTexts.next;
  };
  createEffect(() => {
    if (sessions.data() || sessions.error()) props.onKnown();
  });
  return (
    <Show when={next()}>
      {(session) => (
        <section class="grid gap-4">
          <div class="flex items-baseline justify-between gap-4">
            <h2 class="text-xl">{heading(session())}</h2>
            <A
              href="/sessions"
              class="link inline-flex min-h-10 items-center text-sm font-semibold whitespace-nowrap"
            >
              {sessionTexts.all}
            </A>
          </div>
          <SessionRow session={session()} userId={props.userId} />
        </section>
      )}
    </Show>
  );
};
