/** A place on the sheet, in its units; y grows downwards. */
export type Point = readonly [x: number, y: number];

/** A stroke from where the pen is: two handles and where it ends. */
export type Stroke = readonly [first: Point, second: Point, end: Point];

/** A line that is drawn without lifting the pen. */
export interface Line {
  readonly start: Point;
  readonly strokes: readonly Stroke[];
}

const between = ([ax, ay]: Point, [bx, by]: Point, part: number): Point => [
  ax + (bx - ax) * part,
  ay + (by - ay) * part,
];

/** The stroke from `start` up to a part of it, from 0 to 1. */
const firstPart = (start: Point, [first, second, end]: Stroke, part: number): Stroke => {
  const [a, b, c] = [between(start, first, part), between(first, second, part), between(second, end, part)];
  const [d, e] = [between(a, b, part), between(b, c, part)];
  return [a, d, between(d, e, part)];
};

/** The line up to a number of strokes; of the last one only as much as the fraction says. */
export const upTo = ({ start, strokes }: Line, count: number): Line => {
  const whole = Math.floor(count);
  const kept = strokes.slice(0, whole);
  const next = strokes[whole];
  const from = kept.at(-1)?.[2] ?? start;
  return {
    start,
    strokes: next && count > whole ? [...kept, firstPart(from, next, count - whole)] : kept,
  };
};

/** Where the pen is at the end of the line. */
export const endOf = ({ start, strokes }: Line): Point => strokes.at(-1)?.[2] ?? start;

/** Points along the line, `steps` a stroke, its ends included. */
export const pointsAlong = ({ start, strokes }: Line, steps: number): readonly Point[] => {
  let from = start;
  const points = [start];
  for (const stroke of strokes) {
    for (let step = 1; step <= steps; step++) points.push(firstPart(from, stroke, step / steps)[2]);
    from = stroke[2];
  }
  return points;
};

const digits = (value: number): string => String(Math.round(value * 10) / 10 || 0);

const write = ([x, y]: Point): string => `${digits(x)} ${digits(y)}`;

/** The line as the data of an SVG path; nothing for a line without a stroke. */
export const pathOf = ({ start, strokes }: Line): string =>
  strokes.length === 0
    ? ""
    : `M${write(start)}C${strokes.map((stroke) => stroke.map(write).join(" ")).join(" ")}`;
