import { A } from "@solidjs/router";
import { For, Match, Show, Suspense, Switch } from "solid-js";
import { teachesBy } from "../../../domain/identity/roles/rules.ts";
import { TEACHING_TITLE } from "../../../domain/platform/pages/rules.ts";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { AvailabilityRow } from "../../shell/availability/availability-row.tsx";
import { useInbox } from "../../shell/inbox/inbox.ts";
import { me } from "../../shell/me.ts";
import { RoomLink } from "../../shell/rooms/room-link.tsx";
import { myRooms } from "../../shell/rooms/rooms.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { Card } from "../../ui/display/card.tsx";
import { PencilIcon, PeopleIcon } from "../../ui/icons.tsx";
import { lazyComponent } from "../../ui/lazy-component.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { teaches } from "../courses/progress.ts";
import { SessionRow } from "../sessions/session-row.tsx";
import { teachingTexts } from "./texts.ts";

const BecomeCreator = lazyComponent(async () => ({
  default: (await import("../courses/studio/list/become-creator.tsx")).BecomeCreator,
}));

/** What a teacher looks after: sessions that are booked with them, their readiness, and their rooms. */
const Board = () => {
  const sessions = createRemote(
    () => "sessions",
    (signal) => api.sessions(signal),
  );
  const courses = createRemote(
    () => "courses mine",
    (signal) => api.courses({ mine: "true", limit: 50 }, signal),
  );
  const upcoming = () => sessions.data()?.upcoming.filter(({ teacher }) => teacher.id === me()?.id);
  const taught = () => {
    const mine = new Set(
      courses.data()?.courses.flatMap(({ id, membership }) => (teaches(membership) ? [id] : [])),
    );
    return myRooms().filter(({ courseId }) => mine.has(courseId));
  };
  const areSessionsKnown = () => sessions.data() !== undefined || sessions.error() !== undefined;
  return (
    <div class="page grid gap-8">
      <div class="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <PageHeading title={TEACHING_TITLE} />
          <p class="text-ink-soft">{teachingTexts.lead}</p>
        </div>
        <div class="flex flex-wrap gap-2">
          <ButtonLink href="/homework">
            <PencilIcon />
            {teachingTexts.homework}
          </ButtonLink>
          <ButtonLink href="/students">
            <PeopleIcon />
            {teachingTexts.students}
          </ButtonLink>
        </div>
      </div>
      {/* Whoever teaches can help: until the inbox says so, its place is kept for them. */}
      <Show when={useInbox().state.canHelp ?? teachesBy(me()?.roles ?? [])}>
        <section class="grid gap-3">
          <h2 class="text-xl">{teachingTexts.availability}</h2>
          <Card class="max-w-xl p-2">
            <AvailabilityRow />
          </Card>
        </section>
      </Show>
      <section class="grid gap-3">
        <div class="flex items-baseline justify-between gap-4">
          <h2 class="text-xl">{teachingTexts.sessions}</h2>
          <A href="/sessions" class="link inline-flex min-h-10 items-center text-sm font-semibold">
            {teachingTexts.all}
          </A>
        </div>
        <Switch
          fallback={
            <Loading label={teachingTexts.loading}>
              <Skeleton class="h-24 w-full" />
            </Loading>
          }
        >
          <Match when={upcoming()}>
            {(list) => (
              <ul class="grid gap-3">
                <For each={list()} fallback={<li class="text-ink-soft">{teachingTexts.noSessions}</li>}>
                  {(session) => (
                    <li>
                      <SessionRow session={session} userId={me()?.id ?? ""} />
                    </li>
                  )}
                </For>
              </ul>
            )}
          </Match>
          <Match when={sessions.error()}>
            {(error) => <ErrorState error={error()} busy={sessions.loading()} onRetry={sessions.reload} />}
          </Match>
        </Switch>
      </section>
      <Suspense>
        <BecomeCreator />
      </Suspense>
      <Show when={areSessionsKnown() && taught().length > 0}>
        <section class="grid gap-3">
          <h2 class="text-xl">{teachingTexts.rooms}</h2>
          <ul class="grid max-w-xl gap-1">
            <For each={taught()}>
              {(room) => (
                <li>
                  <RoomLink room={room} />
                </li>
              )}
            </For>
          </ul>
        </section>
      </Show>
    </div>
  );
};

/** `/teaching`: for those who teach; others read how one comes to. */
export default function Teaching() {
  // Until it is known who reads, the place of what a teacher sees is kept.
  const isOther = () => me() && !teachesBy(me()?.roles ?? []);
  return (
    <Show
      when={!isOther()}
      fallback={
        <EmptyState
          page
          tab={TEACHING_TITLE}
          title={teachingTexts.notTeacherTitle}
          text={teachingTexts.notTeacherText}
          actions={<ButtonLink href="/teach">{teachingTexts.notTeacherAction}</ButtonLink>}
        />
      }
    >
      <Board />
    </Show>
  );
}
