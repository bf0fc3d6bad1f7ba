/** Who has a room before their eyes, as a commit tells it: all of them, or who does not any more since. */
export interface Watching {
  readonly presentIds?: readonly string[];
  readonly goneIds?: readonly string[];
}

/**
 * What commits of a room say of who watches it. All of them are told once in `everyMs` at most, and only when that has
 * changed; who stopped watching is told with the next commit, since of that message they must hear elsewhere.
 */
export class Watchers {
  readonly #everyMs: number;
  #told: Set<string> = new Set();
  #toldAt = Number.NEGATIVE_INFINITY;
  #isChanged = true;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** Somebody came, left, or looked away; or it is not known any more what was told. */
  changed(): void {
    this.#isChanged = true;
  }

  /** What the next commit says, when these watch now. `now` in milliseconds. */
  take(visibleIds: () => readonly string[], now: number): Watching {
    if (!this.#isChanged) return {};
    const visible = new Set(visibleIds());
    if (now - this.#toldAt >= this.#everyMs) {
      this.#isChanged = false;
      this.#toldAt = now;
      this.#told = visible;
      return { presentIds: [...visible] };
    }
    const goneIds = [...this.#told].filter((id) => !visible.has(id));
    if (goneIds.length === 0) return {};
    for (const id of goneIds) this.#told.delete(id);
    return { goneIds };
  }
}
