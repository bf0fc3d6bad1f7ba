import { applyChange } from "../../../../domain/chat/rules.ts";
import type { ChatMessage, ChatServerFrame } from "../../../../domain/chat/wire.ts";

/** Both lists as one in order of `seq`, each message at its latest `rev`; the same list when nothing is new. */
export const mergeMessages = (
  known: readonly ChatMessage[],
  incoming: readonly ChatMessage[],
): readonly ChatMessage[] => {
  const byId = new Map(known.map((message) => [message.id, message]));
  let isNew = false;
  for (const message of incoming) {
    const before = byId.get(message.id);
    if (before && before.rev >= message.rev) continue;
    byId.set(message.id, message);
    isNew = true;
  }
  return isNew ? [...byId.values()].sort((a, b) => a.seq - b.seq) : known;
};

/**
 * What is known of a thread after its newest page was read anew. Where the page does not reach back to what was
 * known, that is let go: a thread is shown without gaps.
 */
export const joinNewest = (
  known: readonly ChatMessage[],
  page: { readonly messages: readonly ChatMessage[]; readonly hasMore: boolean },
): readonly ChatMessage[] => {
  const from = page.messages[0]?.seq;
  if (!page.hasMore || from === undefined) return mergeMessages(known, page.messages);
  const ids = new Set(known.map((message) => message.id));
  const meets = page.messages.some((message) => ids.has(message.id));
  return mergeMessages(meets ? known : known.filter((message) => message.seq > from), page.messages);
};

/**
 * Whether a thread has earlier answers than those that are known of it after its newest page was read, as far as that
 * page can say; null where what was said before still holds.
 * @param knewAll whether everything that the thread has was known before
 */
export const hasEarlier = (
  joined: readonly ChatMessage[],
  page: { readonly messages: readonly ChatMessage[]; readonly hasMore: boolean },
  knewAll: boolean,
  isFirst: boolean,
): boolean | null => {
  const reachesBack = (joined[0]?.seq ?? 0) < (page.messages[0]?.seq ?? 0);
  if (!reachesBack) return page.hasMore;
  return isFirst ? page.hasMore && !knewAll : null;
};

/** Messages after a frame of their room: those that `belong` join them, and what changed is changed. */
export const takeFrame = (
  known: readonly ChatMessage[],
  frame: ChatServerFrame,
  belongs: (message: ChatMessage) => boolean,
): readonly ChatMessage[] => {
  if (frame._tag === "Messages") return mergeMessages(known, frame.messages.filter(belongs));
  if (frame._tag !== "Changes") return known;
  const changes = frame.changes.filter((change) => known.some((message) => message.id === change.id));
  return changes.length === 0 ? known : known.map((message) => changes.reduce(applyChange, message));
};
