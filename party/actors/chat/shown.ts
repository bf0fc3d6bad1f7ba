import type { ActorContext } from "../../base/actor-room.ts";
import type { Timers } from "../../base/timers.ts";

const KEY = "shown";

/** Milliseconds without anything new after which it is noted up to where the room was shown; it sleeps no sooner. */
const QUIET_MS = 5_000;

/**
 * Notes up to which `rev` those who are connected have seen a room, for its next life. What an earlier life had begun
 * may be stored after the room looked for it last: a room that wakes then knows more than the people were told whose
 * sockets outlived its sleep.
 */
export class ShownNote {
  readonly #context: Pick<ActorContext<never>, "storage">;
  readonly #timers: Timers;
  readonly #lastRev: () => number;
  #noted: number | null = null;

  constructor(context: Pick<ActorContext<never>, "storage">, timers: Timers, lastRev: () => number) {
    this.#context = context;
    this.#timers = timers;
    this.#lastRev = lastRev;
  }

  /** The `rev` up to which those who are connected have seen the room; null where that is not known. */
  async read(): Promise<number | null> {
    this.#noted = (await this.#context.storage.get<number>(KEY)) ?? null;
    return this.#noted;
  }

  /** Somebody was shown something. */
  soon(): void {
    const before = this.#lastRev();
    if (before === this.#noted) return;
    this.#timers.start("shown", QUIET_MS, async () => {
      const rev = this.#lastRev();
      if (rev !== before) return this.soon();
      await this.#context.storage.put(KEY, rev);
      this.#noted = rev;
    });
  }
}
