/** Who is looking at a room, as a commit tells it: all of them, or who does not any more since. */
export interface Watching {
  readonly presentIds?: readonly string[];
  readonly goneIds?: readonly string[];
}

/**
 * What the backend is told of who watches a room. All of them are told once in `everyMs` at most, and only when that
 * has changed; who stopped watching is told with the next commit, since of that message they must hear elsewhere.
 */
export class Watchers {
  readonly #everyMs: number;
  #told = new Set<string>();
  /** The set that the backend was told as it is: sets are not changed, but made anew. */
  #same: ReadonlySet<string> | null = null;
  #isKnown = false;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(everyMs: number) {
    this.#everyMs = everyMs;
  }

  /** It is not known any more what the backend was told. */
  forget(): void {
    this.#isKnown = false;
    this.#same = null;
  }

  /** What the next commit says, when these watch now. `now` in milliseconds. */
  take(visibleIds: ReadonlySet<string>, now: number): Watching {
    if (this.#isKnown && (this.#same === visibleIds || isSame(this.#told, visibleIds))) {
      this.#same = visibleIds;
      return {};
    }
    if (now - this.#toldAt >= this.#everyMs) {
      this.#isKnown = true;
      this.#toldAt = now;
      this.#told = new Set(visibleIds);
      this.#same = visibleIds;
      return { presentIds: [...visibleIds] };
    }
    const goneIds = this.takeGone(visibleIds);
    return goneIds.length === 0 ? {} : { goneIds };
  }

  /** Who was said to watch and does not, when these watch now: the caller tells the backend. */
  takeGone(visibleIds: ReadonlySet<string>): string[] {
    if (this.#same === visibleIds) return [];
    this.#same = null;
    const goneIds = [...this.#told].filter((id) => !visibleIds.has(id));
    for (const id of goneIds) this.#told.delete(id);
    return goneIds;
  }
}

const isSame = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((id) => other.has(id));
