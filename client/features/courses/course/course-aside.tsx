import { For, Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { Card } from "../../../ui/display/card.tsx";
import { Price } from "../../../ui/display/price.tsx";
import { CheckIcon } from "../../../ui/icons.tsx";
import { CourseActions } from "./course-actions.tsx";

const Fact = (props: { readonly name: string; readonly value: string | null }) => (
  <Show when={props.value}>
    <div class="flex justify-between gap-4 border-b border-line py-2 last:border-0">
      <dt class="text-ink-soft">{props.name}</dt>
      <dd class="text-right font-semibold">{props.value}</dd>
    </div>
  </Show>
);

const counted = (count: number | null, one: string, many: string): string | null =>
  count === null || count === 0 ? null : `${count} ${count === 1 ? one : many}`;

/** What it costs, what one can do here, and what is in it. */
export const CourseAside = (props: { readonly course: Course }) => (
  <Card class="grid gap-4 p-5">
    <Show when={props.course.viewer.membership === null}>
      <p>
        <Price
          cents={props.course.priceCents}
          currency={props.course.currency}
          class="text-2xl font-extrabold"
        />
      </p>
    </Show>
    <CourseActions course={props.course} />
    <dl class="text-sm">
      <Fact name="Format" value={props.course.format} />
      <Fact name="Duration" value={props.course.duration} />
      <Fact name="Total time" value={props.course.totalDuration} />
      <Fact name="Live sessions" value={counted(props.course.sessionCount, "session", "sessions")} />
      <Fact name="Curriculum" value={counted(props.course.moduleCount, "module", "modules")} />
      <Fact name="Access" value={props.course.lifetimeAccess ? "For life" : null} />
      <Fact
        name="Certificate"
        value={props.course.hasCertificate ? (props.course.certificateName ?? "Yes") : null}
      />
    </dl>
    <Show when={props.course.includes.length > 0}>
      <div class="grid gap-2 border-t border-line pt-4">
        <h2 class="text-base">Included</h2>
        <ul class="grid gap-2 text-sm">
          <For each={props.course.includes}>
            {(item) => (
              <li class="flex gap-2.5">
                <CheckIcon class="mt-0.5 size-4 text-good" />
                {item}
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  </Card>
);
