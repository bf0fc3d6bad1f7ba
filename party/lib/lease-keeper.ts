import { Leases } from "./leases.ts";

/** Milliseconds between two looks at the leases while somebody is visible. */
const CHECK_MS = 2_000;

/**
 * Watches a room's leases. While somebody looks at the room a timer checks them; a room in which every tab is
 * hidden keeps no timer, so that it can hibernate, and asks to be woken when the next lease runs out.
 */
export class LeaseKeeper {
  readonly #leases = new Leases();
  readonly #expired: (connectionId: string) => void;
  readonly #wakeAt: (at: number) => void;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #wake: number | null = null;

  constructor(options: { expired: (connectionId: string) => void; wakeAt: (at: number) => void }) {
    this.#expired = options.expired;
    this.#wakeAt = options.wakeAt;
  }

  renew(connectionId: string, visible: boolean, now: number): void {
    this.#leases.renew(connectionId, visible, now);
    this.#watch(now);
  }

  remove(connectionId: string, now: number): void {
    if (!this.#leases.has(connectionId)) return;
    this.#leases.remove(connectionId);
    this.#watch(now);
  }

  check(now: number): void {
    for (const connectionId of this.#leases.expired(now)) this.#expired(connectionId);
    this.#wake = null;
    this.#watch(now);
  }

  #watch(now: number): void {
    if (this.#leases.anyVisible) {
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        this.check(Date.now());
      }, CHECK_MS);
      return;
    }
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const next = this.#leases.next;
    // A wake-up that comes early finds nothing to do and asks again; one that is asked for anew at every beat
    // would write to storage at every beat.
    if (next === null || (this.#wake !== null && this.#wake > now && this.#wake <= next)) return;
    this.#wake = next;
    this.#wakeAt(next);
  }
}
