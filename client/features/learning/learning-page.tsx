import { createSignal, For, Match, onCleanup, onMount, Show, Switch } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { HOME_TITLE } from "../../../domain/platform/pages/rules.ts";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { now } from "../../lib/time/clock.ts";
import { useInbox } from "../../shell/inbox/inbox.ts";
import { myRooms } from "../../shell/rooms/rooms.ts";
import { lazyInPlace } from "../../ui/lazy-component.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { VerifyReminder } from "../identity/verify-reminder.tsx";
import { isBeginning } from "./beginning.ts";
import { groupsOf } from "./groups.ts";
import { LearningCourse } from "./learning-course.tsx";
import { NextSession } from "./next-session.tsx";
import { OpenSummon } from "./open-summon.tsx";
import { RoleLinks } from "./role-links.tsx";
import { homeTexts } from "./texts.ts";

/** For creators, and for who is new: everybody else fetches neither. */
const OnNow = lazyInPlace(async () => ({ default: (await import("./on-now.tsx")).OnNow }));
const StartSteps = lazyInPlace(async () => ({ default: (await import("./start-steps.tsx")).StartSteps }));

/** Milliseconds after which the page shows, whether or not it is known what stands at its top. */
const LONGEST_WAIT_MS = 4_000;

const CoursesLoading = () => (
  <Loading label={homeTexts.loading} class="grid gap-4 xl:grid-cols-2">
    <For each={[1, 2, 3, 4]}>{() => <Skeleton class="h-28 w-full" />}</For>
  </Loading>
);

/** A member's home: what needs them first, then what they go on with, by what they are in it. */
export default function Learning(props: { readonly me: Me }) {
  const courses = createRemote(
    () => "courses mine",
    (signal) => api.courses({ mine: "true", limit: 50 }, signal),
  );
  const isCreator = () => props.me.roles.includes("creator");
  const inbox = useInbox();
  const [knowsSession, setKnowsSession] = createSignal(false);
  const [knowsOnNow, setKnowsOnNow] = createSignal(false);
  const [hasWaited, setHasWaited] = createSignal(false);
  onMount(() => {
    const timer = setTimeout(() => setHasWaited(true), LONGEST_WAIT_MS);
    onCleanup(() => clearTimeout(timer));
  });
  const isReady = () =>
    hasWaited() || (knowsSession() && (!isCreator() || knowsOnNow()) && inbox.state.canHelp !== null);
  return (
    <div class="page grid grid-cols-1 gap-8">
      <PageHeading title={HOME_TITLE}>
        {homeTexts.hello(props.me.name.split(/\s+/u)[0] ?? props.me.name)}
      </PageHeading>
      <Show when={!isReady()}>
        <CoursesLoading />
      </Show>
      {/* What comes late would push down what stands below it: all of it shows together. */}
      <div class={isReady() ? "contents" : "hidden"}>
        <OpenSummon me={props.me} />
        <NextSession userId={props.me.id} onKnown={() => setKnowsSession(true)} />
        <Show when={isCreator()}>
          <OnNow onKnown={() => setKnowsOnNow(true)} />
        </Show>
        <RoleLinks me={props.me} />
        <Switch fallback={<CoursesLoading />}>
          <Match when={courses.data()?.courses.length === 0}>
            <StartSteps me={props.me} hasCourse={false} />
          </Match>
          <Match when={courses.data()}>
            {(page) => (
              <>
                <Show when={!isBeginning(props.me, now())}>
                  <VerifyReminder me={props.me} />
                </Show>
                <For each={groupsOf(page().courses, myRooms())}>
                  {(group) => (
                    <section class="grid grid-cols-1 gap-4">
                      <h2 class="text-xl">{homeTexts.groups[group.membership]}</h2>
                      <ul class="grid grid-cols-1 gap-4 xl:grid-cols-2">
                        <For each={group.courses}>
                          {(course) => (
                            <li>
                              <LearningCourse course={course} userId={props.me.id} />
                            </li>
                          )}
                        </For>
                      </ul>
                    </section>
                  )}
                </For>
                <Show when={isBeginning(props.me, now())}>
                  <StartSteps me={props.me} hasCourse />
                </Show>
              </>
            )}
          </Match>
          <Match when={courses.error()}>
            {(error) => <ErrorState error={error()} busy={courses.loading()} onRetry={courses.reload} />}
          </Match>
        </Switch>
        <Show when={courses.data() && courses.error()}>
          {(error) => <p class="text-sm text-ink-faint">{homeTexts.stale(error().message)}</p>}
        </Show>
      </div>
    </div>
  );
}
