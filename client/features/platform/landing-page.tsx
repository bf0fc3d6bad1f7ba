import { A } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { LANDING_TITLE } from "../../../domain/platform/pages/rules.ts";
import { api } from "../../lib/request/api.ts";
import { createRemote } from "../../lib/request/remote.ts";
import { ButtonLink } from "../../ui/button.tsx";
import { PageHeading } from "../../ui/page-heading.tsx";
import { ErrorState } from "../../ui/states.tsx";
import { CourseList, CourseListSkeleton } from "../courses/catalogue/course-list.tsx";
import { LandingFaces } from "./landing-faces.tsx";
import { LandingQuestions } from "./landing-questions.tsx";
import { LoopStory } from "./loop-story.tsx";
import { nowApi } from "./now-api.ts";
import { landingTexts as texts } from "./texts.ts";

const SHOWN = 6;

const Part = (props: {
  readonly title: string;
  readonly hint?: string;
  readonly way?: { readonly href: string; readonly label: string };
  readonly class?: string;
  readonly children: JSX.Element;
}) => (
  <section class={`border-t border-line ${props.class ?? ""}`}>
    <div class="page">
      <div class="mb-6 flex flex-wrap items-baseline justify-between gap-x-4">
        <div>
          <h2 class="text-2xl">{props.title}</h2>
          <Show when={props.hint}>
            <p class="pt-1 text-ink-soft">{props.hint}</p>
          </Show>
        </div>
        <Show when={props.way}>
          {(way) => (
            <A
              href={way().href}
              class="link inline-flex min-h-10 items-center font-semibold whitespace-nowrap"
            >
              {way().label}
            </A>
          )}
        </Show>
      </div>
      {props.children}
    </div>
  </section>
);

/** What goes on right now; nothing where nothing does. */
const Live = (props: { readonly helpersFree: number; readonly sessionsOn: number }) => (
  <>
    <Show when={props.helpersFree > 0}>
      <span class="inline-flex items-center gap-2 text-good-ink">
        <span class="live-dot" aria-hidden="true" />
        {texts.helpersFree(props.helpersFree)}
      </span>
    </Show>
    <Show when={props.sessionsOn > 0}>
      <span>{texts.sessionsOn(props.sessionsOn)}</span>
    </Show>
  </>
);

/** What PeerLoop is, in one screen, who is there, and what can be learned. */
export default function Landing() {
  const courses = createRemote(
    () => "landing-courses",
    (signal) => api.courses({ limit: SHOWN, sort: "popular" }, signal),
  );
  const now = createRemote(() => "landing-now", nowApi.now);
  return (
    <>
      <section class="mx-auto grid max-w-page items-center gap-10 px-4 pt-10 pb-14 lg:min-h-[min(42rem,calc(100dvh-4rem))] lg:grid-cols-[1.05fr_1fr] lg:py-12">
        <div class="grid gap-6">
          <PageHeading title={LANDING_TITLE} class="text-3xl">
            {texts.learn}
            <br />
            {texts.next}
            <span class="highlight">{texts.teach}</span>
          </PageHeading>
          <p class="max-w-text text-lg text-ink-soft">{texts.promise}</p>
          <div class="flex flex-wrap gap-3">
            <ButtonLink href="/sign-up" variant="primary" size="lg">
              {texts.join}
            </ButtonLink>
            <ButtonLink href="/courses" size="lg">
              {texts.browse}
            </ButtonLink>
          </div>
          <p class="flex min-h-6 flex-wrap gap-x-5 gap-y-1 text-sm font-semibold text-ink-soft">
            <Show when={now.data()}>{(seen) => <Live {...seen()} />}</Show>
          </p>
        </div>
        <LoopStory />
      </section>
      <Part title={texts.popular} way={{ href: "/courses", label: texts.all }} class="bg-surface">
        <Switch fallback={<CourseListSkeleton count={SHOWN} />}>
          <Match when={courses.data()}>{(page) => <CourseList courses={page().courses} />}</Match>
          <Match when={courses.error()}>
            {(error) => <ErrorState error={error()} busy={courses.loading()} onRetry={courses.reload} />}
          </Match>
        </Switch>
      </Part>
      <Show when={now.data()?.teachers.length}>
        <Part title={texts.teachers} hint={texts.teachersHint}>
          <LandingFaces faces={now.data()?.teachers ?? []} />
        </Part>
      </Show>
      <Part title={texts.questions} way={{ href: "/help", label: texts.moreQuestions }} class="bg-surface">
        <LandingQuestions />
      </Part>
    </>
  );
}
