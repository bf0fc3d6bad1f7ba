import type { Missing } from "../../../../domain/courses/studio/checks/rules.ts";
import { sectionOf } from "./sections/sections.ts";

/** Leads to the field in which something is missing, once it is drawn. */
export const goTo = (missing: Missing): void => {
  queueMicrotask(() => {
    const section = document.getElementById(sectionOf(missing.field));
    const field =
      missing.moduleId === undefined
        ? section?.querySelector<HTMLElement>(`[name="${missing.field}"]`)
        : section?.querySelector<HTMLElement>(
            `[data-module="${missing.moduleId}"] [data-module-part="${missing.part ?? "title"}"]`,
          );
    section?.scrollIntoView({ block: "start" });
    (field ?? section?.querySelector<HTMLElement>("button, input, textarea, select"))?.focus();
  });
};
