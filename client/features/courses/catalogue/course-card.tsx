import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import type { ListedCourse as Course } from "../../../../domain/courses/model.ts";
import { Avatar } from "../../../ui/avatar.tsx";
import { Price } from "../../../ui/display/price.tsx";
import { Rating } from "../../../ui/display/rating.tsx";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { CourseCover } from "../course-cover.tsx";
import { levelNames } from "../names.ts";
import { courseWords } from "../texts.ts";
import { catalogueTexts } from "./texts.ts";

/** A course in the catalogue. The whole card leads to its page. */
export const CourseCard = (props: { readonly course: Course }) => (
  <article class="group relative flex h-full flex-col overflow-hidden rounded-lg border border-line bg-surface shadow-card transition-[border-color,box-shadow] duration-200 focus-within:border-accent hover:border-edge hover:shadow-lift">
    <div class="relative">
      <CourseCover course={props.course} class="h-32 w-full" />
      <Show when={props.course.badge}>
        {(badge) => (
          <span class="absolute right-4 -bottom-2.5 rounded-sm bg-mark px-2 py-0.5 text-xs font-bold text-on-mark">
            {courseWords.badges[badge()]}
          </span>
        )}
      </Show>
    </div>
    <div class="flex flex-1 flex-col gap-2 p-4">
      <p class="eyebrow">
        {props.course.category.name} · {levelNames[props.course.level]}
      </p>
      <h3 class="text-lg leading-snug">
        <A
          href={`/courses/${props.course.slug}`}
          class="after:absolute after:inset-0 after:rounded-lg group-hover:text-accent-ink focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:-outline-offset-3 focus-visible:after:outline-accent"
        >
          {props.course.title}
        </A>
      </h3>
      <Show when={(props.course.interests?.length ?? 0) > 0 && props.course.interests}>
        {(interests) => (
          <p class="text-sm font-semibold text-accent-ink">{catalogueTexts.fits(interests())}</p>
        )}
      </Show>
      <Show when={props.course.tagline}>
        <p class="line-clamp-2 text-sm text-ink-soft">{props.course.tagline}</p>
      </Show>
      <p class="mt-auto flex items-center gap-2 pt-2 text-sm text-ink-soft">
        <Avatar person={props.course.creator} size="sm" />
        <span class="truncate">{props.course.creator.name}</span>
      </p>
      <div class="flex items-center justify-between gap-3 border-t border-line pt-3 text-sm">
        <Rating value={props.course.rating} count={props.course.ratingCount} />
        <Price cents={props.course.priceCents} currency={props.course.currency} class="text-lg" />
      </div>
    </div>
  </article>
);

/** The outline of a card. */
export const CourseCardSkeleton = () => (
  <div class="overflow-hidden rounded-lg border border-line bg-surface" aria-hidden="true">
    <Skeleton class="h-32 w-full rounded-none" />
    <div class="grid gap-3 p-4">
      <Skeleton class="h-3 w-1/2" />
      <Skeleton class="h-5 w-4/5" />
      <Skeleton class="h-4 w-full" />
      <Skeleton class="h-7 w-2/5" />
    </div>
  </div>
);

/** Cards beside each other, as many as fit. `beside`: something else stands beside them where there is room. */
export const CourseGrid = (props: {
  readonly children: JSX.Element;
  readonly beside?: boolean | undefined;
}) => (
  <ul class={`grid gap-5 sm:grid-cols-2 ${props.beside ? "xl:grid-cols-3" : "lg:grid-cols-3"}`}>
    {props.children}
  </ul>
);
