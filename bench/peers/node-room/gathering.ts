/** Gathers what comes while a commit is under way, and commits all of it together when that one is done. */
export class Gathering<A> {
  readonly #commit: (batch: readonly A[]) => Promise<void>;
  #waiting: A[] = [];
  #isCommitting = false;

  /** @param commit one that fails is logged, and its batch is lost: nobody hears of it */
  constructor(commit: (batch: readonly A[]) => Promise<void>) {
    this.#commit = commit;
  }

  add(item: A): void {
    this.#waiting.push(item);
    if (!this.#isCommitting) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isCommitting = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await this.#commit(batch).catch(console.error);
    }
    this.#isCommitting = false;
  }
}
