import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawLoops, MAX_LOOPS } from "./loop-drawing.ts";
import { type Line, type Point, pointsAlong, type Stroke } from "./pen.ts";

const lineOf = (path: string): Line => {
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  const points = Array.from(
    { length: numbers.length / 2 },
    (_, index): Point => [numbers[2 * index] ?? Number.NaN, numbers[2 * index + 1] ?? Number.NaN],
  );
  const strokes = Array.from(
    { length: (points.length - 1) / 3 },
    (_, index) => points.slice(3 * index + 1, 3 * index + 4) as unknown as Stroke,
  );
  return { start: points[0] ?? [0, 0], strokes };
};

const lengthOf = (path: string): number => {
  const points = path === "" ? [] : pointsAlong(lineOf(path), 20);
  return points.reduce((sum, [x, y], index) => {
    const [fromX, fromY] = points[index - 1] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0);
};

/** How often the line has turned around by its end. */
const turnsOf = (path: string): number => {
  const points = pointsAlong(lineOf(path), 24);
  const angles = points.slice(1).flatMap(([x, y], index) => {
    const [fromX, fromY] = points[index] ?? [x, y];
    return Math.hypot(x - fromX, y - fromY) < 1e-6 ? [] : [Math.atan2(y - fromY, x - fromX)];
  });
  const sum = angles.slice(1).reduce((turned, angle, index) => {
    const by = angle - (angles[index] ?? angle);
    return turned + Math.atan2(Math.sin(by), Math.cos(by));
  }, 0);
  return Math.abs(sum) / (2 * Math.PI);
};

const sheets: readonly (readonly [number, number])[] = [
  [320, 128],
  [128, 128],
  [640, 160],
  [1200, 630],
  [48, 48],
];
const sheet = fc.constantFrom(...sheets);
const seed = fc.string({ maxLength: 40 });
const total = fc.integer({ min: 1, max: MAX_LOOPS });

describe("the drawing of a course's progress", () => {
  it("never leaves its sheet, is bounded in size, and holds nothing but numbers", () => {
    fc.assert(
      fc.property(
        seed,
        fc.integer({ min: -3, max: 90 }),
        fc.double({ min: -1, max: 95, noNaN: true }),
        fc.boolean(),
        sheet,
        (seed, total, done, isClosed, [width, height]) => {
          const drawing = drawLoops({ seed, total, done, isClosed }, width, height);
          for (const path of [drawing.outline, drawing.ink]) {
            expect(path).toMatch(/^(M-?[\d.]+ -?[\d.]+C[-\d. ]+)?$/);
            expect(path.length).toBeLessThan(12_000);
            if (path === "") continue;
            const points = pointsAlong(lineOf(path), 10);
            const edges = points.map(([x, y]) => Math.min(x, y, width - x, height - y));
            expect(Math.min(...edges)).toBeGreaterThanOrEqual(drawing.pen / 2);
          }
          const { x, y, radius } = drawing.dot;
          expect(Math.min(x, y, width - x, height - y)).toBeGreaterThanOrEqual(radius);
        },
      ),
    );
  });

  it("has a loop for each step: the line turns around once for each", () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 1, max: 7 }), (seed, total) => {
        const { outline } = drawLoops({ seed, total }, 900, 100);
        const isOneSided = Math.round(turnsOf(outline)) === total;
        // Where every other loop stands below the line, they turn against each other.
        expect(isOneSided || Math.round(turnsOf(outline)) === total % 2).toBe(true);
      }),
    );
  });

  it("is closed into a ring of as many loops at certification", () => {
    fc.assert(
      fc.property(seed, total, sheet, (seed, total, [width, height]) => {
        const { outline, ink } = drawLoops({ seed, total, isClosed: true }, width, height);
        const { start, strokes } = lineOf(outline);
        const end = strokes.at(-1)?.[2] ?? [0, 0];
        expect(Math.hypot(start[0] - end[0], start[1] - end[1])).toBeLessThan(0.3);
        expect(ink).toBe(outline);
      }),
    );
    expect(turnsOf(drawLoops({ seed: "a", total: 5, isClosed: true }, 200, 200).outline)).toBeCloseTo(6, 0);
  });

  it("has the more ink the more is done, from none to all of its loops", () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(seed, total, part, part, sheet, (seed, total, one, other, [width, height]) => {
        const inkAt = (done: number) => lengthOf(drawLoops({ seed, total, done }, width, height).ink);
        const [less, more] = [Math.min(one, other) * total, Math.max(one, other) * total];
        expect(inkAt(0)).toBe(0);
        expect(inkAt(less)).toBeLessThanOrEqual(inkAt(more) + 0.5);
        const whole = lengthOf(drawLoops({ seed, total }, width, height).outline);
        expect(inkAt(total)).toBeLessThanOrEqual(whole + 0.5);
        expect(inkAt(total)).toBeGreaterThan(whole * 0.5);
      }),
    );
  });

  it("has its dot where the ink ends", () => {
    fc.assert(
      fc.property(seed, total, fc.double({ min: 0.01, max: 1, noNaN: true }), (seed, total, part) => {
        const { ink, dot } = drawLoops({ seed, total, done: total * part }, 320, 128);
        const end = lineOf(ink).strokes.at(-1)?.[2];
        expect(end).toEqual([dot.x, dot.y]);
      }),
    );
  });

  it("is a course's own, and always the same", () => {
    fc.assert(
      fc.property(seed, seed, total, (one, other, total) => {
        const outlineOf = (seed: string) => drawLoops({ seed, total }, 320, 128).outline;
        expect(outlineOf(one)).toBe(outlineOf(one));
        if (one !== other) expect(outlineOf(one)).not.toBe(outlineOf(other));
      }),
    );
    const lines = Array.from(
      { length: 200 },
      (_, index) => drawLoops({ seed: `course-${index}`, total: 6 }, 320, 128).outline,
    );
    expect(new Set(lines).size).toBe(200);
  });

  it("stays as it is from one release to the next", () => {
    const { ink, dot } = drawLoops({ seed: "intro-to-claude-code", total: 3, done: 1 }, 320, 128);
    expect({ ink, dot }).toMatchInlineSnapshot(`
      {
        "dot": {
          "radius": 10.34,
          "x": 131.7,
          "y": 70.9,
        },
        "ink": "M29 70.4C38.6 70.4 48.3 70.4 57.9 70.4 117.8 70.4 121.7 22.3 103.7 22.3 85.7 22.3 71.8 70.9 131.7 70.9",
      }
    `);
  });
});
