import { CONNECTION_COST, FAULT_RATE, FRAME_UNIT } from "../../../domain/shared/limits.ts";
import type { Rate } from "./token-bucket.ts";
import { TokenBuckets } from "./token-buckets.ts";

/** What a client sent, before it is decoded. */
export type Raw = string | ArrayBuffer | ArrayBufferView;

const costOf = (raw: Raw): number =>
  Math.max(1, Math.ceil((typeof raw === "string" ? raw.length : raw.byteLength) / FRAME_UNIT));

/**
 * What each person may send into a room, over all their sockets. It outlives their connections, so that nobody renews
 * it by coming back. Times are milliseconds.
 */
export class Budgets {
  readonly #frames: TokenBuckets | null;
  readonly #faults = new TokenBuckets(FAULT_RATE);

  /** @param rate of frames and connections; null where there is no limit */
  constructor(rate: Rate | null) {
    this.#frames = rate && new TokenBuckets(rate);
  }

  /** Whether one more frame of this person is within their budget. */
  frame(userId: string, raw: Raw, now: number): boolean {
    return this.#frames?.take(userId, now, costOf(raw)) ?? true;
  }

  /** Whole seconds after which a refused frame is within it. */
  waitSeconds(userId: string, raw: Raw, now: number): number {
    return this.#frames?.waitSeconds(userId, now, costOf(raw)) ?? 1;
  }

  /** Whether one more connection of this person is within it. */
  connection(userId: string, now: number): boolean {
    return this.#frames?.take(userId, now, CONNECTION_COST) ?? true;
  }

  /** Counts a faulty frame; false where there were too many for the connection to stay. */
  fault(userId: string, now: number): boolean {
    return this.#faults.take(userId, now);
  }
}
