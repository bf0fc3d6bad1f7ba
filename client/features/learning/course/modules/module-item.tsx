import { createUniqueId, Show } from "solid-js";
import type { LearningModule } from "../../../../../domain/learning/model.ts";
import { ChevronDownIcon } from "../../../../ui/icons.tsx";
import { moduleTexts as texts } from "../../texts/learn.ts";
import type { LearningCourse } from "../learning.ts";
import { markWithUndo } from "../marking.ts";
import { ModuleBody } from "./module-body.tsx";

/** A module: whether it is done, which one press changes, and what it is about, while it is open. */
export const ModuleItem = (props: {
  readonly course: LearningCourse;
  readonly module: LearningModule;
  readonly isOpen: boolean;
  readonly next: LearningModule | null;
  readonly onToggle: () => void;
  readonly onOpen: (id: string) => void;
}) => {
  const id = createUniqueId();
  return (
    <li
      id={`module-${props.module.id}`}
      class="scroll-mt-24 border-t border-line first:border-0"
      data-done={props.module.isComplete ? "" : undefined}
    >
      <div class="flex items-center">
        <label class="flex min-h-14 w-12 shrink-0 cursor-pointer items-center justify-center sm:w-14">
          <input
            type="checkbox"
            class="size-6 cursor-pointer accent-good"
            aria-label={texts.mark(props.module.title)}
            checked={props.module.isComplete}
            onChange={(event) => markWithUndo(props.course, props.module, event.currentTarget.checked)}
          />
        </label>
        <button
          type="button"
          aria-expanded={props.isOpen}
          aria-controls={id}
          data-module={props.module.id}
          class="flex min-h-14 min-w-0 flex-1 items-center gap-3 py-2 pr-3 text-left hover:bg-sunken focus-visible:-outline-offset-2"
          onClick={() => props.onToggle()}
        >
          <span class="min-w-0 flex-1">
            <span class={`block font-semibold ${props.module.isComplete ? "text-good-ink" : ""}`}>
              {props.module.title}
            </span>
            <span class="block text-sm text-ink-faint">{props.module.duration}</span>
          </span>
          <ChevronDownIcon
            class={`size-4 text-ink-faint transition-transform duration-200 ${props.isOpen ? "rotate-180" : ""}`}
          />
        </button>
      </div>
      <div id={id}>
        <Show when={props.isOpen}>
          <ModuleBody course={props.course} module={props.module} next={props.next} onOpen={props.onOpen} />
        </Show>
      </div>
    </li>
  );
};
