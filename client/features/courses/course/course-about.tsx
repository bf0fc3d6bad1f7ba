import { A } from "@solidjs/router";
import { For, Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { courseTexts as texts } from "../texts.ts";
import { CourseText } from "./course-text.tsx";

/** What the course is about, in its creator's words. Its topics lead to the courses that share them. */
export const CourseAbout = (props: { readonly course: Course }) => (
  <div class="grid gap-4">
    <CourseText text={props.course.description} />
    <Show when={props.course.tags.length > 0}>
      <ul class="flex flex-wrap gap-2" aria-label={texts.topics}>
        <For each={props.course.tags}>
          {(tag) => (
            <li>
              <A
                href={`/courses?q=${encodeURIComponent(tag)}`}
                class="inline-flex min-h-10 items-center rounded-full border border-line px-3.5 text-sm font-semibold text-ink-soft hover:border-edge hover:text-accent-ink"
              >
                {tag}
              </A>
            </li>
          )}
        </For>
      </ul>
    </Show>
  </div>
);
