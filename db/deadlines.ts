interface Deadline {
  readonly at: number;
  readonly passed: () => void;
}

/**
 * Deadlines that are all equally far away, kept by one timer that is never cleared: the pinned runtime keeps 176 bytes
 * of each cleared timer for as long as the actor lives, and a backend that asks Postgres all day has millions.
 */
export class Deadlines {
  readonly #milliseconds: number;
  /** In the order in which they pass. */
  readonly #open = new Set<Deadline>();
  #isTimed = false;

  /** `milliseconds` from the beginning of each to its passing. */
  constructor(milliseconds: number) {
    this.#milliseconds = milliseconds;
  }

  /** How many have begun and have neither passed nor been met. */
  get open(): number {
    return this.#open.size;
  }

  /** Begins one. `passed` runs once when it passes, unless what is returned has been called before: it was met. */
  begin(passed: () => void): () => void {
    const deadline = { at: Date.now() + this.#milliseconds, passed };
    this.#open.add(deadline);
    this.#wait(this.#milliseconds);
    return () => {
      this.#open.delete(deadline);
    };
  }

  #wait(milliseconds: number): void {
    if (this.#isTimed) return;
    this.#isTimed = true;
    setTimeout(() => this.#look(), milliseconds);
  }

  #look(): void {
    this.#isTimed = false;
    const now = Date.now();
    for (const deadline of this.#open) {
      if (deadline.at > now) return this.#wait(deadline.at - now);
      this.#open.delete(deadline);
      deadline.passed();
    }
  }
}
