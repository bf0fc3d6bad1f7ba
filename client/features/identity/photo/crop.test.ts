import * as fc from "fast-check";
import { expect, it } from "vitest";
import { clamped, firstCrop, MAX_ZOOM, middleAt, panned, placeOf, widest, zoomed, zoomOf } from "./crop.ts";

const sizes = fc.record({
  width: fc.integer({ min: 64, max: 8_000 }),
  height: fc.integer({ min: 64, max: 8_000 }),
});
const number = fc.double({ min: -10_000, max: 10_000, noNaN: true });

it("never leaves the picture, however it is moved and zoomed", () => {
  fc.assert(
    fc.property(
      sizes,
      fc.array(fc.tuple(number, number, fc.double({ min: 0.01, max: 100, noNaN: true }))),
      (size, steps) => {
        let crop = firstCrop(size);
        for (const [dx, dy, factor] of steps)
          crop = zoomed(panned(crop, dx, dy, size), factor, size, { x: 0.3, y: -0.2 });
        const { x, y, side } = crop;
        expect(side).toBeGreaterThanOrEqual(widest(size) / MAX_ZOOM - 1e-6);
        expect(Math.min(x - side / 2, y - side / 2)).toBeGreaterThanOrEqual(-1e-6);
        expect(x + side / 2).toBeLessThanOrEqual(size.width + 1e-6);
        expect(y + side / 2).toBeLessThanOrEqual(size.height + 1e-6);
      },
    ),
  );
});

it("begins with the largest square, and zooms about a point that stays", () => {
  const size = { width: 400, height: 300 };
  expect(firstCrop(size)).toEqual({ x: 200, y: 150, side: 300 });
  expect(firstCrop({ width: 300, height: 600 })).toEqual({ x: 150, y: 252, side: 300 });
  const near = zoomed(firstCrop(size), 2, size, { x: 0.25, y: 0 });
  expect(near).toEqual({ x: 237.5, y: 150, side: 150 });
  expect(near.x + 0.25 * near.side).toBe(200 + 0.25 * 300);
  expect(zoomOf(near, size)).toBe(2);
  expect(zoomed(near, 1 / 2, size)).toMatchObject({ side: 300 });
});

it("is told by its place along each side", () => {
  expect(placeOf(150, 300, 300)).toBe(0.5);
  for (const place of [0, 0.3, 1]) expect(placeOf(middleAt(place, 100, 400), 100, 400)).toBeCloseTo(place);
  expect(clamped({ x: middleAt(1, 100, 400), y: 50, side: 100 }, { width: 400, height: 100 }).x).toBe(350);
});
