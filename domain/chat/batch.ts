import type { NewMessage } from "./commands.ts";

/** A message that waits to be stored, and who waits for the answer. */
export interface Pending<Sender> {
  readonly message: NewMessage;
  readonly sender: Sender;
}

/** What of a gathered batch can go into one statement now, and what must wait for the next. */
export interface Batch<Sender> {
  /** Distinct ids in the order in which they came; none answers another of them. */
  readonly messages: readonly NewMessage[];
  /** Everybody who waits for an id of `messages`, with the message as they sent it. */
  readonly waiting: ReadonlyMap<string, readonly Pending<Sender>[]>;
  readonly later: readonly Pending<Sender>[];
}

/**
 * Splits what was gathered: the same frame sent twice is stored once and answered twice, and a reply to a message
 * of this very batch waits until that one is stored, with everything behind it, so that order is kept.
 */
export const splitBatch = <Sender>(gathered: readonly Pending<Sender>[]): Batch<Sender> => {
  const waiting = new Map<string, Pending<Sender>[]>();
  const messages: NewMessage[] = [];
  for (const [index, pending] of gathered.entries()) {
    const { id, replyToId } = pending.message;
    if (replyToId !== null && replyToId !== id && waiting.has(replyToId))
      return { messages, waiting, later: gathered.slice(index) };
    const same = waiting.get(id);
    if (same) same.push(pending);
    else {
      waiting.set(id, [pending]);
      messages.push(pending.message);
    }
  }
  return { messages, waiting, later: [] };
};

/** Whether two frames under one id are the same message of the same author. */
export const isSameMessage = (one: NewMessage, other: NewMessage): boolean =>
  one.userId === other.userId && one.content === other.content && one.replyToId === other.replyToId;
