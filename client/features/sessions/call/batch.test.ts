import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createBatch } from "./batch.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("sends as one what comes together, in order, and at once what fills a batch", () => {
  const sent: (readonly number[])[] = [];
  const batch = createBatch<number>((items) => sent.push(items), { afterMs: 50, most: 3 });
  for (const item of [1, 2]) batch.add(item);
  vi.advanceTimersByTime(49);
  expect(sent).toEqual([]);
  vi.advanceTimersByTime(1);
  for (const item of [3, 4, 5, 6]) batch.add(item);
  expect(sent).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  batch.flush();
  batch.flush();
  expect(sent.slice(2)).toEqual([[6]]);
  vi.advanceTimersByTime(1_000);
  expect(sent).toHaveLength(3);
});

it("forgets what it is told to", () => {
  const sent: (readonly number[])[] = [];
  const batch = createBatch<number>((items) => sent.push(items), { afterMs: 50, most: 3 });
  batch.add(1);
  batch.drop();
  vi.advanceTimersByTime(1_000);
  expect(sent).toEqual([]);
});
