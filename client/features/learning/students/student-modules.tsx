import { For, Match, Show, Switch } from "solid-js";
import type { Student } from "../../../../domain/learning/model.ts";
import { api } from "../../../lib/request/api.ts";
import { createRemote } from "../../../lib/request/remote.ts";
import { CheckIcon } from "../../../ui/icons.tsx";
import { Loading, SkeletonText } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { studentsTexts as texts } from "../texts/students.ts";

/** Every module of the course and whether the student has done it: it turns green while they mark it. */
const StudentModules = (props: { readonly student: Student }) => {
  const course = createRemote(
    () => `course ${props.student.course.slug}`,
    (signal) => api.course(props.student.course.slug, signal),
  );
  const isDone = (id: string) => props.student.completedModuleIds.includes(id);
  return (
    <Switch
      fallback={
        <Loading label={texts.modulesLoading}>
          <SkeletonText lines={4} />
        </Loading>
      }
    >
      <Match when={course.data()}>
        {(found) => (
          <ul class="grid gap-1.5 sm:grid-cols-2">
            <For each={found().curriculum} fallback={<li class="text-ink-soft">{texts.noModules}</li>}>
              {(module) => (
                <li
                  class={`flex items-center gap-2.5 rounded-md px-2.5 py-1.5 text-sm ${isDone(module.id) ? "bg-good-soft text-good-ink" : "text-ink-soft"}`}
                  data-module-done={isDone(module.id) ? module.id : undefined}
                >
                  <Show
                    when={isDone(module.id)}
                    fallback={
                      <span class="size-4 shrink-0 rounded-full border border-edge" aria-hidden="true" />
                    }
                  >
                    <CheckIcon class="size-4 animate-pop" />
                  </Show>
                  <span class="min-w-0 flex-1">{module.title}</span>
                  <span class="sr-only">{isDone(module.id) ? texts.done : texts.notDone}</span>
                </li>
              )}
            </For>
          </ul>
        )}
      </Match>
      <Match when={course.error()}>
        {(error) => <ErrorState error={error()} busy={course.loading()} onRetry={course.reload} />}
      </Match>
    </Switch>
  );
};

export default StudentModules;
