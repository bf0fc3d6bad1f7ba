import { Show } from "solid-js";
import type { CourseCard } from "../../../domain/courses/model.ts";
import { hashOf, hueClass } from "../../lib/hue.ts";
import { coverLoops } from "./cover.ts";

/** Sheets to draw on, near the shapes in which they are shown. */
const sheets = { card: [320, 128], square: [128, 128], banner: [1440, 176] } as const;

export interface CourseCoverProps {
  readonly course: Pick<CourseCard, "id" | "thumbnailUrl" | "category">;
  readonly shape?: keyof typeof sheets | undefined;
  readonly class?: string | undefined;
}

/** A course's picture; without one, a doodle that is this course's own on its category's colour. Decorative. */
export const CourseCover = (props: CourseCoverProps) => {
  const sheet = () => sheets[props.shape ?? "card"];
  return (
    <Show
      when={props.course.thumbnailUrl}
      fallback={
        <svg
          class={`cover block ${hueClass(props.course.category.slug)} ${props.class ?? ""}`}
          viewBox={`0 0 ${sheet().join(" ")}`}
          preserveAspectRatio="xMidYMid slice"
          fill="none"
          aria-hidden="true"
        >
          <path
            d={coverLoops(hashOf(props.course.id), sheet()[0], sheet()[1])}
            stroke="currentColor"
            stroke-width="7"
            stroke-linecap="round"
          />
        </svg>
      }
    >
      {(url) => (
        <img
          src={url()}
          alt=""
          loading="lazy"
          decoding="async"
          class={`block object-cover ${props.class ?? ""}`}
        />
      )}
    </Show>
  );
};
