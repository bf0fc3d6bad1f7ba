import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import { GATHER_MS } from "./leases.ts";

/**
 * Has a room look at its connections when the first of them is to be looked at: by the room's alarm alone, since a timer
 * would keep it awake. Beats put that off, and most of them reach no room at all: an alarm that comes early finds nothing
 * to do and is set for the next. One that were set anew at each beat would be a write at each beat.
 */
export class LeaseWatch {
  readonly #wakeAt: (at: number | null) => Promise<void>;
  /** When the room will be woken; null where nothing asks for it. */
  #at: number | null = null;

  /** @param wakeAt has the room look at that time (ms since 1970; null: at none), and then tell `looked` */
  constructor(wakeAt: (at: number | null) => Promise<void>) {
    this.#wakeAt = wakeAt;
  }

  /** A connection is to be looked at by then, and maybe others that are known already. */
  lookBy(at: number, now: number): void {
    // One that should have rung by now rings at any moment; should it be lost, this sets it again.
    if (this.#at !== null && this.#at <= now) this.#ask(now + GATHER_MS);
    else if (this.#at === null || at < this.#at) this.#ask(Math.max(at, now + GATHER_MS));
  }

  /** All connections were looked at; the first of them is to be looked at again at `next` (null: there is none). */
  looked(next: number | null, now: number): void {
    this.#ask(next === null ? null : Math.max(next, now + GATHER_MS));
  }

  #ask(at: number | null): void {
    if (at === null && this.#at === null) return;
    this.#at = at;
    inBackground(
      "the alarm of the next lease",
      () => this.#wakeAt(at),
      () => {
        this.#at = null;
      },
    );
  }
}
