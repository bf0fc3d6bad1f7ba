/** Space between two loops, in units of the sheet. */
const PITCH = 96;

/** The n-th draw of a seed, as a number from `low` to `high`. */
const pick = (seed: number, n: number, low: number, high: number): number => {
  const mixed = Math.imul(seed ^ (n * 0x9e3779b1), 0x85ebca6b) >>> 0;
  return low + ((mixed >>> 8) / 0xffffff) * (high - low);
};

type Point = readonly [x: number, y: number];

const write = ([x, y]: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

const middle = ([ax, ay]: Point, [bx, by]: Point): Point => [(ax + bx) / 2, (ay + by) / 2];

/** A smooth line along the points: each is pulled towards, the middles between them are passed. */
const smooth = (points: readonly Point[]): string =>
  points.reduce((path, point, index) => {
    const next = points[index + 1];
    if (index === 0) return `M${write(point)}`;
    return next ? `${path}Q${write(point)} ${write(middle(point, next))}` : `${path}L${write(point)}`;
  }, "");

/**
 * A pen's line with loops, as an SVG path across a sheet of `width` × `height`. The same seed draws the same
 * line. It is a trochoid: a point that circles while its centre moves to the right.
 */
export const coverLoops = (seed: number, width: number, height: number): string => {
  const pitch = PITCH * pick(seed, 1, 0.85, 1.6);
  const loops = Math.max(1, Math.round(width / pitch));
  const radius = Math.min(height * 0.32, pitch * pick(seed, 2, 0.34, 0.46));
  const tilt = height * pick(seed, 3, -0.18, 0.18);
  const swell = pick(seed, 4, -0.35, 0.35);
  const turns = loops + 1;
  const steps = 20 * turns;
  return smooth(
    Array.from({ length: steps + 1 }, (_, index): Point => {
      const along = index / steps;
      // Begins half a turn off, so that a lone loop stands in the middle of the sheet.
      const angle = -Math.PI / 2 + along * turns * 2 * Math.PI;
      const size = radius * (1 + swell * (along - 0.5) * 2);
      const x = width / 2 + (along - 0.5) * turns * (width / loops) + size * 1.15 * Math.cos(angle + Math.PI);
      const y = height * 0.52 + tilt * (along - 0.5) + size * Math.sin(angle);
      return [x, y];
    }),
  );
};
