import type { CourseModule } from "../../../../domain/courses/model.ts";

/** Modules taught in one live session; `number` is null for what belongs to none. */
export interface CurriculumPart {
  readonly number: number | null;
  readonly modules: readonly CourseModule[];
}

/** The curriculum by live session, in the order of its modules. */
export const curriculumParts = (modules: readonly CourseModule[]): readonly CurriculumPart[] => {
  const parts = new Map<number | null, CourseModule[]>();
  for (const module of modules.toSorted((a, b) => a.order - b.order)) {
    const part = parts.get(module.sessionNumber);
    if (part) part.push(module);
    else parts.set(module.sessionNumber, [module]);
  }
  return Array.from(parts, ([number, held]) => ({ number, modules: held }));
};

/** A text of several points, one a line or divided by semicolons, as a list. */
export const pointsOf = (text: string | null): readonly string[] =>
  (text ?? "")
    .split(/[\n;]/u)
    .map((point) => point.replace(/^\s*[-•*]\s*/u, "").trim())
    .filter(Boolean);
