import { createMemo, For, Show } from "solid-js";
import { resumeAt } from "../../../../../domain/learning/rules.ts";
import { learnTexts as texts } from "../../texts/learn.ts";
import { isSameParts, type Part, partsOf } from "../learn-view.ts";
import type { LearningCourse } from "../learning.ts";
import { ModuleItem } from "./module-item.tsx";

/** All modules by live session, one of them open. */
export const ModuleList = (props: {
  readonly course: LearningCourse;
  readonly openId: string | null;
  readonly onToggle: (id: string) => void;
  readonly onOpen: (id: string) => void;
}) => {
  const parts = createMemo(() => partsOf(props.course.modules()), undefined, { equals: isSameParts });
  const titleOf = ({ number }: Part) => {
    if (number !== null) return texts.liveSession(number);
    return parts().length === 1 ? texts.allModules : texts.onYourOwn;
  };
  return (
    <section class="grid grid-cols-1 gap-4" aria-labelledby="modules-title">
      <h2 id="modules-title" class="text-xl">
        {texts.modules}
      </h2>
      <For each={parts()} fallback={<p class="text-ink-soft">{texts.noModules}</p>}>
        {(part) => (
          <div class="overflow-hidden rounded-lg border border-line bg-surface">
            <h3
              class={
                parts().length === 1 && part.number === null
                  ? "sr-only"
                  : "border-b border-line bg-sunken px-4 py-2 text-sm font-bold tracking-normal text-ink-soft sm:pl-14"
              }
            >
              {titleOf(part)}
            </h3>
            <ul data-learning-modules>
              <For each={part.ids}>
                {(id) => (
                  <Show when={props.course.module(id)}>
                    {(module) => (
                      <ModuleItem
                        course={props.course}
                        module={module()}
                        isOpen={props.openId === id}
                        next={resumeAt(props.course.modules(), id)}
                        onToggle={() => props.onToggle(id)}
                        onOpen={props.onOpen}
                      />
                    )}
                  </Show>
                )}
              </For>
            </ul>
          </div>
        )}
      </For>
    </section>
  );
};
