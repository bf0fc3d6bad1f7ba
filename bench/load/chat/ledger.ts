import { type Distribution, distributionOf } from "../../lib/figures/distribution.ts";

/** What a ledger is about. */
export interface LedgerOptions {
  /** Messages, numbered from 0. */
  readonly messages: number;
  /** Clients of all rooms, numbered from 0. */
  readonly clients: number;
  /** The client that sends a message, and how many clients must get it. */
  readonly senderOf: (message: number) => number;
  readonly recipientsOf: (message: number) => number;
}

const NEVER = -1;

/**
 * Who got which message when. Times are milliseconds of one clock. Built for a million entries a second: typed
 * arrays only, and nothing is made on the way.
 */
export class Ledger {
  readonly #options: LedgerOptions;
  readonly #due: Float64Array;
  readonly #sender: Int32Array;
  readonly #missing: Int32Array;
  readonly #own: Float64Array;
  readonly #last: Float64Array;
  /** A bit for each message and client. */
  readonly #seen: Uint8Array;
  readonly #rowBytes: number;
  #arrived = 0;
  #twice = 0;
  #expected = 0;

  constructor(options: LedgerOptions) {
    const { messages, clients } = options;
    this.#options = options;
    this.#due = new Float64Array(messages).fill(NEVER);
    this.#sender = new Int32Array(messages);
    this.#missing = new Int32Array(messages);
    this.#own = new Float64Array(messages).fill(NEVER);
    this.#last = new Float64Array(messages).fill(NEVER);
    this.#rowBytes = Math.ceil(messages / 8);
    this.#seen = new Uint8Array(this.#rowBytes * clients);
  }

  /** A message goes out that was due at that time. */
  sent(message: number, dueAt: number): void {
    const recipients = this.#options.recipientsOf(message);
    this.#due[message] = dueAt;
    this.#sender[message] = this.#options.senderOf(message);
    this.#missing[message] = recipients;
    this.#expected += recipients;
  }

  /** A client has got a message. */
  arrived(message: number, client: number, at: number): void {
    const byte = client * this.#rowBytes + (message >> 3);
    const bit = 1 << (message & 7);
    const seen = this.#seen[byte] ?? 0;
    if ((seen & bit) !== 0) {
      this.#twice += 1;
      return;
    }
    this.#seen[byte] = seen | bit;
    this.#arrived += 1;
    const elapsed = at - (this.#due[message] ?? 0);
    if (this.#sender[message] === client) this.#own[message] = elapsed;
    const missing = (this.#missing[message] ?? 0) - 1;
    this.#missing[message] = missing;
    if (missing === 0) this.#last[message] = elapsed;
  }

  /** Whether a message has come back to its sender: it is stored. */
  isOwn(message: number): boolean {
    return (this.#own[message] ?? NEVER) !== NEVER;
  }

  get deliveries(): { expected: number; arrived: number; twice: number } {
    return { expected: this.#expected, arrived: this.#arrived, twice: this.#twice };
  }

  /**
   * Milliseconds from due to the last delivery and to the sender's own, over the messages from `first` on that went
   * out. What has not come by `now` counts with its age: no fewer milliseconds than it will take.
   */
  latencies(first: number, now: number): { last: Distribution; own: Distribution } {
    const sent: number[] = [];
    for (let message = first; message < this.#due.length; message++)
      if (this.#due[message] !== NEVER) sent.push(message);
    const over = (times: Float64Array) =>
      distributionOf(
        sent.map((message) => {
          const elapsed = times[message] ?? NEVER;
          return elapsed === NEVER ? now - (this.#due[message] ?? 0) : elapsed;
        }),
      );
    return { last: over(this.#last), own: over(this.#own) };
  }
}
