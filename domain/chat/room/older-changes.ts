import { applyChange } from "../rules.ts";
import type { Change, ChatMessage } from "../wire.ts";

/** Messages before those that a room remembers, that changed: all after `from`, as they are at `through`. */
export interface LoadedOlder {
  readonly from: number;
  readonly through: number;
  /** In order of `rev`. */
  readonly messages: readonly ChatMessage[];
  /** Whether there are more, before these, that changed after what was asked for. */
  readonly isCut: boolean;
}

/** What is known of changes of messages that are older than a room's tail, for those who come back to them. */
export class OlderChanges {
  readonly #from: number;
  readonly #isCut: boolean;
  #through: number;
  #messages: ReadonlyMap<string, ChatMessage>;

  constructor({ from, through, messages, isCut }: LoadedOlder) {
    this.#from = from;
    this.#isCut = isCut;
    this.#through = through;
    this.#messages = new Map(messages.map((message) => [message.id, message]));
  }

  known(): Iterable<ChatMessage> {
    return this.#messages.values();
  }

  /** Messages up to `seq` that changed after `rev`; null where that reaches back further than is known. */
  after(rev: number, seq: number): ChatMessage[] | null {
    if (rev < this.#from) return null;
    return [...this.#messages.values()].filter((message) => message.rev > rev && message.seq <= seq);
  }

  /** Whether it is all up to the latest change of older messages, `olderRev`. */
  isCurrent(olderRev: number): boolean {
    return olderRev <= this.#through;
  }

  /** Whether to load what changed after `rev` would bring no more than is known: there is too much of it. */
  isCutBefore(rev: number): boolean {
    return this.#isCut && rev < this.#from;
  }

  /** Takes in the next change of an older message; one of a message that is not here leaves it out of date. */
  change(change: Change): void {
    const message = this.#messages.get(change.id);
    if (!message || change.rev <= this.#through) return;
    this.#messages = new Map(this.#messages).set(change.id, applyChange(message, change));
    this.#through = change.rev;
  }
}
