import { A } from "@solidjs/router";
import { Match, Switch } from "solid-js";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { CourseList, CourseListSkeleton } from "../courses/catalogue/course-list.tsx";
import { LoopStory } from "./loop-story.tsx";

const SHOWN = 6;

/** What PeerLoop is, in one screen, and what can be learned on it. */
export default function Landing() {
  const courses = createRemote(
    () => "landing-courses",
    (signal) => api.courses({ limit: SHOWN }, signal),
  );
  return (
    <>
      <section class="mx-auto grid max-w-page items-center gap-10 px-4 pt-10 pb-14 lg:min-h-[min(42rem,calc(100dvh-4rem))] lg:grid-cols-[1.05fr_1fr] lg:py-12">
        <div class="grid gap-6">
          <PageHeading title="" class="text-3xl font-extrabold">
            Learn it.
            <br />
            Then <span class="highlight">teach it.</span>
          </PageHeading>
          <p class="max-w-text text-lg text-ink-soft">
            On PeerLoop a person teaches you, one to one, who learned the same thing not long ago. When you
            are stuck, somebody who is free right now comes to help. When you are done, you can be the one who
            teaches.
          </p>
          <div class="flex flex-wrap gap-3">
            <ButtonLink href="/sign-up" variant="primary" size="lg">
              Create an account
            </ButtonLink>
            <ButtonLink href="/courses" size="lg">
              Browse courses
            </ButtonLink>
          </div>
        </div>
        <LoopStory />
      </section>
      <section class="border-t border-line bg-surface">
        <div class="page">
          <div class="mb-6 flex items-baseline justify-between gap-4">
            <h2 class="text-2xl">Being taught now</h2>
            <A href="/courses" class="link inline-flex min-h-10 items-center font-semibold whitespace-nowrap">
              All courses
            </A>
          </div>
          <Switch fallback={<CourseListSkeleton count={SHOWN} />}>
            <Match when={courses.data()}>{(page) => <CourseList courses={page().courses} />}</Match>
            <Match when={courses.error()}>
              {(error) => <ErrorState error={error()} busy={courses.loading()} onRetry={courses.reload} />}
            </Match>
          </Switch>
        </div>
      </section>
    </>
  );
}
