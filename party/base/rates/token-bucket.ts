/** A rate: how many at once, and how many a second over time. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/** A token bucket: `take` answers whether one more is within the rate. Times are milliseconds. */
export class TokenBucket {
  readonly #rate: Rate;
  #tokens: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#tokens = rate.burst;
    this.#at = now;
  }

  /** Takes `cost` tokens where there are as many; takes none where there are not. */
  take(now: number, cost = 1): boolean {
    if (!this.has(now, cost)) return false;
    this.#tokens -= cost;
    return true;
  }

  /** Whether `take` would take. */
  has(now: number, cost = 1): boolean {
    this.#fill(now);
    return this.#tokens >= cost;
  }

  /** Whole seconds, one at least, after which `cost` tokens are there again. */
  waitSeconds(now: number, cost = 1): number {
    this.#fill(now);
    const missing = Math.min(cost, this.#rate.burst) - this.#tokens;
    return Math.max(1, Math.ceil(missing / this.#rate.perSecond));
  }

  /** Whether it is as full as a new one. */
  isFull(now: number): boolean {
    this.#fill(now);
    return this.#tokens >= this.#rate.burst;
  }

  #fill(now: number): void {
    const elapsed = Math.max(0, now - this.#at);
    this.#tokens = Math.min(this.#rate.burst, this.#tokens + (elapsed / 1_000) * this.#rate.perSecond);
    this.#at = now;
  }
}
