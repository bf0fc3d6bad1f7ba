import { For, Show } from "solid-js";
import type { Course, CourseModule } from "../../../../domain/courses/model.ts";
import { CheckIcon, ChevronDownIcon } from "../../../ui/icons.tsx";
import { progressOf } from "../progress.ts";
import { progressTexts } from "../progress-texts.ts";
import { courseTexts as texts } from "../texts.ts";
import { curriculumParts } from "./curriculum-sessions.ts";
import { Points } from "./points.tsx";
import { Section } from "./section.tsx";

const Module = (props: { readonly module: CourseModule; readonly isDone: boolean }) => (
  <details class="group">
    <summary class="grid min-h-12 list-none grid-cols-[3rem_1fr_auto] items-center gap-x-3 py-2 pr-3 hover:bg-sunken sm:grid-cols-[4rem_1fr_auto]">
      <span class="text-right numeral text-ink-faint">
        <Show when={props.isDone} fallback={props.module.order}>
          <CheckIcon class="ml-auto text-good" />
          <span class="sr-only">{texts.done}</span>
        </Show>
      </span>
      <span class="pl-3 font-semibold">{props.module.title}</span>
      <span class="flex items-center gap-2 text-sm text-ink-faint">
        {props.module.duration}
        <ChevronDownIcon class="size-4 transition-transform duration-200 group-open:rotate-180" />
      </span>
    </summary>
    <div class="grid gap-3 pr-4 pb-4 pl-[4.5rem] text-sm text-ink-soft sm:pl-[5.5rem]">
      <p>{props.module.description}</p>
      <Points title={texts.learnTo} text={props.module.learningObjectives} />
      <Points title={texts.moduleTopics} text={props.module.topicsCovered} />
      <Points title={texts.handsOn} text={props.module.handsOnExercise} />
    </div>
  </details>
);

/** The modules by live session, on a ruled sheet with a margin. */
export const Curriculum = (props: { readonly course: Course }) => {
  const parts = () => curriculumParts(props.course.curriculum);
  const done = () => new Set(props.course.viewer.completedModuleIds);
  return (
    <Show when={parts().length > 0}>
      <Section
        title={texts.curriculum}
        aside={
          <Show when={progressOf(props.course)}>
            {(progress) => <span class="tabular-nums">{progressTexts.done(progress())}</span>}
          </Show>
        }
      >
        <div class="relative overflow-hidden rounded-lg border border-line bg-surface">
          <div
            class="absolute inset-y-0 left-[3.75rem] w-px bg-accent opacity-30 sm:left-[4.75rem]"
            aria-hidden="true"
          />
          <For each={parts()}>
            {(part) => (
              <div class="border-b border-line last:border-0">
                <Show when={part.number}>
                  {(number) => (
                    <h3 class="bg-sunken py-2 pl-[4.5rem] text-sm font-bold tracking-normal text-ink-soft sm:pl-[5.5rem]">
                      {texts.liveSession(number())}
                    </h3>
                  )}
                </Show>
                <div class="divide-y divide-line">
                  <For each={part.modules}>
                    {(module) => <Module module={module} isDone={done().has(module.id)} />}
                  </For>
                </div>
              </div>
            )}
          </For>
        </div>
      </Section>
    </Show>
  );
};
