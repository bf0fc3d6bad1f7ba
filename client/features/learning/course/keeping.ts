import { type Accessor, createEffect, createRoot } from "solid-js";
import type { Learning } from "../../../../domain/learning/model.ts";
import { noteKeeping } from "../../../live/kept/device-owner.ts";
import { forgetCourse, keepCourse, keptCourse } from "../../../live/kept/kept-courses.ts";
import { isConfirmed, type MarksState } from "../../../live/marks/marks-state.ts";

/** Milliseconds between two keepings; the first of several changes is kept at once: a tab may be gone in a moment. */
const GATHER_MS = 500;

/** The course with the marks that the server has confirmed; what waits is kept apart. */
const confirmed = (learning: Learning, marks: MarksState): Learning => ({
  ...learning,
  modules: learning.modules.map((module) => {
    const isComplete = isConfirmed(marks, module.id);
    if (isComplete === module.isComplete) return module;
    return { ...module, isComplete, completedAt: isComplete ? module.completedAt : null };
  }),
});

/**
 * Keeps a course on the device while it is shown, so that it is there without a connection; `onKept` hears of what was
 * kept before. Ends with the returned function. Where the device keeps nothing, it is read from the server each time.
 */
export const keepWhile = (
  userId: string,
  slug: string,
  learning: Accessor<Learning | undefined>,
  marks: Accessor<MarksState>,
  isFresh: Accessor<boolean>,
  onKept: (kept: Learning) => void,
): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Learning | undefined;
  noteKeeping();
  void keptCourse(userId, slug).then((kept) => kept && onKept(kept));

  const keep = () => {
    const kept = last;
    last = undefined;
    if (kept) void keepCourse(userId, slug, kept).catch(() => undefined);
  };
  const keepSoon = () => {
    if (timer !== undefined) return;
    keep();
    timer = setTimeout(() => {
      timer = undefined;
      if (last) keepSoon();
    }, GATHER_MS);
  };
  addEventListener("pagehide", keep);
  const end = createRoot((dispose) => {
    createEffect(() => {
      const known = learning();
      last = known && isFresh() ? confirmed(known, marks()) : undefined;
      if (last) keepSoon();
    });
    return dispose;
  });
  return () => {
    end();
    removeEventListener("pagehide", keep);
    clearTimeout(timer);
    keep();
  };
};

/** Forgets a course that its reader is not in, or not any more. */
export const forgetIt = (userId: string, slug: string): void => {
  void forgetCourse(userId, slug).catch(() => undefined);
};
