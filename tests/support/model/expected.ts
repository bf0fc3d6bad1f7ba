import { may, mayModerate } from "../../../domain/chat/rules.ts";
import type { Book, Carried } from "./book.ts";
import type { ShelvedFile } from "./files.ts";
import { type Seen, threadText } from "./view.ts";

/** A room as it must be. */
export interface Expected {
  readonly messages: readonly Seen[];
  /** `message content` for everything that an edit or a deletion took away, sorted. */
  readonly versions: readonly string[];
  /** How many messages were deleted by others than their authors. */
  readonly audited: number;
  /** Marks of answers in the order in which they were made, those that were taken back later among them. */
  readonly marks: readonly Mark[];
  /** The messages that files belong to, by the files' ids. */
  readonly fileOwners: ReadonlyMap<string, string>;
  /** What nobody may do and somebody has done. */
  readonly faults: readonly string[];
}

/** Somebody's question is answered by somebody else. */
export interface Mark {
  readonly questionId: string;
  readonly askerId: string;
  readonly helperId: string;
}

type Draft = { -readonly [K in keyof Seen]: Seen[K] } & { emoji: Set<string> };

/**
 * Works out a room from what was carried out in it, by the plainest rules there are.
 * @param roles everybody's role in the room, by their id
 * @param files what was put there to be sent, by its ids
 */
export const expectedOf = (
  book: Book,
  roles: ReadonlyMap<string, string>,
  files: ReadonlyMap<string, ShelvedFile>,
): Expected => {
  const drafts = draftsOf(book, files);
  const versions: string[] = [];
  const marks: Mark[] = [];
  const faults: string[] = [];
  let audited = 0;

  const carry = ({ change, userId }: Carried): void => {
    const draft = drafts.get(change.id);
    const unlawful = () =>
      faults.push(`${userId} made ${JSON.stringify(change)} of ${JSON.stringify(draft)}`);
    if (!draft || (draft.isDeleted && change._tag !== "Answered")) return void unlawful();
    const isOwn = draft.userId === userId;
    const role = roles.get(userId) ?? "";
    switch (change._tag) {
      case "Edited":
        if (!isOwn) unlawful();
        versions.push(`${change.id} ${draft.content}`);
        draft.content = change.content;
        draft.isEdited = true;
        break;
      case "Deleted":
        if (!isOwn && !mayModerate(role)) unlawful();
        if (!isOwn) audited++;
        versions.push(`${change.id} ${draft.content}`);
        Object.assign(draft, { isDeleted: true, isPinned: false, content: "", files: [] });
        draft.emoji.clear();
        break;
      case "Reacted": {
        const one = `${change.emoji} ${change.userId}`;
        if (change.userId !== userId || draft.emoji.has(one) === change.is) unlawful();
        if (change.is) draft.emoji.add(one);
        else draft.emoji.delete(one);
        break;
      }
      case "Pinned":
        if (!may("pin", role, false) || draft.isPinned === (change.at !== null)) unlawful();
        draft.isPinned = change.at !== null;
        break;
      case "Answered": {
        const answer = drafts.get(change.answerId ?? draft.answerId ?? "");
        const isMark = change.answerId !== null;
        const isSound = answer?.threadId === draft.id && answer.userId !== userId && isOwn;
        if (!isSound || (isMark && (answer.isDeleted || draft.isDeleted))) unlawful();
        draft.answerId = change.answerId;
        if (isMark && answer) marks.push({ questionId: draft.id, askerId: userId, helperId: answer.userId });
      }
    }
    draft.rev = change.rev;
  };

  for (const [, carried] of [...book.changes].toSorted(([one], [other]) => one - other)) carry(carried);
  return {
    messages: [...drafts.values()].map(({ emoji, ...draft }) => ({
      ...draft,
      reactions: [...emoji].toSorted(),
    })),
    versions: versions.toSorted(),
    audited,
    marks,
    fileOwners: fileOwnersOf(book, files, faults),
    faults,
  };
};

/** Whose message each file went with: one that arrived whole, its sender's own, and one message's alone. */
const fileOwnersOf = (
  { messages }: Book,
  files: ReadonlyMap<string, ShelvedFile>,
  faults: string[],
): Map<string, string> => {
  const owners = new Map<string, string>();
  for (const { id, userId, attachmentIds = [] } of messages)
    for (const fileId of attachmentIds) {
      const file = files.get(fileId);
      if (!file?.isWhole || file.userId !== userId || owners.has(fileId))
        faults.push(`${userId} sent with ${id} a file ${fileId} that is ${JSON.stringify(file)}`);
      owners.set(fileId, id);
    }
  return owners;
};

/** The messages as they were sent, with the threads that they make. */
const draftsOf = (
  { messages, changes }: Book,
  files: ReadonlyMap<string, ShelvedFile>,
): Map<string, Draft> => {
  const drafts = new Map<string, Draft>();
  /** Who replied in a thread, the latest first. */
  const repliers = new Map<string, readonly string[]>();
  let rev = 0;
  const revOfNext = () => {
    do rev++;
    while (changes.has(rev));
    return rev;
  };
  for (const [index, message] of messages.entries()) {
    const { id, userId, content, replyToId, alsoInRoom, attachmentIds } = message;
    const seq = index + 1;
    const parent = replyToId === null ? null : drafts.get(replyToId);
    const first = parent && (parent.threadId === null ? parent : drafts.get(parent.threadId));
    if (first) {
      const before = repliers.get(first.id) ?? [];
      const userIds = [userId, ...before];
      repliers.set(first.id, userIds);
      first.thread = threadText({
        count: userIds.length,
        lastSeq: seq,
        userIds: [...new Set(userIds)].slice(0, 3),
      });
    }
    drafts.set(id, {
      ...{ id, seq, rev: revOfNext(), userId, content, replyToId },
      threadId: first?.id ?? (replyToId === null ? null : "of a message that is not there"),
      isInRoom: replyToId === null || alsoInRoom === true,
      thread: null,
      isEdited: false,
      isDeleted: false,
      isPinned: false,
      answerId: null,
      reactions: [],
      emoji: new Set(),
      files: (attachmentIds ?? []).map((file) => files.get(file)?.text ?? "a file that is not there"),
    });
  }
  return drafts;
};
