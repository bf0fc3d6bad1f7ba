import { type Rate, TokenBucket } from "./token-bucket.ts";

/** Buckets that are kept before it is looked which of them are full. */
const FIRST_SWEEP = 64;

/**
 * A token bucket for each key, a person for example. A bucket that has filled up is as good as a new one and is
 * forgotten: so they do not grow for ever, and nobody's is renewed by leaving and coming back.
 */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, TokenBucket>();
  #sweepAt = FIRST_SWEEP;

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** How many are kept. */
  get size(): number {
    return this.#buckets.size;
  }

  /** As `TokenBucket.take`, of this key's bucket. */
  take(key: string, now: number, cost = 1): boolean {
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      this.#sweep(now);
      bucket = new TokenBucket(this.#rate, now);
      this.#buckets.set(key, bucket);
    }
    return bucket.take(now, cost);
  }

  /** Whether `take` would take. */
  has(key: string, now: number, cost = 1): boolean {
    return this.#buckets.get(key)?.has(now, cost) ?? cost <= this.#rate.burst;
  }

  /** As `TokenBucket.waitSeconds`, of this key's bucket. */
  waitSeconds(key: string, now: number, cost = 1): number {
    return this.#buckets.get(key)?.waitSeconds(now, cost) ?? 1;
  }

  /** Only as many more have come as were left the last time does it look again: what it costs is shared by all. */
  #sweep(now: number): void {
    if (this.#buckets.size < this.#sweepAt) return;
    for (const [key, bucket] of this.#buckets) if (bucket.isFull(now)) this.#buckets.delete(key);
    this.#sweepAt = Math.max(FIRST_SWEEP, this.#buckets.size * 2);
  }
}
