import type { DatabaseServer } from "./database-server.ts";
import type { BenchResult, Outcome } from "./figures/result.ts";
import type { OwnOption, RunOptions } from "./options.ts";
import type { Undo } from "./undo.ts";

/** What a scenario is run with. */
export interface BenchContext {
  /** The server on which every peer of this run gets a database. */
  readonly server: DatabaseServer;
  /** For what the run stores; removed at its end. */
  readonly folder: string;
  /** Takes what must be stopped when the scenario ends. */
  readonly undo: Undo;
  /** Cores of the machine. */
  readonly cores: number;
  readonly options: RunOptions;
  /** Says what is being done now. */
  readonly say: (text: string) => void;
}

/** One row of the benchmark: a file in `bench/scenarios/`, named in its `index.ts`. */
export interface Scenario extends Pick<BenchResult, "name" | "title" | "description" | "headline"> {
  /** The options it understands besides those of all. */
  readonly takes?: readonly OwnOption[];
  readonly run: (context: BenchContext) => Promise<Outcome>;
}
