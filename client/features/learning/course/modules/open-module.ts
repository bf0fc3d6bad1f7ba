import { useSearchParams } from "@solidjs/router";
import { createEffect, createSignal, on, untrack } from "solid-js";
import { resumeAt } from "../../../../../domain/learning/rules.ts";
import type { LearningCourse } from "../learning.ts";

/**
 * Which module is open, one at a time: the one that the address names, else where the student goes on, as it was when the
 * page came. `module` in the address follows, for links and for loading anew; going back leads through none of them.
 */
export const createOpenModule = (course: LearningCourse) => {
  const [search, setSearch] = useSearchParams<{ module?: string }>();
  /** What was opened here; null: nothing, undefined: nothing yet. */
  const [chosen, setChosen] = createSignal<string | null>();
  const isThere = (id: string | undefined): id is string =>
    id !== undefined && course.module(id) !== undefined;

  /** Decided once: marking a module opens no other. */
  const beginning = untrack(() => {
    const lastModuleId = course.data()?.lastModuleId ?? null;
    return (resumeAt(course.modules(), lastModuleId) ?? course.modules()[0])?.id ?? null;
  });

  const openId = (): string | null => {
    const own = chosen();
    if (own !== undefined) return own;
    return isThere(search.module) ? search.module : beginning;
  };

  // A link to another module of the page that is shown.
  createEffect(
    on(
      () => search.module,
      (id) => isThere(id) && setChosen(id),
      { defer: true },
    ),
  );

  const show = (id: string) => {
    setChosen(id);
    setSearch({ module: id }, { replace: true, scroll: false });
    course.moveTo(id);
  };

  return {
    openId,
    /** Opens a module and brings it into sight, with the focus. */
    open: (id: string) => {
      show(id);
      const button = document.querySelector<HTMLElement>(`[data-module="${CSS.escape(id)}"]`);
      button?.focus({ preventScroll: true });
      button?.closest("li")?.scrollIntoView({ block: "start" });
    },
    toggle: (id: string) => {
      if (openId() !== id) return show(id);
      setChosen(null);
      setSearch({ module: undefined }, { replace: true, scroll: false });
    },
  } as const;
};
