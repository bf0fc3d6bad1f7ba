import type { Line, Point, Stroke } from "./pen.ts";

/** A place and the unit vector in which the pen moves there. */
export interface Heading {
  readonly at: Point;
  readonly towards: Point;
}

/** A loop with its place: the foot it begins at, its top, which the pen passes backwards, and its other foot. */
export interface PlacedLoop {
  /** Length of the handles at its feet and at its top. */
  readonly foot: number;
  readonly over: number;
  readonly from: Heading;
  readonly top: Heading;
  readonly to: Heading;
}

/** A line of loops. Loop `n` is drawn by the strokes from `ends[n]` to `ends[n + 1]`; what comes after is its tail. */
export interface LoopLine extends Line {
  readonly ends: readonly number[];
}

const ahead = ({ at: [x, y], towards: [dx, dy] }: Heading, length: number): Point => [
  x + dx * length,
  y + dy * length,
];

/** A stroke from one heading to another, with handles of this length. */
export const strokeBetween = (from: Heading, to: Heading, handle: number): Stroke =>
  stroke(from, to, handle, handle);

const stroke = (from: Heading, to: Heading, out: number, back: number): Stroke => [
  ahead(from, out),
  ahead(to, -back),
  to.at,
];

const loopStrokes = ({ foot, over, from, top, to }: PlacedLoop): readonly Stroke[] => [
  stroke(from, top, foot, over),
  stroke(top, to, over, foot),
];

/** Loops as one line, with a lead-in and a tail of this length; `connect` draws from each to the next. */
export const loopLine = (
  placed: readonly PlacedLoop[],
  connect: (from: Heading, to: Heading) => readonly Stroke[],
  lead: number,
): LoopLine => {
  const [first, last] = [placed[0], placed.at(-1)];
  if (!first || !last) return { start: [0, 0], strokes: [], ends: [0] };
  const start: Heading = { ...first.from, at: ahead(first.from, -lead) };
  const strokes: Stroke[] = [];
  const ends = [0];
  let pen = start;
  for (const loop of placed) {
    strokes.push(...connect(pen, loop.from), ...loopStrokes(loop));
    ends.push(strokes.length);
    pen = loop.to;
  }
  return {
    start: start.at,
    strokes: [...strokes, ...connect(pen, { ...pen, at: ahead(pen, lead) })],
    ends,
  };
};
