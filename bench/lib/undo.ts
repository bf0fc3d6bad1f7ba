/**
 * What must be undone when something ends, the latest first; for a run that may end by itself, by a fault or by
 * Ctrl-C, and be told so more than once.
 */
export class Undo {
  readonly #steps: (() => unknown)[] = [];
  #running: Promise<void> | undefined;

  add(step: () => unknown): void {
    this.#steps.push(step);
  }

  /** For a part of the run: undone with the whole, if not before. */
  part(): Undo {
    const part = new Undo();
    this.add(() => part.all());
    return part;
  }

  /** Undoes everything once; a step that fails does not keep the others from running. Rejects with what failed first. */
  all(): Promise<void> {
    this.#running ??= this.#undo().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async #undo(): Promise<void> {
    const failures: unknown[] = [];
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) {
      try {
        await step();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}
