import type { ChatMessage, MessageBatch, Messages } from "../wire.ts";

/** What is the same for all messages of a commit, or follows from their place in it, is said once. */
const isBatch = (messages: readonly ChatMessage[]): boolean => {
  const [first] = messages;
  return (
    first !== undefined &&
    messages.every(
      ({ seq, rev, createdAt, editedAt, isDeleted }, index) =>
        seq === first.seq + index &&
        rev === first.rev + index &&
        createdAt === first.createdAt &&
        editedAt === undefined &&
        !isDeleted,
    )
  );
};

/** The short form of a frame of messages that one commit has stored; null for any others. */
export const toBatch = ({ messages, people }: Messages): MessageBatch | null => {
  const [first] = messages;
  if (first === undefined || !isBatch(messages)) return null;
  const { seq, rev, createdAt } = first;
  const authors = new Map<string, number>();
  const rows = messages.map((message) => {
    const author = authors.get(message.userId) ?? authors.size;
    authors.set(message.userId, author);
    const more = moreOf(message);
    return more === null
      ? ([message.id, author, message.content] as const)
      : ([message.id, author, message.content, more] as const);
  });
  return { _tag: "MessageBatch", seq, rev, createdAt, authors: [...authors.keys()], messages: rows, people };
};

/** What most messages have not; null for those. */
const moreOf = (message: ChatMessage) => {
  const { id, seq, rev, userId, content, createdAt, editedAt, isDeleted, replyToId, ...rest } = message;
  const more = replyToId === null ? rest : { replyToId, ...rest };
  for (const _ in more) return more;
  return null;
};
