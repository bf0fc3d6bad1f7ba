import type {
  ChangeResult,
  CommitChanges,
  CommitMessages,
  CommitResult,
  MarkAnswered,
  NewMessage,
} from "../../../domain/chat/commands.ts";
import { isSameMessage } from "../../../domain/chat/room/batch.ts";
import type { Change } from "../../../domain/chat/wire.ts";
import type { PayloadOf, SuccessOf } from "../../../domain/shared/command.ts";

/** A change as it was carried out, and who wanted it. */
export interface Carried {
  readonly change: Change;
  readonly userId: string;
}

/**
 * What a room's backend has carried out, whether or not its answer ever reached a room that lived: what everybody
 * must agree with in the end.
 */
export class Book {
  /** Messages as they were sent, in the order of their numbers; their index is `seq` − 1. */
  readonly messages: NewMessage[] = [];
  /** Changes by their `rev`. */
  readonly changes = new Map<number, Carried>();
  /** UTC days on which answers were marked: limits hold for a day. */
  readonly days = new Set<string>();
  /** False once an answer left open what was carried out. */
  isWhole = true;
  readonly faults: string[] = [];

  /** Notes a command's body and the answer to it. */
  note(body: string, answer: unknown): void {
    const { name, payload } = JSON.parse(body) as { name: string; payload: never };
    const { ok } = answer as { ok?: never };
    if (ok === undefined) this.isWhole = false;
    else if (name === "chat.commit") this.#stored(payload, ok);
    else if (name === "chat.change") this.#changed(payload, ok);
    else if (name === "chat.markAnswer") this.#marked(payload, ok);
  }

  #stored({ messages }: PayloadOf<typeof CommitMessages>, results: SuccessOf<typeof CommitMessages>): void {
    for (const [index, result] of (results as readonly CommitResult[]).entries()) {
      const message = messages[index] as NewMessage;
      const before = this.messages.find((known) => known?.id === message.id);
      if (result.outcome === "known" && before && !isSameMessage(before, message))
        this.faults.push(`${JSON.stringify(message)} was taken for ${JSON.stringify(before)}`);
      if (result.outcome === "conflict" && before && isSameMessage(before, message))
        this.faults.push(`${JSON.stringify(message)} was refused though it is known`);
      if (result.outcome !== "stored" || !("message" in result)) continue;
      const { seq, id } = result.message;
      if (this.messages[seq - 1]) this.faults.push(`number ${seq} was given twice, the second time to ${id}`);
      this.messages[seq - 1] = message;
    }
  }

  #changed({ changes }: PayloadOf<typeof CommitChanges>, results: SuccessOf<typeof CommitChanges>): void {
    for (const [index, result] of results.entries()) this.#carried(result, changes[index]?.userId ?? "");
  }

  #marked({ userId }: PayloadOf<typeof MarkAnswered>, result: SuccessOf<typeof MarkAnswered>): void {
    this.days.add(new Date().toISOString().slice(0, 10));
    this.#carried(result, userId);
  }

  #carried(result: ChangeResult, userId: string): void {
    if (result.outcome !== "changed") return;
    const { change } = result;
    if (this.changes.has(change.rev)) this.faults.push(`rev ${change.rev} was given twice`);
    this.changes.set(change.rev, { change, userId });
  }
}
