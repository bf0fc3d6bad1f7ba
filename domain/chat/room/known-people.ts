import type { Person } from "../../shared/schema.ts";

/** How many are kept before it is looked who is needed. */
const FIRST_LOOK = 128;

/** Those who were learned of last stay: what they have just written may be on its way to Postgres. */
const RECENT = 64;

/** Whom a room can name. Who came by and left nothing is forgotten, so that a room does not grow with everybody's visit. */
export class KnownPeople {
  readonly #people = new Map<string, Person>();
  #lookAt = FIRST_LOOK;

  get size(): number {
    return this.#people.size;
  }

  get(id: string): Person | undefined {
    return this.#people.get(id);
  }

  /** Remembers who people are, as the newest. */
  learn(people: readonly Person[]): void {
    for (const person of people) {
      this.#people.delete(person.id);
      this.#people.set(person.id, person);
    }
  }

  /** Somebody has left: they count as one of the newest from now on. */
  left(id: string): void {
    const person = this.#people.get(id);
    if (person) this.learn([person]);
  }

  /**
   * Forgets those who are not needed, once so many more have come as were left the last time: what it costs is shared by
   * all. Answers whom it forgot.
   */
  forget(needed: () => ReadonlySet<string>): readonly string[] {
    if (this.#people.size < this.#lookAt) return [];
    const keep = needed();
    const old = [...this.#people.keys()].slice(0, -RECENT);
    const gone = old.filter((id) => !keep.has(id));
    for (const id of gone) this.#people.delete(id);
    this.#lookAt = Math.max(FIRST_LOOK, this.#people.size * 2);
    return gone;
  }
}
