import { drawsOf } from "../shared/loop/random.ts";

/** Steps of a course, a loop each in its drawing: its modules, or sessions where none are listed. */
export const stepsOf = (course: {
  readonly moduleCount: number | null;
  readonly sessionCount: number | null;
}): number => course.moduleCount || course.sessionCount || 1;

/** Papers that covers are printed on. */
const PAPERS = ["plain", "ruled", "squared", "dotted"] as const;

/** How many covers in a hundred are dark. */
const DEEP = 36;

/** Hues of covers, even around the circle. */
const HUES = 24;

/** What a course's cover looks like beside its line. */
export interface CoverLook {
  /** In degrees, as `oklch` takes it. */
  readonly hue: number;
  readonly paper: (typeof PAPERS)[number];
  /** Light ink on dark paper. */
  readonly isDeep: boolean;
}

/** The look of a course's cover: always the same one for the same slug. */
export const coverLookOf = (slug: string): CoverLook => {
  const draw = drawsOf(`${slug} cover`);
  return {
    hue: Math.floor(draw(0, HUES)) * (360 / HUES),
    paper: PAPERS[Math.floor(draw(0, PAPERS.length))] ?? "plain",
    isDeep: draw(0, 100) < DEEP,
  };
};
