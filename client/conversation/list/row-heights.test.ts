import fc from "fast-check";
import { expect, it } from "vitest";
import { createRowHeights } from "./row-heights.ts";

const measured = fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 300 })), {
  maxLength: 200,
});

it("adds up and finds rows as a plain list of heights does", () => {
  fc.assert(
    fc.property(measured, fc.nat(400), fc.nat(400), fc.nat(30_000), (list, a, b, pixels) => {
      const rows = createRowHeights(40);
      const plain = Array.from({ length: 401 }, () => 40);
      for (const [seq, height] of list) {
        rows.set(seq, height);
        plain[seq] = height;
      }
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const sum = (start: number, end: number) =>
        plain.slice(start, end).reduce((total, one) => total + one, 0);
      expect(rows.span(from, to)).toBeCloseTo(sum(from, to), 6);
      let seq = from;
      while (seq < to && sum(from, seq + 1) <= pixels) seq += 1;
      expect(rows.at(from, to, pixels).seq).toBe(seq);
      expect(rows.at(from, to, pixels).top).toBeCloseTo(sum(from, seq), 6);
    }),
  );
});

it("tells whether a height changed, and forgets all of them", () => {
  const rows = createRowHeights(40);
  expect([rows.set(3, 55), rows.set(3, 55), rows.set(3, 60)]).toEqual([true, false, true]);
  expect(rows.span(0, 10)).toBe(420);
  rows.clear();
  expect(rows.span(0, 10)).toBe(400);
});

it("adds up 100,000 rows well within an animation frame", () => {
  const rows = createRowHeights(40);
  for (let seq = 1; seq <= 100_000; seq++) rows.set(seq, 30 + (seq % 50));
  const started = performance.now();
  for (let turn = 0; turn < 20; turn++) rows.span(1, 100_001);
  expect((performance.now() - started) / 20).toBeLessThan(4);
});
