import { BATCH_WAIT_MS, ROOMS_IN_ORDER } from "../limits.ts";

/**
 * A batch's place among those of one life of its room. `after` is the batch that was still on its way when this one
 * was sent, null where none was.
 */
export interface BatchPlace {
  readonly life: string;
  readonly number: number;
  readonly after: number | null;
}

/** A batch that has come, and what has become of it. */
interface Entry {
  readonly life: string;
  readonly number: number;
  outcome: "waits" | "stored" | "failed";
  /** The one that it was sent behind, until its turn. */
  behind: Entry | null;
}

/** The turn of a batch. */
export interface Turn {
  /** Whether it may be stored: not where the one ahead of it was not. To be asked when it is its turn. */
  readonly isDue: () => boolean;
  /** It was stored, or not. */
  readonly ended: (isStored: boolean) => void;
}

interface Held {
  readonly place: BatchPlace;
  readonly resolve: (turn: Turn | null) => void;
}

/**
 * Takes the batches of each room in the order in which it sent them, also where they overtook each other on the way:
 * one that comes before the one ahead of it waits a little. What does not follow on what was stored is refused, so
 * that no message is stored before an earlier one of its sender, and none before what it answers.
 */
export class BatchOrder {
  readonly #last = new Map<string, Entry>();
  readonly #held = new Map<string, Held[]>();

  /** The turn of a batch, at once where it can be told; null for one that does not follow. */
  enter(roomId: string, place: BatchPlace): Turn | Promise<Turn | null> | null {
    const last = this.#last.get(roomId);
    if (place.after === null) return this.#take(roomId, place, null);
    if (last?.life === place.life && last.number === place.after) return this.#take(roomId, place, last);
    if (last?.life === place.life && last.number > place.after) return null;
    return new Promise((resolve) => this.#hold(roomId, { place, resolve }));
  }

  #take(roomId: string, { life, number }: BatchPlace, behind: Entry | null): Turn {
    const entry: Entry = { life, number, outcome: "waits", behind };
    this.#remember(roomId, entry);
    this.#release(roomId, entry);
    return {
      isDue: () => {
        const isDue = entry.behind === null || entry.behind.outcome === "stored";
        entry.behind = null;
        return isDue;
      },
      ended: (isStored) => {
        entry.outcome = isStored ? "stored" : "failed";
      },
    };
  }

  /** Keeps it as the room's last one; rooms that have sent nothing for the longest are forgotten. */
  #remember(roomId: string, entry: Entry): void {
    this.#last.delete(roomId);
    this.#last.set(roomId, entry);
    if (this.#last.size <= ROOMS_IN_ORDER) return;
    for (const oldest of this.#last.keys()) {
      this.#last.delete(oldest);
      return;
    }
  }

  #hold(roomId: string, held: Held): void {
    this.#held.set(roomId, [...(this.#held.get(roomId) ?? []), held]);
    setTimeout(() => {
      if (this.#letGo(roomId, held)) held.resolve(null);
    }, BATCH_WAIT_MS);
  }

  /** Lets in who waited for this batch: behind it, in the very same turn. */
  #release(roomId: string, entry: Entry): void {
    const next = this.#held
      .get(roomId)
      ?.find(({ place }) => place.life === entry.life && place.after === entry.number);
    if (!next || !this.#letGo(roomId, next)) return;
    queueMicrotask(() => next.resolve(this.#take(roomId, next.place, entry)));
  }

  #letGo(roomId: string, held: Held): boolean {
    const all = this.#held.get(roomId) ?? [];
    const rest = all.filter((one) => one !== held);
    if (rest.length > 0) this.#held.set(roomId, rest);
    else this.#held.delete(roomId);
    return rest.length < all.length;
  }
}
