import { drawLoops } from "../../shared/loop/loop-drawing.ts";
import { type Line, type Point, pointsAlong } from "../../shared/loop/pen.ts";
import { Canvas, type Color } from "../../shared/raster/canvas.ts";
import { isDrawable, linesOf, widthOf, write } from "../../shared/raster/lettering.ts";
import { oklch } from "../../shared/raster/oklch.ts";
import { type CoverLook, coverLookOf, stepsOf } from "../rules.ts";

/** Pixels of the picture of a shared link, as networks show it (1.91:1). */
export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;

/** What a course's picture is drawn of. */
export interface ShareFacts {
  readonly slug: string;
  readonly title: string;
  readonly creatorName: string;
  readonly moduleCount: number | null;
  readonly sessionCount: number | null;
}

const MARGIN = 64;
const TITLE = { size: 76, lineHeight: 84, lines: 2 } as const;
const BYLINE = 32;

/** Colours of the covers in client/styles/loop.css, in their light theme, and of the mark in tokens.css. */
const colorsOf = ({ hue, isDeep }: CoverLook) => ({
  ground: isDeep ? oklch(0.43, 0.11, hue) : oklch(0.935, 0.04, hue),
  rule: isDeep ? oklch(0.49, 0.1, hue) : oklch(0.87, 0.05, hue),
  line: isDeep ? oklch(0.95, 0.045, hue) : oklch(0.43, 0.16, hue),
  title: isDeep ? ([255, 255, 255] as const) : ([22, 32, 27] as const),
  byline: isDeep ? oklch(0.93, 0.03, hue) : oklch(0.36, 0.05, hue),
});
const MARK: Color = [255, 225, 77];

const rules = (canvas: Canvas, paper: CoverLook["paper"], color: Color): void => {
  const [across, apart] = [paper === "ruled" || paper === "squared", 36];
  if (across) for (let y = apart; y < SHARE_HEIGHT; y += apart) canvas.rectangle(0, y, SHARE_WIDTH, 2, color);
  if (paper === "squared")
    for (let x = apart; x < SHARE_WIDTH; x += apart) canvas.rectangle(x, 0, 2, SHARE_HEIGHT, color);
  if (paper === "dotted")
    for (let y = apart / 2; y < SHARE_HEIGHT; y += apart)
      for (let x = apart / 2; x < SHARE_WIDTH; x += apart) canvas.disc([x, y], 2.5, color);
};

/** The line of a drawing's path, moved. */
const moved = (path: string, dx: number, dy: number): readonly Point[] => {
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const points = Array.from(
    { length: numbers.length / 2 },
    (_, index): Point => [(numbers[2 * index] ?? 0) + dx, (numbers[2 * index + 1] ?? 0) + dy],
  );
  const strokes = Array.from(
    { length: (points.length - 1) / 3 },
    (_, index) => points.slice(3 * index + 1, 3 * index + 4) as unknown as Line["strokes"][number],
  );
  return pointsAlong({ start: points[0] ?? [0, 0], strokes }, 24);
};

/** What a link to a course shows where it is shared: its cover, its title, and by whom it is. */
export const drawSharePicture = (facts: ShareFacts): Canvas => {
  const look = coverLookOf(facts.slug);
  const colors = colorsOf(look);
  const canvas = new Canvas(SHARE_WIDTH, SHARE_HEIGHT, colors.ground);
  rules(canvas, look.paper, colors.rule);

  const width = SHARE_WIDTH - 2 * MARGIN;
  const lines = isDrawable(facts.title) ? linesOf(facts.title, TITLE.size, width, TITLE.lines) : [];
  const byline = SHARE_HEIGHT - MARGIN;
  const lowest = byline - 60;
  const top = lowest - TITLE.lineHeight * Math.max(lines.length, 1) - 20;

  const drawing = drawLoops({ seed: facts.slug, total: stepsOf(facts) }, width, top - MARGIN / 2);
  canvas.stroke(moved(drawing.outline, MARGIN, MARGIN / 2), drawing.pen * 1.3, colors.line);

  for (const [index, line] of lines.entries()) {
    const base = lowest - TITLE.lineHeight * (lines.length - 1 - index);
    write(canvas, line, MARGIN, base, TITLE.size, colors.title);
  }
  const brand = SHARE_WIDTH - MARGIN - widthOf("PeerLoop", BYLINE);
  canvas.disc([brand - 26, byline - 10], 12, MARK);
  write(canvas, "PeerLoop", brand, byline, BYLINE, colors.title);
  const by = linesOf(`By ${facts.creatorName}`, BYLINE, brand - MARGIN - 80, 1)[0] ?? "";
  if (isDrawable(facts.creatorName)) write(canvas, by, MARGIN, byline, BYLINE, colors.byline);
  return canvas;
};
