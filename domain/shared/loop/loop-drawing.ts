import { handOf } from "./hand.ts";
import { loopRing } from "./loop-ring.ts";
import { loopRows, rowsFor } from "./loop-rows.ts";
import type { LoopLine } from "./loop-strokes.ts";
import { endOf, type Line, type Point, pathOf, pointsAlong, upTo } from "./pen.ts";

/** Loops of a drawing at most: of more steps, each loop stands for several. */
export const MAX_LOOPS = 60;

/** What is drawn. */
export interface LoopSubject {
  /** Whose line it is: a course's slug. */
  readonly seed: string;
  /** Steps there are: a loop each. Below 1 counts as 1. */
  readonly total: number;
  /** Steps done, of the one under way a fraction; none unless said. */
  readonly done?: number | undefined;
  /** Certified: the line's end has met its beginning, and it is a ring. */
  readonly isClosed?: boolean | undefined;
}

/** A drawing on a sheet of the size that was asked for, in its units. */
export interface LoopDrawing {
  /** The whole line, as the data of an SVG path. */
  readonly outline: string;
  /** What of it is done; empty where nothing is. */
  readonly ink: string;
  /** Where the learner is. */
  readonly dot: { readonly x: number; readonly y: number; readonly radius: number };
  /** How wide the pen is. */
  readonly pen: number;
}

/**
 * A course's progress as one line of a pen: a loop for each step, inked as far as it is done. The same course always
 * has the same line, and nothing of it leaves the sheet.
 */
export const drawLoops = (subject: LoopSubject, width: number, height: number): LoopDrawing => {
  const total = Math.max(1, Math.round(subject.total) || 1);
  const loops = Math.min(total, MAX_LOOPS);
  const done = Math.min(Math.max((subject.done ?? 0) / total, 0), 1) * loops;
  const rows = rowsFor(loops, width, height);
  const pen = penFor(subject.isClosed ? loops / 4 : loops, rows, width, height);
  const radius = pen * 1.3 + 1.5;
  const margin = pen / 2 + radius;
  const [roomX, roomY] = [Math.max(width - 2 * margin, 1), Math.max(height - 2 * margin, 1)];
  const hand = handOf(subject.seed, loops, rows > 1 || subject.isClosed === true);
  const drawn = subject.isClosed ? loopRing(hand) : loopRows(hand, rows, roomX, roomY);
  const line = fitted(drawn, subject.isClosed === true, width, height, margin);
  const inked = upTo(line, subject.isClosed ? line.strokes.length : strokesAt(line, done));
  const [x, y] = subject.isClosed ? line.start : endOf(inked);
  return { outline: pathOf(line), ink: pathOf(inked), dot: { x: tenths(x), y: tenths(y), radius }, pen };
};

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Narrow enough that neighbouring loops stay apart. */
const penFor = (loops: number, rows: number, width: number, height: number): number => {
  const room = Math.min(width / (Math.ceil(loops / rows) + 1), height / rows);
  return tenths(Math.min(Math.max(room * 0.085, 1.2), 7));
};

/** How many strokes are drawn once so many loops are done. */
const strokesAt = ({ ends }: LoopLine, done: number): number => {
  const whole = Math.min(Math.floor(done), ends.length - 1);
  const from = ends[whole] ?? 0;
  return from + (done - whole) * ((ends[whole + 1] ?? from) - from);
};

/** The line in the middle of the sheet: as large as fits where it may grow, smaller where it would not fit. */
const fitted = (line: LoopLine, grows: boolean, width: number, height: number, margin: number): LoopLine => {
  const points = pointsAlong(line, 12);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const fit = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
  const scale = grows ? fit : Math.min(fit, 1);
  const move = ([x, y]: Point): Point => [
    width / 2 + (x - (left + right) / 2) * scale,
    height / 2 + (y - (top + bottom) / 2) * scale,
  ];
  const moved: Line = {
    start: move(line.start),
    strokes: line.strokes.map(([first, second, end]) => [move(first), move(second), move(end)]),
  };
  return { ...line, ...moved };
};
