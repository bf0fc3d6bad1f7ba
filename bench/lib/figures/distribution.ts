/** How durations spread, in milliseconds: the share of them named by each percentile took no longer. */
export interface Distribution {
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * The exact percentiles of these durations in milliseconds, by nearest rank: each is one that was measured.
 * All zero when there are none.
 */
export function distributionOf(durations: Float64Array | readonly number[]): Distribution {
  const sorted = Float64Array.from(durations).sort();
  const percentile = (share: number) => nearestRank(sorted, share);
  return {
    count: sorted.length,
    p50: percentile(0.5),
    p95: percentile(0.95),
    p99: percentile(0.99),
    max: percentile(1),
  };
}

/** The duration that this share of all took no longer than, by nearest rank; zero when there are none. */
export const percentileOf = (durations: readonly number[], share: number): number =>
  nearestRank(Float64Array.from(durations).sort(), share);

const nearestRank = (sorted: Float64Array, share: number): number => {
  const rank = Math.max(1, Math.ceil(share * sorted.length));
  return Math.round((sorted[rank - 1] ?? 0) * 100) / 100;
};
