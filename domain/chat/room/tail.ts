import { applyChange, countReply } from "../rules.ts";
import type { Change, ChatMessage } from "../wire.ts";
import { type LoadedOlder, OlderChanges } from "./older-changes.ts";

/** How much longer than its size it grows before it is cut: each cut copies what stays, and all of it is memory. */
const SLACK = 1.25;

/** The newest messages of a room, without gaps, in order of `seq`: what replays are served from. */
export class Tail {
  readonly #size: number;
  #messages: ChatMessage[];
  #seqs: Map<string, number>;
  #lastSeq: number;
  #olderRev: number;
  #older: OlderChanges | null = null;

  /** `olderRev` is the latest `rev` of all messages before these. */
  constructor(messages: readonly ChatMessage[], lastSeq: number, size: number, olderRev: number) {
    this.#size = size;
    this.#messages = messages.slice(-size);
    this.#seqs = new Map(this.#messages.map(({ id, seq }) => [id, seq]));
    this.#lastSeq = lastSeq;
    this.#olderRev = messages.slice(0, -size).reduce((latest, { rev }) => Math.max(latest, rev), olderRev);
  }

  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** A message, where it is among these. */
  get(id: string): ChatMessage | undefined {
    return this.#messages[this.#indexOf(id)];
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
      this.#messages.push(message);
      this.#seqs.set(message.id, message.seq);
      if (message.threadId !== undefined)
        this.#replace(message.threadId, (first) => countReply(first, message));
    }
    if (this.#messages.length > this.#size * SLACK) this.#shorten();
    return { fresh, gapAfter };
  }

  /** Takes in a change, whether its message is here or older. */
  change(change: Change): void {
    if (this.#replace(change.id, (message) => applyChange(message, change))) return;
    if (this.#older?.isCurrent(this.#olderRev)) this.#older.change(change);
    this.#olderRev = Math.max(this.#olderRev, change.rev);
  }

  /** Takes in a message up to `lastSeq` as it is now. */
  renew(message: ChatMessage): void {
    if (!this.#replace(message.id, (known) => (known.rev < message.rev ? message : known)))
      this.#olderRev = Math.max(this.#olderRev, message.rev);
  }

  /** Everything after `seq`, or null when that reaches back further than the tail. */
  after(seq: number): ChatMessage[] | null {
    if (seq >= this.#lastSeq) return [];
    const first = this.#messages[0];
    if (!first || first.seq > seq + 1) return null;
    return this.#messages.slice(seq + 1 - first.seq);
  }

  /** The first `seq` that is here, or the next to come. */
  get firstSeq(): number {
    return this.#messages[0]?.seq ?? this.#lastSeq + 1;
  }

  /** Messages up to `seq` that changed after `rev`, in order of `rev`; null when unknown older ones are among them. */
  changedAfter(rev: number, seq: number): ChatMessage[] | null {
    const older = rev < this.#olderRev ? this.#currentOlder?.after(rev, seq) : [];
    if (!older) return null;
    return [...older, ...this.#messages.filter((message) => message.seq <= seq && message.rev > rev)].sort(
      (one, other) => one.rev - other.rev,
    );
  }

  /** Whether `changedAfter` would know more of this `rev` if older messages that changed were loaded. */
  needsOlder(rev: number): boolean {
    if (rev >= this.#olderRev) return false;
    const older = this.#currentOlder;
    return !older || (older.after(rev, 0) === null && !older.isCutBefore(rev));
  }

  /** Takes in what was loaded of messages before the `seq` `before`, where that is still the first that is here. */
  knowOlder(loaded: LoadedOlder, before: number): void {
    this.#older = before === this.firstSeq ? new OlderChanges(loaded) : null;
  }

  get #currentOlder(): OlderChanges | null {
    return this.#older?.isCurrent(this.#olderRev) ? this.#older : null;
  }

  /** Every message that is here, older ones that changed included. */
  *known(): Iterable<ChatMessage> {
    yield* this.#messages;
    if (this.#older) yield* this.#older.known();
  }

  newest(count: number): ChatMessage[] {
    return this.#messages.slice(-count);
  }

  /** Puts another message in the place of one that is here; false where it is not. */
  #replace(id: string, next: (message: ChatMessage) => ChatMessage): boolean {
    const index = this.#indexOf(id);
    const message = this.#messages[index];
    if (message === undefined) return false;
    this.#messages[index] = next(message);
    return true;
  }

  #indexOf(id: string): number {
    const seq = this.#seqs.get(id);
    return seq === undefined ? -1 : seq - (this.#messages[0]?.seq ?? 0);
  }

  #shorten(): void {
    for (const { id, rev } of this.#messages.slice(0, -this.#size)) {
      this.#seqs.delete(id);
      this.#olderRev = Math.max(this.#olderRev, rev);
    }
    this.#messages = this.#messages.slice(-this.#size);
    // Those that have just become older may have changed as well.
    this.#older = null;
  }
}
