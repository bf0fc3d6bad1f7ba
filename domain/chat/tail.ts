import type { ChatMessage } from "./wire.ts";

/** The newest messages of a room, without gaps, in order of `seq`: what replays are served from. */
export class Tail {
  readonly #size: number;
  #messages: ChatMessage[];
  #lastSeq: number;

  constructor(messages: readonly ChatMessage[], lastSeq: number, size: number) {
    this.#size = size;
    this.#messages = messages.slice(-size);
    this.#lastSeq = lastSeq;
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  /**
   * Takes in messages in order of `seq` and returns those that are new. `gapAfter` is set when some are missing
   * in between: nothing past the gap is taken, and the caller loads what comes after it.
   */
  append(messages: readonly ChatMessage[]): { fresh: ChatMessage[]; gapAfter: number | null } {
    const fresh: ChatMessage[] = [];
    let gapAfter: number | null = null;
    for (const message of messages) {
      if (message.seq <= this.#lastSeq) continue;
      if (message.seq !== this.#lastSeq + 1) {
        gapAfter = this.#lastSeq;
        break;
      }
      this.#lastSeq = message.seq;
      fresh.push(message);
    }
    this.#messages.push(...fresh);
    if (this.#messages.length > this.#size * 2) this.#messages = this.#messages.slice(-this.#size);
    return { fresh, gapAfter };
  }

  /** Everything after `seq`, or null when that reaches back further than the tail. */
  after(seq: number): ChatMessage[] | null {
    if (seq >= this.#lastSeq) return [];
    const first = this.#messages[0];
    if (!first || first.seq > seq + 1) return null;
    return this.#messages.slice(seq + 1 - first.seq);
  }

  newest(count: number): ChatMessage[] {
    return this.#messages.slice(-count);
  }
}
