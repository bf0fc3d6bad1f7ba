import type { Block } from "./tree.ts";

/** Where blocks stand. */
export interface Place {
  /** How many quotes and lists they lie within. */
  readonly depth: number;
  readonly isQuoted: boolean;
}

/** Some lines as a block, and how many lines it takes. */
export interface Taken {
  readonly block: Block;
  readonly lines: number;
}

/** Makes blocks of the lines of a part: quotes and lists hold blocks again. */
export type BlocksOf = (lines: readonly string[], place: Place) => readonly Block[];
