import fc from "fast-check";
import type { Interval } from "../../domain/shared/intervals.ts";

/** Small numbers, so that intervals often meet, touch and repeat. */
const anyInterval = fc
  .tuple(fc.nat(40), fc.option(fc.nat(20), { nil: null, freq: 5 }))
  .map(([joinedAt, length]): Interval => ({ joinedAt, leftAt: length === null ? null : joinedAt + length }));
/** Lists of them, in any order. */
export const anyIntervals = fc.array(anyInterval, { maxLength: 12 });
/** After every interval of `anyIntervals`. */
export const END = 100;
/** Whether any of the intervals covers an instant, an open one up to `END`. */
export const covers = (intervals: readonly Interval[], instant: number) =>
  intervals.some(({ joinedAt, leftAt }) => joinedAt <= instant && instant < (leftAt ?? END));
/** Instants between any two ends. */
export const instants = Array.from({ length: END }, (_, index) => index + 0.5);
