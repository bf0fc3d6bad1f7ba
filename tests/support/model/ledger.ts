import type { Change, ChatMessage } from "../../../domain/chat/wire.ts";

/** A message as its sender sent it. */
interface Acknowledged {
  readonly userId: string;
  readonly content: string;
  readonly replyToId: string | null;
  readonly isInRoom: boolean;
  readonly fileIds: readonly string[];
}

/** What anybody was ever told by the room, to be held against the database at the end. */
export class Ledger {
  /** Messages that their senders saw acknowledged: what they sent, by id. */
  readonly acknowledged = new Map<string, Acknowledged>();
  /** The first messages of threads, by their answers. */
  readonly threads = new Map<string, string>();
  /** The number under which each message was shown, whoever saw it. */
  readonly #seqs = new Map<string, number>();
  /** Every change that anybody saw, by its number. */
  readonly changes = new Map<number, Change>();
  readonly faults: string[] = [];
  /** Everything that happened, in order, while `MODEL_TRACE` names a file to write it to where a run fails. */
  readonly trace: string[] = [];

  note(event: () => string): void {
    if (process.env.MODEL_TRACE) this.trace.push(event());
  }

  saw(message: ChatMessage): void {
    const before = this.#seqs.get(message.id);
    if (before !== undefined && before !== message.seq)
      this.faults.push(`message ${message.id} was shown as ${before} and as ${message.seq}`);
    this.#seqs.set(message.id, message.seq);
    if (message.threadId !== undefined) this.threads.set(message.id, message.threadId);
  }

  sawChange(change: Change): void {
    const before = this.changes.get(change.rev);
    if (before && JSON.stringify(before) !== JSON.stringify(change))
      this.faults.push(`rev ${change.rev} was ${JSON.stringify(before)} and ${JSON.stringify(change)}`);
    this.changes.set(change.rev, change);
  }

  /** What was shown, by number. */
  shown(): ReadonlyMap<string, number> {
    return this.#seqs;
  }
}
