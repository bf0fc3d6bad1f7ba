import type { PDFPage, RGB } from "pdf-lib";
import type { Face, FaceOf } from "./fonts.ts";
import { type Drawn, drawnAs, fitted, type Run } from "./runs.ts";

interface Line {
  readonly from: number;
  readonly to: number;
  readonly lines?: number;
  readonly color: RGB;
}

/** Whether a face can draw a text at all. */
const isDrawable = ({ font, text }: Run<Face>): boolean => {
  try {
    return font.widthOf(text, 1) >= 0;
  } catch {
    return false;
  }
};

/** The text in runs that can be drawn: letter by letter where not together, and without those that cannot even so. */
const drawable = (text: string, faceOf: FaceOf): Drawn<Face> => {
  const { runs, isWhole } = drawnAs<Face>(text, faceOf);
  const parts = runs.flatMap((run) =>
    isDrawable(run) ? [run] : [...run.text].map((letter) => ({ font: run.font, text: letter })),
  );
  const drawn = parts.filter(isDrawable);
  return { runs: drawn, isWhole: isWhole && drawn.length === parts.length };
};

/** Draws one text below the other in a column; of sizes and widths in points. */
export const makeColumn = (
  page: PDFPage,
  faceOf: FaceOf,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
) => {
  let top = y;
  let isWhole = true;
  const widthOf = (text: string, size: number) =>
    drawable(text, faceOf).runs.reduce((sum, run) => sum + run.font.widthOf(run.text, size), 0);

  return {
    /** Whether every character that was to be written is there. */
    isWhole: () => isWhole,
    gap: (points: number) => {
      top -= points;
    },
    /** Writes a text as large as its room lets it be. */
    write: (text: string, { from, to, lines = 1, color }: Line) => {
      const fit = fitted(text, { from, to, width, lines }, widthOf);
      for (const line of fit.lines) {
        const drawn = drawable(line, faceOf);
        isWhole &&= drawn.isWhole;
        let at = x;
        top -= fit.size * 1.3;
        for (const run of drawn.runs) {
          run.font.draw(page, run.text, { x: at, y: top, size: fit.size, color });
          at += run.font.widthOf(run.text, fit.size);
        }
      }
    },
  };
};
