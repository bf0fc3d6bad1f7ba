import type { CourseState } from "../../../../../domain/courses/studio/rules.ts";

export const stateNames: Readonly<Record<CourseState, string>> = {
  draft: "Draft",
  published: "Published",
  paused: "Paused",
  retired: "Retired",
};
