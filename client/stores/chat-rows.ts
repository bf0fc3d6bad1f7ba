import type { ChatMessage } from "../../domain/chat/wire.ts";

/** Messages of one author within this many milliseconds stand together under one name. */
const GROUP_MS = 5 * 60_000;

/** A line of the message list. Rows that did not change are the same objects as before. */
export type ChatRow =
  | { readonly kind: "day"; readonly key: string; readonly at: string }
  | { readonly kind: "unread"; readonly key: string }
  | {
      readonly kind: "message";
      readonly key: string;
      readonly message: ChatMessage;
      readonly opens: boolean;
    };

/**
 * Makes rows out of messages: a separator where the day changes in the reader's zone, one where new messages
 * begin, and for each message whether it opens a group.
 */
export const makeRows = () => {
  let known = new Map<string, ChatRow>();
  return (
    messages: readonly ChatMessage[],
    unreadAfter: number | null,
    youId: string | null,
  ): readonly ChatRow[] => {
    const rows: ChatRow[] = [];
    const next = new Map<string, ChatRow>();
    const add = (row: ChatRow) => {
      const before = known.get(row.key);
      const same = before && isSame(before, row) ? before : row;
      rows.push(same);
      next.set(same.key, same);
    };
    let previous: ChatMessage | null = null;
    let divided = unreadAfter === null;
    for (const message of messages) {
      const newDay = !previous || dayOf(previous) !== dayOf(message);
      if (newDay) add({ kind: "day", key: `day ${dayOf(message)}`, at: message.createdAt });
      const divide = !divided && message.seq > (unreadAfter ?? 0) && message.userId !== youId;
      if (divide) {
        add({ kind: "unread", key: "unread" });
        divided = true;
      }
      const opens = newDay || divide || !previous || !belong(previous, message);
      add({ kind: "message", key: message.id, message, opens });
      previous = message;
    }
    known = next;
    return rows;
  };
};

const dayOf = (message: ChatMessage) => new Date(message.createdAt).toDateString();

const belong = (before: ChatMessage, after: ChatMessage) =>
  before.userId === after.userId &&
  after.replyToId === null &&
  Date.parse(after.createdAt) - Date.parse(before.createdAt) < GROUP_MS;

const isSame = (before: ChatRow, after: ChatRow): boolean =>
  before.kind === after.kind &&
  (before.kind !== "message" ||
    (after.kind === "message" && before.message === after.message && before.opens === after.opens));
