import type { Shift } from "./page-record.ts";

/** Milliseconds without a shift that end a session of them, and how long one may last (web.dev/cls). */
const GAP_MS = 1_000;
const LONGEST_MS = 5_000;

/** Cumulative layout shift: the largest sum of a session of shifts. */
export function layoutShiftOf(shifts: readonly Shift[]): number {
  let [largest, sum, began, last] = [0, 0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { value, at } of shifts.toSorted((a, b) => a.at - b.at)) {
    const isNew = at - last >= GAP_MS || at - began >= LONGEST_MS;
    if (isNew) [sum, began] = [0, at];
    sum += value;
    last = at;
    largest = Math.max(largest, sum);
  }
  return largest;
}
