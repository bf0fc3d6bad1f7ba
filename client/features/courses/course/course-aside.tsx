import { For, Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { Card } from "../../../ui/display/card.tsx";
import { Price } from "../../../ui/display/price.tsx";
import { lazyInPlace } from "../../../ui/lazy-component.tsx";
import { IncludedList } from "../included-list.tsx";
import { courseTexts as texts } from "../texts.ts";
import { CourseActions } from "./course-actions.tsx";
import { factsOf, includedIn } from "./course-facts.ts";

/** Once what one came for is there. */
const FreeCard = lazyInPlace(async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
  return import("./free-card.tsx");
});

/** What it costs, what one can do here, and what is in it. */
export const CourseAside = (props: { readonly course: Course; readonly isPreview?: boolean | undefined }) => (
  <Card class="grid gap-4 p-5">
    <Show when={props.course.viewer.membership === null}>
      <p>
        <Price cents={props.course.priceCents} currency={props.course.currency} class="text-2xl" />
      </p>
    </Show>
    <Show when={!props.isPreview}>
      <CourseActions course={props.course} />
    </Show>
    <Show when={!props.isPreview && props.course.teachers.length > 0}>
      {/* As high as it is, whoever is free. */}
      <div class="min-h-27 border-t border-line pt-4">
        <FreeCard course={props.course} />
      </div>
    </Show>
    <Show when={includedIn(props.course).length > 0}>
      <div class="grid gap-2 border-t border-line pt-4">
        <h2 class="text-base">{texts.included}</h2>
        <IncludedList items={includedIn(props.course)} />
      </div>
    </Show>
    <Show when={factsOf(props.course).length > 0}>
      <dl class="border-t border-line pt-2 text-sm">
        <For each={factsOf(props.course)}>
          {(fact) => (
            <div class="flex justify-between gap-4 border-b border-line py-2 last:border-0">
              <dt class="text-ink-soft">{fact.name}</dt>
              <dd class="text-right font-semibold">{fact.value}</dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  </Card>
);
