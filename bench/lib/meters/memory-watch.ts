import { residentBytes } from "./proc.ts";

/** What a process kept in memory over time. */
export interface MemoryWatched {
  /** Resident bytes, one sample after another. */
  readonly bytes: readonly number[];
  /** Processes that were one after another the one that is watched: more than one, and it was started again. */
  readonly processes: number;
}

/** Watches the resident memory of a process from now until `stop`; `pid` is asked for each sample, and 0 is none. */
export function watchMemory(pid: () => number, everyMs: number): { stop(): MemoryWatched } {
  const bytes: number[] = [];
  const seen = new Set<number>();
  const sample = () => {
    const now = pid();
    const resident = now === 0 ? undefined : residentBytes(now);
    if (resident === undefined) return;
    seen.add(now);
    bytes.push(resident);
  };
  sample();
  const timer = setInterval(sample, everyMs);
  return {
    stop() {
      clearInterval(timer);
      return { bytes, processes: seen.size };
    },
  };
}

/** The median of values that are not empty; the lower of the two in the middle. */
const medianOf = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

/**
 * How memory went: the medians of the second and the last tenth of samples, and by which factor it grew between them.
 * The first tenth is left out, in which everything is made for the first time. NaN of fewer than ten samples.
 */
export function growthOf(bytes: readonly number[]): {
  readonly early: number;
  readonly late: number;
  readonly times: number;
} {
  const tenth = Math.floor(bytes.length / 10);
  const early = medianOf(bytes.slice(tenth, 2 * tenth));
  const late = medianOf(tenth === 0 ? [] : bytes.slice(-tenth));
  return { early, late, times: late / early };
}
