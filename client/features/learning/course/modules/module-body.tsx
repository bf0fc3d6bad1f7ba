import { Show } from "solid-js";
import type { LearningModule } from "../../../../../domain/learning/model.ts";
import { Button } from "../../../../ui/button.tsx";
import { CheckIcon, ChevronRightIcon } from "../../../../ui/icons.tsx";
import { Points } from "../../../courses/course/points.tsx";
import { moduleTexts as texts } from "../../texts/learn.ts";
import type { LearningCourse } from "../learning.ts";
import { markWithUndo } from "../marking.ts";
import { ModuleNote } from "../notes/module-note.tsx";
import { type OutsideLink, outsideLink } from "./module-links.ts";

const Outside = (props: { readonly link: OutsideLink; readonly label: string }) => (
  <a
    href={props.link.href}
    target="_blank"
    rel="noopener noreferrer"
    class="link inline-flex min-h-10 items-center font-semibold"
  >
    {props.label}
    <span class="sr-only"> {texts.newTab}</span>
  </a>
);

/** What a module is about, what there is to do, one's notes, and on to the next. */
export const ModuleBody = (props: {
  readonly course: LearningCourse;
  readonly module: LearningModule;
  /** The module to go on with once this one is done. */
  readonly next: LearningModule | null;
  readonly onOpen: (id: string) => void;
}) => {
  const video = () => outsideLink(props.module.videoUrl);
  const reading = () => outsideLink(props.module.documentUrl);
  return (
    <div class="grid grid-cols-1 gap-4 border-t border-line px-4 py-4 sm:pr-6 sm:pl-14">
      <Show when={props.module.description}>
        <p class="max-w-text whitespace-pre-line">{props.module.description}</p>
      </Show>
      <div class="grid max-w-text gap-3 text-ink-soft">
        <Points title={texts.learnTo} text={props.module.learningObjectives} />
        <Points title={texts.topics} text={props.module.topicsCovered} />
        <Points title={texts.handsOn} text={props.module.handsOnExercise} />
      </div>
      <Show when={video() || reading()}>
        <p class="flex flex-wrap gap-x-5">
          <Show when={video()}>{(link) => <Outside link={link()} label={texts.video(link().place)} />}</Show>
          <Show when={reading()}>
            {(link) => <Outside link={link()} label={texts.document(link().place)} />}
          </Show>
        </p>
      </Show>
      <ModuleNote course={props.course} module={props.module} />
      <div class="flex flex-wrap gap-2">
        <Show
          when={props.module.isComplete}
          fallback={
            <Button variant="primary" onClick={() => markWithUndo(props.course, props.module, true)}>
              <CheckIcon />
              {texts.markDone}
            </Button>
          }
        >
          <Show when={props.next}>
            {(next) => (
              <Button variant="primary" class="max-w-full min-w-0" onClick={() => props.onOpen(next().id)}>
                <span class="truncate">{texts.next(next().title)}</span>
                <ChevronRightIcon />
              </Button>
            )}
          </Show>
          <Button onClick={() => markWithUndo(props.course, props.module, false)}>{texts.markUndone}</Button>
        </Show>
      </div>
    </div>
  );
};
