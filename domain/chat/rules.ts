import { REACTORS_NAMED, REPLIERS_NAMED } from "./limits.ts";
import type {
  Change,
  ChatMessage,
  ChatServerFrame,
  MessageBatch,
  Messages,
  Reaction,
  ThreadSummary,
} from "./wire.ts";

/** Roles in a room are memberships of its course (`membershipSql`). */
const TEACHES = new Set(["creator", "student_teacher"]);
const MODERATES = new Set(["creator", "moderator"]);

/** Who may delete others' messages, slow a room down, mute, remove, and read what was edited away. */
export const mayModerate = (role: string): boolean => MODERATES.has(role);

/** Who may write at all: everybody but those who only read, since their address is not confirmed. */
export const mayWrite = (role: string): boolean => role !== "reader";

/** What can be done with a message, and who may: by what they are in the room, and whether it is their own. */
const MAY = {
  edit: (_role, isOwn) => isOwn,
  delete: (role, isOwn) => isOwn || mayModerate(role),
  pin: (role) => TEACHES.has(role) || mayModerate(role),
  /** Reads what it said before it was edited or deleted. */
  readVersions: (role) => mayModerate(role),
  report: (_role, isOwn) => !isOwn,
  /** Mutes or removes who wrote it. */
  sanction: (role, isOwn) => mayModerate(role) && !isOwn,
} as const satisfies Record<string, (role: string, isOwn: boolean) => boolean>;

export type MessageAction = keyof typeof MAY;

/** Whether somebody may do that with a message: asked by menus, keys, the room and, as a parameter, by its SQL. */
export const may = (action: MessageAction, role: string, isOwn: boolean): boolean => MAY[action](role, isOwn);

/** What people are in a room, who may do most first. */
const ROLES = ["creator", "moderator", "student_teacher", "student"];

/**
 * Whether somebody who came in as `was` may stay so now that they are `is`: they may do no less. Whoever may write from now
 * on enters again, to be let write.
 */
export const mayStayAs = (was: string, is: string): boolean =>
  was === is || (ROLES.includes(is) && ROLES.indexOf(is) <= ROLES.indexOf(was));

/** The order of a message's reactions: by emoji, so that everybody has the same whatever came and went. */
export const inOrder = (reactions: readonly Reaction[]): Reaction[] =>
  [...reactions].sort((one, other) => (one.emoji < other.emoji ? -1 : 1));

const withReaction = (
  reactions: readonly Reaction[],
  { userId, emoji, is }: { readonly userId: string; readonly emoji: string; readonly is: boolean },
): Reaction[] => {
  const others = (known: Reaction) => known.userIds.filter((id) => id !== userId);
  if (is && !reactions.some((known) => known.emoji === emoji))
    return inOrder([...reactions, { emoji, userIds: [userId] }]);
  return reactions
    .map((known) =>
      known.emoji === emoji ? { emoji, userIds: is ? [...others(known), userId] : others(known) } : known,
    )
    .filter((known) => known.userIds.length > 0);
};

/** A message with an optional field set, or left out when it is undefined. */
const withField = <K extends "reactions" | "pinnedAt" | "answerId">(
  message: ChatMessage,
  key: K,
  value: ChatMessage[K] | undefined,
): ChatMessage => {
  const { [key]: _, ...rest } = message;
  return (value === undefined ? rest : { ...rest, [key]: value }) as ChatMessage;
};

/** The message after a change of it; the same object when it has seen the change, or gone beyond it. */
export const applyChange = (message: ChatMessage, change: Change): ChatMessage => {
  if (change.id !== message.id || change.rev <= message.rev) return message;
  const next = { ...message, rev: change.rev };
  switch (change._tag) {
    case "Edited":
      return { ...next, content: change.content, editedAt: change.editedAt };
    case "Deleted": {
      const { reactions, attachments, pinnedAt, ...bare } = next;
      return { ...bare, content: "", isDeleted: true };
    }
    case "Reacted": {
      const reactions = withReaction(next.reactions ?? [], change);
      return withField(next, "reactions", reactions.length > 0 ? reactions : undefined);
    }
    case "Pinned":
      return withField(next, "pinnedAt", change.at ?? undefined);
    case "Answered":
      return withField(next, "answerId", change.answerId ?? undefined);
  }
};

/** Whether a message stands among those of its room: a reply only where it was sent there as well. */
export const isInRoom = ({ replyToId, alsoInRoom }: Pick<ChatMessage, "replyToId" | "alsoInRoom">): boolean =>
  replyToId === null || alsoInRoom === true;

/** Everybody whom a frame with this message names: its author, the first who reacted, the last who replied. */
export function* namedIn({ userId, reactions = [], thread }: ChatMessage): Iterable<string> {
  yield userId;
  for (const { userIds } of reactions) yield* userIds.slice(0, REACTORS_NAMED);
  yield* thread?.userIds ?? [];
}

/** The first message of a thread after a reply in it; the same object when that one is counted already. */
export const countReply = (first: ChatMessage, reply: ChatMessage): ChatMessage => {
  const { count = 0, lastSeq = 0, userIds = [] } = first.thread ?? {};
  if (reply.threadId !== first.id || reply.seq <= lastSeq) return first;
  const others = userIds.filter((id) => id !== reply.userId);
  const thread: ThreadSummary = {
    count: count + 1,
    lastSeq: reply.seq,
    lastAt: reply.createdAt,
    userIds: [reply.userId, ...others].slice(0, REPLIERS_NAMED),
  };
  return { ...first, thread };
};

/** A frame of the room with its messages written out. */
export type PlainServerFrame = Exclude<ChatServerFrame, MessageBatch>;

/** The frame of messages that a batch stands for. */
export const fromBatch = ({ seq, rev, createdAt, authors, messages, people }: MessageBatch): Messages => ({
  _tag: "Messages",
  messages: messages.map(([id, author, content, more], index) => ({
    id,
    seq: seq + index,
    rev: rev + index,
    userId: authors[author] as string,
    content,
    replyToId: null,
    createdAt,
    ...more,
  })),
  people,
});

/** A frame as it came, or what it stands for. */
export const plainFrame = (frame: ChatServerFrame): PlainServerFrame =>
  frame._tag === "MessageBatch" ? fromBatch(frame) : frame;
