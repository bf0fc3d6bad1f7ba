import type { CourseProgress } from "../../../domain/courses/model.ts";

/** How far somebody is in a course. */
export const progressTexts = {
  /** What the drawing of it says; nothing of who neither learns nor teaches it. */
  label: (progress: CourseProgress | null, teaches: boolean): string | undefined => {
    if (teaches) return "You teach this course";
    if (progress === null || progress.total === 0) return undefined;
    return progressTexts.done(progress);
  },
  done: ({ done, total }: CourseProgress): string =>
    `${done} of ${total} ${total === 1 ? "module" : "modules"} done`,
} as const;
