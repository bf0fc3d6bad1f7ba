import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { Course } from "../../../../domain/courses/model.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Badge } from "../../../ui/display/badge.tsx";
import { Rating } from "../../../ui/display/rating.tsx";
import { PageHeading } from "../../../ui/page-heading.tsx";
import { levelNames, membershipNames } from "../names.ts";
import { courseTexts as texts } from "../texts.ts";

/** What the course is, by whom, and how it is thought of. */
export const CourseHead = (props: { readonly course: Course; readonly isPreview?: boolean | undefined }) => (
  <div class="grid min-w-0 gap-4">
    <div class="flex flex-wrap items-center gap-2 text-sm">
      <A
        href={`/courses?category=${encodeURIComponent(props.course.category.slug)}`}
        class="link inline-flex min-h-10 items-center font-semibold"
      >
        {props.course.category.name}
      </A>
      <Badge>{levelNames[props.course.level]}</Badge>
      <Show when={props.course.viewer.membership}>
        {(membership) => <Badge tone="accent">{membershipNames[membership()]}</Badge>}
      </Show>
    </div>
    <Show when={!props.isPreview} fallback={<h2 class="text-2xl">{props.course.title}</h2>}>
      <PageHeading title={props.course.title} />
    </Show>
    <Show when={props.course.tagline}>
      <p class="max-w-text text-lg text-ink-soft">{props.course.tagline}</p>
    </Show>
    <div class="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
      <Rating value={props.course.rating} count={props.course.ratingCount} />
      <span class="text-ink-soft tabular-nums">{texts.students(props.course.studentCount)}</span>
      <span class="flex items-center gap-2 text-ink-soft">
        <Avatar person={props.course.creator} size="sm" />
        {texts.createdBy(props.course.creator.name)}
      </span>
    </div>
  </div>
);
