/** Modules taught in one live session; `number` is null for what belongs to none. */
export interface CurriculumPart<Module> {
  readonly number: number | null;
  readonly modules: readonly Module[];
}

/** What divides and orders modules; without an `order` they stand in theirs already. */
interface PlacedModule {
  readonly sessionNumber: number | null;
  readonly order?: number;
}

/** The curriculum by live session, in the order of its modules. */
export const curriculumParts = <Module extends PlacedModule>(
  modules: readonly Module[],
): readonly CurriculumPart<Module>[] => {
  const parts = new Map<number | null, Module[]>();
  for (const module of modules.toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0))) {
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
