import { inBackground } from "../../../domain/shared/concurrency/background.ts";
import { Leases } from "./leases.ts";

/** Milliseconds between two looks at the leases while somebody is visible. */
const CHECK_MS = 2_000;

/**
 * Watches a room's leases. While somebody looks at the room a timer checks them; a room in which every tab is
 * hidden keeps no timer, so that it can hibernate, and asks to be woken when the next lease runs out.
 */
export class LeaseWatch {
  readonly #leases = new Leases();
  readonly #expired: (connectionId: string) => void;
  readonly #wakeAt: (at: number) => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #wake: number | null = null;
  /** While connections are put out one by one, none of those that are left is asked for. */
  #isChecking = false;

  /**
   * @param options.expired hears of each connection whose lease has run out
   * @param options.wakeAt has `check` called at that time (ms since 1970), since no timer will
   */
  constructor(options: {
    expired: (connectionId: string) => void;
    wakeAt: (at: number) => Promise<void>;
  }) {
    this.#expired = options.expired;
    this.#wakeAt = options.wakeAt;
  }

  /** @param heardAt when the connection was last heard of, in ms since 1970 */
  renew(connectionId: string, visible: boolean, heardAt: number): void {
    this.#leases.renew(connectionId, visible, heardAt);
    this.#watch(Date.now());
  }

  remove(connectionId: string, now: number): void {
    if (!this.#leases.has(connectionId)) return;
    this.#leases.remove(connectionId);
    this.#watch(now);
  }

  check(now: number): void {
    this.#isChecking = true;
    for (const connectionId of this.#leases.expired(now)) this.#expired(connectionId);
    this.#isChecking = false;
    this.#wake = null;
    this.#watch(now);
  }

  #watch(now: number): void {
    if (this.#isChecking) return;
    if (this.#leases.anyVisible) {
      this.#timer ??= setTimeout(() => {
        this.#timer = null;
        inBackground("a look at the leases", () => this.check(Date.now()));
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
    inBackground(
      "the alarm of the next lease",
      () => this.#wakeAt(next),
      () => {
        this.#wake = null;
      },
    );
  }
}
