import { Show } from "solid-js";
import type { CourseCard, CourseProgress } from "../../../domain/courses/model.ts";
import { coverLookOf, stepsOf } from "../../../domain/courses/rules.ts";
import { lazyInPlace } from "../../ui/lazy-component.tsx";
import { progressTexts } from "./progress-texts.ts";

/** The paper is there at once, and the line as soon as the pen has come. */
const LoopLine = lazyInPlace(async () => ({
  default: (await import("../../ui/loop/loop-line.tsx")).LoopLine,
}));
LoopLine.preload().catch(() => undefined);

/** Sheets to draw on, near the shapes in which they are shown. */
const sheets = { card: [320, 128], square: [128, 128], banner: [640, 160] } as const;

export interface CourseCoverProps {
  readonly course: Pick<CourseCard, "slug" | "thumbnailUrl" | "moduleCount" | "sessionCount">;
  readonly shape?: keyof typeof sheets | undefined;
  /** How far the reader is. Without it the line says nothing of anybody. */
  readonly progress?: CourseProgress | null | undefined;
  /** The reader teaches it: the line is closed, their mark. */
  readonly teaches?: boolean | undefined;
  /** What it says is said beside it. */
  readonly decorative?: boolean | undefined;
  readonly class?: string | undefined;
}

/**
 * A course's cover: its own line, with a loop for each module, on its own paper, or a picture where it has one. It
 * says how far the reader is, and is decorative else.
 */
export const CourseCover = (props: CourseCoverProps) => {
  const look = () => coverLookOf(props.course.slug);
  const said = () => progressTexts.label(props.progress ?? null, props.teaches ?? false);
  return (
    <Show
      when={props.course.thumbnailUrl}
      fallback={
        <div
          class={`cover cover-${look().paper} ${look().isDeep ? "cover-deep" : ""} flex items-center justify-center ${props.class ?? ""}`}
          style={{ "--hue": look().hue }}
        >
          <LoopLine
            class="size-full"
            seed={props.course.slug}
            total={props.progress?.total || stepsOf(props.course)}
            done={props.progress?.total ? props.progress.done : undefined}
            closed={props.teaches}
            sheet={sheets[props.shape ?? "card"]}
            label={props.decorative ? undefined : said()}
          />
        </div>
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
