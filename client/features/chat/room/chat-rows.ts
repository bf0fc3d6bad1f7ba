import { isInRoom } from "../../../../domain/chat/rules.ts";
import type { ChatMessage } from "../../../../domain/chat/wire.ts";

/** Messages of one author within this many milliseconds stand together under one name. */
const GROUP_MS = 5 * 60_000;

/** A message of the room, and the one before it there. */
export interface Placed {
  readonly message: ChatMessage;
  readonly previous: ChatMessage | undefined;
}

/** The messages that stand in the room, by `seq`. */
export const inRoom = (messages: readonly ChatMessage[]): ReadonlyMap<number, Placed> => {
  const placed = new Map<number, Placed>();
  let previous: ChatMessage | undefined;
  for (const message of messages) {
    if (!isInRoom(message)) continue;
    placed.set(message.seq, { message, previous });
    previous = message;
  }
  return placed;
};

/** Whether a message is the first of its day in the reader's zone. */
export const beginsDay = (previous: ChatMessage | undefined, message: ChatMessage): boolean =>
  !previous || dayOf(previous) !== dayOf(message);

/** Whether a message, of the same day as the one before, belongs under that one's name. */
export const belongsTo = (previous: ChatMessage | undefined, message: ChatMessage): boolean =>
  previous !== undefined &&
  previous.userId === message.userId &&
  message.replyToId === null &&
  Date.parse(message.createdAt) - Date.parse(previous.createdAt) < GROUP_MS;

/**
 * The `seq` of the first new message: the first after `newAfter` in the room that another than the reader wrote and that
 * is there still. Null when there is none in the range, or when the range begins after it.
 */
export const firstNewSeq = (
  messages: readonly ChatMessage[],
  newAfter: number | null,
  youId: string | null,
): number | null => {
  const first = messages[0]?.seq;
  if (newAfter === null || first === undefined) return null;
  for (let index = Math.max(0, newAfter + 1 - first); index < messages.length; index++) {
    const message = messages[index];
    if (message && isNewTo(message, youId)) return message.seq;
  }
  return null;
};

/** How many messages after a `seq` are new to the reader. */
export const newAfterSeq = (messages: readonly ChatMessage[], seq: number, youId: string | null): number =>
  messages.filter((message) => message.seq > seq && isNewTo(message, youId)).length;

const isNewTo = (message: ChatMessage, youId: string | null): boolean =>
  message.userId !== youId && message.isDeleted !== true && isInRoom(message);

const dayOf = (message: ChatMessage) => new Date(message.createdAt).toDateString();
