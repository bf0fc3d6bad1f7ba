import { MAX_WAITING_FOR_HASH, MS_BETWEEN_HASHES } from "../../../domain/identity/limits.ts";
import { ServiceUnavailable } from "../../../domain/shared/errors.ts";

/** A request that has not ended by then does not keep the others waiting any longer. */
const GIVEN_UP_MS = 15_000;

/** When the next hash may begin: one budget for all backends of this thread, which share its processor. */
let nextAt = 0;

/**
 * Lets one request of a backend that may hash a password at a time. The others wait in a short queue, those from a device that
 * their account knows before all strangers, in a queue of their own: a flood of strangers does not keep them out.
 */
export class HashTurns {
  readonly #limited: boolean;
  readonly #known: (() => void)[] = [];
  readonly #strangers: (() => void)[] = [];
  #busy = false;

  /** `limited` false: the queue has no end and the hashes no pauses. */
  constructor(limited: boolean) {
    this.#limited = limited;
  }

  /** Runs `work` when its turn has come. Rejects with `ServiceUnavailable` where too many wait. */
  async take<A>(isKnown: boolean, work: () => Promise<A>): Promise<A> {
    await this.#enter(isKnown ? this.#known : this.#strangers);
    let over = false;
    const leave = () => {
      if (!over) this.#leave();
      over = true;
    };
    // Not cleared: the runtime keeps a part of each cleared timer for as long as its actor lives.
    setTimeout(leave, GIVEN_UP_MS);
    try {
      return await work();
    } finally {
      leave();
    }
  }

  /** To be awaited before each hash: its place in the budget. */
  async pause(): Promise<void> {
    if (!this.#limited) return;
    const now = Date.now();
    const at = Math.max(now, nextAt);
    nextAt = at + MS_BETWEEN_HASHES;
    if (at > now) await new Promise((resolve) => setTimeout(resolve, at - now));
  }

  async #enter(queue: (() => void)[]): Promise<void> {
    if (!this.#busy) {
      this.#busy = true;
      return;
    }
    if (this.#limited && queue.length >= MAX_WAITING_FOR_HASH)
      throw new ServiceUnavailable({
        message: "Many people are signing in right now. Please try again in a few seconds.",
      });
    await new Promise<void>((resolve) => queue.push(resolve));
  }

  #leave(): void {
    const next = this.#known.shift() ?? this.#strangers.shift();
    if (next) next();
    else this.#busy = false;
  }
}
