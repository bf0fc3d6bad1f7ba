import { createEffect, For, Match, Show, Switch } from "solid-js";
import { createRemote } from "../../../lib/request/remote.ts";
import { Card } from "../../../ui/display/card.tsx";
import { Loading, SkeletonText } from "../../../ui/skeleton.tsx";
import { ErrorState } from "../../../ui/states.tsx";
import { learningApi } from "../api.ts";
import { dropOffTexts as texts } from "../texts/students.ts";
import { ProgressBar } from "./progress-bar.tsx";

/** Of a course: how many have done each module, and for how many it is the next one. */
const DropOff = (props: {
  readonly courseId: string;
  /** It is here, or will not come. */
  readonly onKnown: () => void;
}) => {
  const remote = createRemote(
    () => `drop-off ${props.courseId}`,
    (signal) => learningApi.dropOff(props.courseId, signal),
  );
  createEffect(() => {
    if (remote.data() || remote.error()) props.onKnown();
  });
  return (
    <Switch
      fallback={
        <Loading label={texts.loading}>
          <Card class="p-4">
            <SkeletonText lines={6} />
          </Card>
        </Loading>
      }
    >
      <Match when={remote.data()}>
        {(found) => (
          <Card class="grid gap-4 p-4 sm:p-5">
            <div>
              <h2 class="text-lg">{texts.title}</h2>
              <p class="text-sm text-ink-soft tabular-nums">
                {found().students === 0 ? texts.empty : texts.text(found().students, found().completed)}
              </p>
            </div>
            <Show when={found().students > 0}>
              <ol class="grid gap-3">
                <For each={found().modules}>
                  {(module) => (
                    <li class="grid gap-1">
                      <p class="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
                        <span class="font-semibold">{module.title}</span>
                        <span class="text-ink-soft tabular-nums">
                          {texts.done(module.done, found().students)}
                          <Show when={module.next > 0}>
                            {" · "}
                            <span class="font-semibold text-mark-ink">{texts.next(module.next)}</span>
                          </Show>
                        </span>
                      </p>
                      <ProgressBar count={module.done} total={found().students} />
                    </li>
                  )}
                </For>
              </ol>
              <p class="text-sm text-ink-faint">{texts.legend}</p>
            </Show>
          </Card>
        )}
      </Match>
      <Match when={remote.error()}>
        {(error) => <ErrorState error={error()} busy={remote.loading()} onRetry={remote.reload} />}
      </Match>
    </Switch>
  );
};

export default DropOff;
