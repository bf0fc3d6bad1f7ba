import { dismissToast, showToast } from "../../../shell/toasts.ts";
import { moduleTexts as texts } from "../texts/learn.ts";
import type { LearningCourse } from "./learning.ts";

/** Milliseconds for which a mark can be taken back by its toast. */
const UNDO_MS = 8_000;

/** The toast of the last mark: the next one takes its place. */
let last: number | undefined;

const dismiss = () => {
  if (last !== undefined) dismissToast(last);
  last = undefined;
};

/** Marks a module as done or not, and offers to take that back. */
export const markWithUndo = (
  course: LearningCourse,
  { id, title }: { readonly id: string; readonly title: string },
  isComplete: boolean,
): void => {
  course.mark(id, isComplete);
  dismiss();
  const toast = showToast({
    tone: isComplete ? "good" : "plain",
    title: isComplete ? texts.done : texts.undone,
    text: title,
    action: { label: texts.undo, run: () => course.mark(id, !isComplete) },
  });
  last = toast;
  setTimeout(() => last === toast && dismiss(), UNDO_MS);
};
