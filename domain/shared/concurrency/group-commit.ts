import { inBackground } from "./background.ts";
import type { SerialQueue } from "./serial-queue.ts";

/** How a room gathers and commits. */
export interface GroupCommitOptions<Item, Begun> {
  /** Items in one batch at most. */
  readonly maxBatch: number;
  /** How many of those that wait can go into one batch: at least the first. All of them where this is not given. */
  readonly together?: (waiting: readonly Item[]) => number;
  /** Must not reject: what becomes of a failed batch is the room's to say. `begun` is what `begin` gave for it. */
  readonly commit: (items: Item[], begun?: Begun) => Promise<void>;
  /**
   * Sends the next batch to the database while the one before is still on its way, so that the database works while
   * the room shows what came back. Undefined where it has to wait for its turn.
   */
  readonly begin?: (items: readonly Item[]) => Begun | undefined;
  /** Items that must wait for that. Fewer gather until their turn: a batch costs as much as many messages. */
  readonly beginAt?: number;
  /** Milliseconds that the next batch waits for more, where several items came together. */
  readonly gatherMs?: number;
}

/**
 * Gathers items while the last batch is being committed, then commits all of them at once: the commit's own
 * duration sets the size of the next batch, so nothing waits for a timer (but as `gatherMs` says) and nothing commits
 * alone under load.
 * Batches run on the room's serial queue, one at a time, in the order of `add`; one more may have begun.
 */
export class GroupCommit<Item, Begun = never> {
  readonly #queue: SerialQueue;
  readonly #options: GroupCommitOptions<Item, Begun>;
  #waiting: Item[] = [];
  #begun: { readonly items: Item[]; readonly begun: Begun } | null = null;
  #isScheduled = false;
  #isCommitting = false;

  constructor(queue: SerialQueue, options: GroupCommitOptions<Item, Begun>) {
    this.#queue = queue;
    this.#options = options;
  }

  /** Items not yet taken into a batch. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Takes out everything that is not in the batch that is being committed, also what has begun; in order. */
  drain(): Item[] {
    const drained = [...(this.#begun?.items ?? []), ...this.#waiting];
    this.#begun = null;
    this.#waiting = [];
    return drained;
  }

  add(item: Item): void {
    this.#waiting.push(item);
    this.#schedule();
    const { begin, beginAt = 1 } = this.#options;
    // Only as many more have come does it ask again: a batch that had to wait would mostly have to wait again.
    if (begin && this.#isCommitting && this.#begun === null && this.#waiting.length % beginAt === 0)
      this.#beginNext(begin);
  }

  #beginNext(begin: (items: readonly Item[]) => Begun | undefined): void {
    const items = this.#waiting.slice(0, this.#nextLength());
    const begun = begin(items);
    if (begun === undefined) return;
    this.#waiting = this.#waiting.slice(items.length);
    this.#begun = { items, begun };
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const run = async () => {
      const next = this.#begun ?? { items: this.#waiting.splice(0, this.#nextLength()), begun: undefined };
      this.#begun = null;
      this.#isScheduled = false;
      if (this.#waiting.length > 0) this.#schedule();
      if (next.items.length === 0) return;
      this.#isCommitting = true;
      try {
        await this.#options.commit(next.items, next.begun);
      } finally {
        this.#isCommitting = false;
      }
      const { gatherMs } = this.#options;
      if (gatherMs !== undefined && next.items.length > 1) await pause(gatherMs);
    };
    inBackground("a batch", () => this.#queue.run(run));
  }

  #nextLength(): number {
    const { together, maxBatch } = this.#options;
    return Math.min(maxBatch, together?.(this.#waiting) ?? maxBatch);
  }
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
