import type { Missing } from "../../../../domain/courses/studio/checks/rules.ts";
import { type SectionKey, sectionOf } from "./sections/sections.ts";

/** Milliseconds for which a part that is still being fetched is waited for. */
const PATIENCE_MS = 5_000;

/** Calls `then` once something is on the page. */
const whenThere = (find: () => HTMLElement | null, then: (element: HTMLElement) => void): void => {
  const end = performance.now() + PATIENCE_MS;
  const look = () => {
    const found = find();
    if (found) then(found);
    else if (performance.now() < end) requestAnimationFrame(look);
  };
  queueMicrotask(look);
};

/** Leads to a part of the editor, once it is drawn. */
export const goToSection = (section: SectionKey): void =>
  whenThere(
    () => document.getElementById(section),
    (part) => {
      part.scrollIntoView({ block: "start" });
      part.querySelector<HTMLElement>("input, textarea, select, button")?.focus({ preventScroll: true });
    },
  );

/** Leads to the field in which something is missing, once it is drawn. */
export const goTo = ({ field, moduleId, part = "title" }: Missing): void => {
  const section = sectionOf(field);
  const selector =
    moduleId === undefined ? `[name="${field}"]` : `[data-module="${moduleId}"] [data-module-part="${part}"]`;
  whenThere(
    () => document.getElementById(section),
    (found) => {
      found.scrollIntoView({ block: "start" });
      (found.querySelector<HTMLElement>(selector) ?? found.querySelector<HTMLElement>("button"))?.focus();
    },
  );
};

/** Leads to the list of what is missing, once it is drawn. */
export const focusChecklist = (): void =>
  whenThere(
    () => document.getElementById("checklist-title"),
    (title) => title.focus(),
  );
