/** An interval of presence, milliseconds since 1970; `leftAt` is null while it lasts. */
export interface Interval {
  readonly joinedAt: number;
  readonly leftAt: number | null;
}

/** Where it ends; an open one never does. */
export const endOf = ({ leftAt }: Interval): number => leftAt ?? Number.POSITIVE_INFINITY;

/**
 * The time covered by any of the intervals, in order, without overlap: what touches is one. Several devices of
 * one person count once. Gaps stay gaps: nobody is credited with time in which nothing was heard of them.
 */
export const union = (intervals: readonly Interval[]): Interval[] => {
  const result: Interval[] = [];
  for (const interval of intervals.toSorted((a, b) => a.joinedAt - b.joinedAt)) {
    const last = result.at(-1);
    if (!last || interval.joinedAt > endOf(last))
      result.push({ joinedAt: interval.joinedAt, leftAt: interval.leftAt });
    else if (endOf(interval) > endOf(last)) result[result.length - 1] = { ...last, leftAt: interval.leftAt };
  }
  return result;
};

/** Milliseconds of the intervals, an open one up to `now`. Sums stay exact: `wholeSeconds` rounds, once, what is shown. */
export const lengthOf = (intervals: readonly Interval[], now: number): number =>
  intervals.reduce((sum, { joinedAt, leftAt }) => sum + Math.max(0, (leftAt ?? now) - joinedAt), 0);

/** The intervals in which both were there, in order. Both lists are unions. */
export const overlaps = (one: readonly Interval[], other: readonly Interval[]): Interval[] =>
  one
    .flatMap((a) =>
      other.map((b) => {
        const end = Math.min(endOf(a), endOf(b));
        return {
          joinedAt: Math.max(a.joinedAt, b.joinedAt),
          leftAt: end === Number.POSITIVE_INFINITY ? null : end,
        };
      }),
    )
    .filter((both) => endOf(both) > both.joinedAt)
    .toSorted((a, b) => a.joinedAt - b.joinedAt);

/** The same intervals as they are at `now`: an open one ends there. */
export const upTo = (intervals: readonly Interval[], now: number): Interval[] =>
  intervals.map(({ joinedAt, leftAt }) => ({ joinedAt, leftAt: leftAt ?? Math.max(joinedAt, now) }));
