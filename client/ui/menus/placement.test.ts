import fc from "fast-check";
import { expect, it } from "vitest";
import { anchorAt, placeBeside } from "./placement.ts";

const window = { width: 1_000, height: 800 };
const menu = { width: 200, height: 300 };

it("opens below an element from its left edge on, and at a point itself", () => {
  const button = { left: 100, top: 100, right: 140, bottom: 140 };
  expect(placeBeside(button, menu, window)).toEqual({ left: 100, top: 144 });
  expect(placeBeside(anchorAt(300, 200), menu, window)).toEqual({ left: 300, top: 200 });
});

it("opens above, and to the left, where the window ends", () => {
  const button = { left: 940, top: 700, right: 980, bottom: 740 };
  expect(placeBeside(button, menu, window)).toEqual({ left: 780, top: 396 });
});

it("stays in the window wherever it is opened, as long as it fits", () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(800), fc.nat(984), fc.nat(784), (x, y, width, height) => {
      const { left, top } = placeBeside(anchorAt(x, y), { width, height }, window);
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(8);
      expect(left + width).toBeLessThanOrEqual(992);
      expect(top + height).toBeLessThanOrEqual(792);
    }),
  );
});
