import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { courseTexts as texts } from "../texts.ts";
import { Section } from "./section.tsx";

/** Who made the course. */
export const CourseCreator = (props: { readonly course: Course }) => (
  <Section title={texts.creator}>
    <div class="flex gap-4">
      <Avatar person={props.course.creator} size="lg" />
      <div class="grid gap-1">
        <Show
          when={props.course.creatorHasProfile}
          fallback={<p class="text-lg font-semibold">{props.course.creator.name}</p>}
        >
          <A
            href={`/u/${props.course.creator.handle}`}
            class="link inline-flex min-h-10 items-center justify-self-start text-lg font-semibold"
          >
            {props.course.creator.name}
          </A>
        </Show>
        <Show when={props.course.creatorTitle}>
          <p class="text-sm font-semibold text-ink-soft">{props.course.creatorTitle}</p>
        </Show>
        <Show when={props.course.creatorBio}>
          <p class="max-w-text text-ink-soft">{props.course.creatorBio}</p>
        </Show>
      </div>
    </div>
  </Section>
);
