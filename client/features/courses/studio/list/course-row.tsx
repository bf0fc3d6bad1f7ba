import { A } from "@solidjs/router";
import { Show } from "solid-js";
import type { StudioCard } from "../../../../../domain/courses/studio/model.ts";
import { formatTime } from "../../../../lib/time/time.ts";
import { me } from "../../../../shell/me.ts";
import { Badge } from "../../../../ui/display/badge.tsx";
import { CourseCover } from "../../course-cover.tsx";
import { stateNames } from "../texts/states.ts";
import { studioTexts as texts } from "../texts/studio.ts";

const TONES = { draft: "plain", published: "good", paused: "mark", retired: "plain" } as const;

/** One of one's own courses, with how it stands and its figures. */
export const CourseRow = (props: { readonly course: StudioCard }) => {
  const title = () => props.course.title.trim() || texts.untitled;
  return (
    <div class="relative grid gap-4 rounded-lg border border-line bg-surface p-4 hover:border-edge sm:grid-cols-[10rem_1fr]">
      <CourseCover
        course={{
          slug: props.course.slug ?? props.course.id,
          thumbnailUrl: props.course.thumbnailUrl,
          moduleCount: props.course.moduleCount,
          sessionCount: null,
        }}
        decorative
        class="aspect-video w-full rounded-md"
      />
      <div class="grid min-w-0 content-start gap-1.5">
        <div class="flex flex-wrap items-center gap-2">
          <Badge tone={TONES[props.course.state]}>{stateNames[props.course.state]}</Badge>
          <Show when={props.course.hasChanges && props.course.state !== "draft"}>
            <Badge tone="accent">{texts.changes}</Badge>
          </Show>
        </div>
        <h2 class="text-lg">
          <A
            href={`/studio/${props.course.id}`}
            aria-label={texts.edit(title())}
            class="after:absolute after:inset-0 hover:text-accent-ink"
            dir="auto"
          >
            {title()}
          </A>
        </h2>
        <p class="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-soft tabular-nums">
          <span>{texts.modules(props.course.moduleCount)}</span>
          <Show when={props.course.state !== "draft"}>
            <span>{texts.students(props.course.studentCount)}</span>
          </Show>
          <Show when={props.course.rating}>
            {(rating) => <span>{texts.rating(rating(), props.course.ratingCount)}</span>}
          </Show>
          <span>{texts.edited(formatTime(props.course.updatedAt, "date", me()?.timeZone ?? "UTC"))}</span>
        </p>
        <Show when={props.course.slug}>
          {(slug) => (
            <A
              href={`/courses/${slug()}`}
              class="link relative z-1 inline-flex min-h-10 items-center text-sm"
            >
              {texts.view}
            </A>
          )}
        </Show>
      </div>
    </div>
  );
};
