import type { CpuUse } from "../meters/cpu-meter.ts";
import type { MachineFacts } from "../meters/machine.ts";

/** One number, the same thing for every subject of a scenario. */
export interface Figure {
  readonly name: string;
  readonly unit: "ms" | "s" | "/s" | "KB" | "MB" | "";
  readonly value: number;
  /** Left out where a ratio says nothing. */
  readonly better?: "less" | "more";
}

/** What was measured of one system. */
export interface Subject {
  readonly name: string;
  /** The same figures in the same order for each subject of a scenario; none of one that failed. */
  readonly figures: readonly Figure[];
  readonly cpu: CpuUse | null;
  /** What its figures were bound by, in words. */
  readonly boundBy: string;
}

/** A figure by its name; NaN of one that failed, against which nothing can be held. */
export const figureValue = ({ figures }: Pick<Subject, "figures">, name: string): number =>
  figures.find((figure) => figure.name === name)?.value ?? Number.NaN;

/** Something that must hold, and whether it did. */
export interface Check {
  readonly what: string;
  readonly wanted: string;
  readonly got: string;
  readonly met: boolean;
}

/** A table as text cells; the first row is its head. */
export type Table = readonly (readonly string[])[];

/** What a scenario found out. The first subject is PeerLoop. */
export interface Outcome {
  readonly subjects: readonly Subject[];
  readonly checks: readonly Check[];
  /** What the figures are made of, where that is worth reading. */
  readonly detail?: Table;
}

/** An outcome as it is kept in `bench/results/<name>.json`. */
export interface BenchResult extends Outcome {
  readonly name: string;
  readonly title: string;
  /** What was done, in a paragraph. */
  readonly description: string;
  /** The figure that the chart shows, and its limit for PeerLoop where it has one that is no ratio. */
  readonly headline: { readonly figure: string; readonly limit?: number };
  /** ISO 8601, UTC. */
  readonly date: string;
  readonly machine: MachineFacts;
}
