import { useParams } from "@solidjs/router";
import { createMemo, createSignal, Match, Show, Suspense, Switch } from "solid-js";
import type { Learning } from "../../../../domain/learning/model.ts";
import { NOT_FOUND_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { whenIdle } from "../../../lib/lazy-load.ts";
import { me } from "../../../shell/me.ts";
import { ButtonLink } from "../../../ui/button.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { learnTexts as texts } from "../texts/learn.ts";
import { LearnHead } from "./learn-head.tsx";
import { LearnSkeleton } from "./learn-skeleton.tsx";
import { createLearning, type LearningCourse } from "./learning.ts";
import { ModuleList } from "./modules/module-list.tsx";
import { createOpenModule } from "./modules/open-module.ts";

/** Beside the modules, or below them: nobody waits for it. */
const LearnAside = lazyComponent(() => import("./learn-aside.tsx"));
const Completed = lazyComponent(async () => ({ default: (await import("./completed.tsx")).Completed }));

const Content = (props: { readonly course: LearningCourse; readonly learning: Learning }) => {
  const shown = createOpenModule(props.course);
  const [isIdle, setIdle] = createSignal(false);
  whenIdle(() => setIdle(true));
  const isCompleted = () => props.learning.enrollment.status === "completed";
  return (
    <div class="page grid grid-cols-1 gap-8">
      <LearnHead course={props.course} learning={props.learning} onOpen={shown.open} />
      <Show when={isCompleted()}>
        <Show when={isIdle()} fallback={<Skeleton class="h-64 w-full" />}>
          <Suspense fallback={<Skeleton class="h-64 w-full" />}>
            <Completed learning={props.learning} />
          </Suspense>
        </Show>
      </Show>
      <div class="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ModuleList
          course={props.course}
          openId={shown.openId()}
          onToggle={shown.toggle}
          onOpen={shown.open}
        />
        <div class="min-h-96 lg:sticky lg:top-8">
          <Show when={isIdle()}>
            <Suspense>
              <LearnAside course={props.course} learning={props.learning} onOpen={shown.open} />
            </Suspense>
          </Show>
        </div>
      </div>
    </div>
  );
};

const NotIn = (props: { readonly slug: string }) => (
  <EmptyState
    page
    kind="missing"
    tab={NOT_FOUND_TITLE}
    title={texts.notInTitle}
    text={texts.notInText}
    actions={
      <ButtonLink href={`/courses/${props.slug}`} variant="primary">
        {texts.seeCourse}
      </ButtonLink>
    }
  />
);

/** A course as somebody learns it: module by module, with a connection or without. */
export default function LearnRoute() {
  const params = useParams<{ slug: string }>();
  const slug = createMemo(() => params.slug);
  const course = createLearning(me()?.id ?? "", slug);
  return (
    <Switch fallback={<LearnSkeleton />}>
      <Match when={course.data()}>{(learning) => <Content course={course} learning={learning()} />}</Match>
      <Match when={course.error()?.status === 404}>
        <NotIn slug={slug()} />
      </Match>
      <Match when={course.error()}>
        {(error) => <ErrorState page error={error()} busy={course.loading()} onRetry={course.reload} />}
      </Match>
    </Switch>
  );
}
