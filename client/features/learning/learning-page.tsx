import { For, Match, Show, Switch } from "solid-js";
import type { Me } from "../../../domain/identity/model.ts";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { Loading, Skeleton } from "../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../ui/states.tsx";
import { VerifyReminder } from "../identity/verify-reminder.tsx";
import { LearningCourse } from "./learning-course.tsx";
import { NextSession } from "./next-session.tsx";
import { OpenSummon } from "./open-summon.tsx";

const CoursesSkeleton = () => (
  <Loading label="Your courses are loading" class="grid gap-4 sm:grid-cols-2">
    <For each={[1, 2, 3, 4]}>{() => <Skeleton class="h-28 w-full" />}</For>
  </Loading>
);

/** What a member goes on with: an open call for help, the next session, their courses. */
export default function Learning(props: { readonly me: Me }) {
  const courses = createRemote(
    () => "courses mine",
    (signal) => api.courses({ mine: "true", limit: 50 }, signal),
  );
  return (
    <div class="page grid gap-8">
      <PageHeading title="My learning">Hello, {props.me.name.split(/\s+/u)[0]}</PageHeading>
      <VerifyReminder me={props.me} />
      <OpenSummon me={props.me} />
      <NextSession userId={props.me.id} />
      <section class="grid gap-4">
        <h2 class="text-xl">My courses</h2>
        <Switch fallback={<CoursesSkeleton />}>
          <Match when={courses.data()?.courses.length === 0}>
            <EmptyState
              title="No course yet"
              text="Find something you want to be able to do. Somebody who learned it will teach you."
              actions={
                <ButtonLink href="/courses" variant="primary">
                  Browse courses
                </ButtonLink>
              }
            />
          </Match>
          <Match when={courses.data()}>
            {(page) => (
              <ul class="grid gap-4 lg:grid-cols-2">
                <For each={page().courses}>
                  {(course) => (
                    <li>
                      <LearningCourse course={course} userId={props.me.id} />
                    </li>
                  )}
                </For>
              </ul>
            )}
          </Match>
          <Match when={courses.error()}>
            {(error) => <ErrorState error={error()} busy={courses.loading()} onRetry={courses.reload} />}
          </Match>
        </Switch>
        <Show when={courses.data() && courses.error()}>
          <p class="text-sm text-ink-faint">These may be out of date: {courses.error()?.message}</p>
        </Show>
      </section>
    </div>
  );
}
