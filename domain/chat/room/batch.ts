import type { NewChange, NewMessage } from "../commands.ts";

/** A message that waits to be stored, and who waits for the answer. */
export interface Pending<Sender> {
  readonly message: NewMessage;
  readonly sender: Sender;
}

/** What of a gathered batch can go into one statement now, and what must wait for the next. */
export interface Batch<Sender> {
  /** Distinct ids in the order in which they came; none answers another of them, no two attach the same file. */
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
  const files = new Set<string>();
  for (const [index, pending] of gathered.entries()) {
    const { id, replyToId, attachmentIds } = pending.message;
    const same = waiting.get(id);
    const answersOne = replyToId !== null && replyToId !== id && waiting.has(replyToId);
    if (answersOne || (!same && attachmentIds?.some((file) => files.has(file))))
      return { messages, waiting, later: gathered.slice(index) };
    if (same) same.push(pending);
    else {
      waiting.set(id, [pending]);
      messages.push(pending.message);
      for (const file of attachmentIds ?? []) files.add(file);
    }
  }
  return { messages, waiting, later: [] };
};

/** Whether two frames under one id are the same message of the same author. */
export const isSameMessage = (one: NewMessage, other: NewMessage): boolean =>
  one.userId === other.userId &&
  one.content === other.content &&
  one.replyToId === other.replyToId &&
  (one.attachmentIds ?? []).join() === (other.attachmentIds ?? []).join();

/** A change that waits to be made, and who waits for the answer. */
export interface PendingChange<Sender> {
  readonly change: NewChange;
  readonly sender: Sender;
}

/** What a change touches: two that touch the same are not made by one statement. A deletion touches everything. */
const touches = (change: NewChange): string => {
  switch (change._tag) {
    case "Edit":
      return `${change.id} content`;
    case "Delete":
      return change.id;
    case "React":
      return `${change.id} ${change.userId} ${change.emoji}`;
    case "Pin":
      // The room as a whole has a limit of pins.
      return "pins";
  }
};

/**
 * Splits gathered changes: those of `now` go into one statement; the others wait for the next one. What concerns
 * one message keeps its order; what concerns different ones may overtake.
 */
export const splitChanges = <Sender>(gathered: readonly PendingChange<Sender>[]) => {
  const touched = new Set<string>();
  const messages = new Set<string>();
  const held = new Set<string>();
  const now: PendingChange<Sender>[] = [];
  const later: PendingChange<Sender>[] = [];
  for (const pending of gathered) {
    const { change } = pending;
    const key = touches(change);
    const isFree =
      !held.has(change.id) &&
      !held.has(key) &&
      !touched.has(key) &&
      !touched.has(change.id) &&
      (change._tag !== "Delete" || !messages.has(change.id));
    if (isFree) {
      now.push(pending);
      touched.add(key);
      messages.add(change.id);
    } else {
      later.push(pending);
      held.add(change.id);
      held.add(key);
    }
  }
  return { now, later };
};
