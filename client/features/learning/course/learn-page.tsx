import { useParams } from "@solidjs/router";
import { createMemo, createSignal, Match, Show, Suspense, Switch } from "solid-js";
import type { Learning } from "../../../../domain/learning/model.ts";
import { NOT_FOUND_TITLE } from "../../../../domain/platform/pages/rules.ts";
import { me } from "../../../shell/me.ts";
import { Button, ButtonLink } from "../../../ui/button.tsx";
import { lazyComponent } from "../../../ui/lazy-component.tsx";
import { EmptyState, ErrorState } from "../../../ui/states.tsx";
import { leaveTexts, learnTexts as texts } from "../texts/learn.ts";
import { Left, Next } from "./ahead.tsx";
import { Completed } from "./completed.tsx";
import { forgetIt } from "./keeping.ts";
import { LearnHead } from "./learn-head.tsx";
import { LearnSkeleton } from "./learn-skeleton.tsx";
import { createLearning, type LearningCourse } from "./learning.ts";
import { ModuleList } from "./module-list.tsx";
import { createOpenModule } from "./open-module.ts";
import { People } from "./people.tsx";

const LeaveDialog = lazyComponent(() => import("./leave-dialog.tsx"));

const Leave = (props: { readonly course: LearningCourse; readonly learning: Learning }) => {
  const [open, setOpen] = createSignal(false);
  return (
    <>
      <Button variant="quiet" class="justify-self-start" onClick={() => setOpen(true)}>
        {leaveTexts.button}
      </Button>
      <Show when={open()}>
        <Suspense>
          <LeaveDialog
            learning={props.learning}
            onLeft={() => forgetIt(props.course.userId, props.learning.course.slug)}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      </Show>
    </>
  );
};

const Content = (props: { readonly course: LearningCourse; readonly learning: Learning }) => {
  const shown = createOpenModule(props.course);
  const isCompleted = () => props.learning.enrollment.status === "completed";
  return (
    <div class="page grid grid-cols-1 gap-8">
      <LearnHead course={props.course} learning={props.learning} onOpen={shown.open} />
      <Show when={isCompleted()}>
        <Completed learning={props.learning} />
      </Show>
      <div class="grid grid-cols-1 items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <ModuleList
          course={props.course}
          openId={shown.openId()}
          onToggle={shown.toggle}
          onOpen={shown.open}
        />
        <div class="grid grid-cols-1 gap-4 lg:sticky lg:top-8">
          <Show when={!isCompleted()}>
            <Left course={props.course} learning={props.learning} onOpen={shown.open} />
          </Show>
          <Next learning={props.learning} />
          <People course={props.course} learning={props.learning} />
          <Show when={!isCompleted()}>
            <Leave course={props.course} learning={props.learning} />
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
