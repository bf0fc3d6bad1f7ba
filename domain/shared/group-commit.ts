import type { SerialQueue } from "./serial-queue.ts";

/**
 * Gathers items while the last batch is being committed, then commits all of them at once: the commit's own
 * duration sets the size of the next batch, so nothing waits for a timer and nothing commits alone under load.
 * Batches run on the room's serial queue, one at a time, in the order of `add`.
 */
export class GroupCommit<Item> {
  readonly #queue: SerialQueue;
  readonly #commit: (items: Item[]) => Promise<void>;
  readonly #maxBatch: number;
  #waiting: Item[] = [];
  #scheduled = false;

  /** `commit` must not reject: what becomes of a failed batch is the room's to say. */
  constructor(queue: SerialQueue, options: { maxBatch: number; commit: (items: Item[]) => Promise<void> }) {
    this.#queue = queue;
    this.#commit = options.commit;
    this.#maxBatch = options.maxBatch;
  }

  /** Items not yet taken into a batch. */
  get waiting(): number {
    return this.#waiting.length;
  }

  add(item: Item): void {
    this.#waiting.push(item);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    void this.#queue.run(async () => {
      const batch = this.#waiting.splice(0, this.#maxBatch);
      this.#scheduled = false;
      if (this.#waiting.length > 0) this.#schedule();
      await this.#commit(batch);
    });
  }
}
