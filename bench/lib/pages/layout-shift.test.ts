import { expect, it } from "vitest";
import { layoutShiftOf } from "./layout-shift.ts";

const shifts = (...all: readonly (readonly [number, number])[]) => all.map(([at, value]) => ({ at, value }));

it("is the largest sum of shifts that follow each other", () => {
  expect(layoutShiftOf([])).toBe(0);
  expect(layoutShiftOf(shifts([0, 0.1], [900, 0.1], [2_000, 0.15]))).toBeCloseTo(0.2);
  expect(layoutShiftOf(shifts([2_000, 0.3], [0, 0.1], [900, 0.1]))).toBeCloseTo(0.3);
});

it("begins anew after five seconds, however close they follow", () => {
  const steady = Array.from({ length: 12 }, (_, index) => [index * 500, 0.01] as const);
  expect(layoutShiftOf(shifts(...steady))).toBeCloseTo(0.1);
});
