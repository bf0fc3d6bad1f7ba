import { For, Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { Badge } from "../../../ui/display/badge.tsx";

/** What the course is about, in its creator's words. */
export const CourseAbout = (props: { readonly course: Course }) => (
  <div class="grid gap-4">
    <p class="max-w-text whitespace-pre-line">{props.course.description}</p>
    <Show when={props.course.tags.length > 0}>
      <ul class="flex flex-wrap gap-2" aria-label="Topics">
        <For each={props.course.tags}>
          {(tag) => (
            <li>
              <Badge>{tag}</Badge>
            </li>
          )}
        </For>
      </ul>
    </Show>
  </div>
);
