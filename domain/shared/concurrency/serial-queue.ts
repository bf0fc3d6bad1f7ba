/**
 * Runs tasks one after another in the order in which they came. A room's handlers interleave at every await
 * that is not storage; what must not, goes through here. A task's failure is its caller's alone.
 */
export class SerialQueue {
  #tail: Promise<unknown> = Promise.resolve();
  #length = 0;

  /** Tasks that wait or run. */
  get length(): number {
    return this.#length;
  }

  run<A>(task: () => A | Promise<A>): Promise<A> {
    this.#length++;
    const result = this.#tail.then(task);
    this.#tail = result.then(
      () => this.#length--,
      () => this.#length--,
    );
    return result;
  }
}
