import * as fc from "fast-check";
import { expect, it } from "vitest";
import { moved, placeAt } from "./reorder.ts";

it("moves one and keeps the order of the others", () => {
  expect(moved(["a", "b", "c", "d"], 0, 2)).toEqual(["b", "c", "a", "d"]);
  expect(moved(["a", "b", "c", "d"], 3, 0)).toEqual(["d", "a", "b", "c"]);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string(), { minLength: 1 }), fc.nat(), fc.nat(), (items, one, other) => {
      const [from, to] = [one % items.length, other % items.length];
      const result = moved(items, from, to);
      expect(result[to]).toBe(items[from]);
      expect(result.filter((item) => item !== items[from])).toEqual(
        items.filter((item) => item !== items[from]),
      );
    }),
  );
});

it("what is dragged takes a place once it is past the middle of who stands there", () => {
  const rows = [0, 40, 80].map((top) => ({ top, bottom: top + 40 }));
  expect([-10, 10, 30, 61, 99, 101, 500].map((y) => placeAt(rows, 1, y))).toEqual([0, 0, 1, 1, 1, 2, 2]);
  expect([19, 59, 61, 101].map((y) => placeAt(rows, 0, y))).toEqual([0, 0, 1, 2]);
});
