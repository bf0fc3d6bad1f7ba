import type { Attachment } from "../../../domain/chat/wire.ts";

/** The message that a draft answers, as much of it as is shown while it is answered. */
interface DraftReply {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** A file that was chosen for a draft. `size` in bytes; `attachment` once the server has it. */
export interface DraftFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly attachment: Attachment | null;
}

/** What somebody was typing, what it answers, and the files that go with it. */
interface DraftContent {
  readonly text: string;
  readonly replyTo: DraftReply | null;
  readonly files: readonly DraftFile[];
}

/** A draft, kept for the tab: phones throw hidden tabs away and load them anew. */
export interface Draft {
  readonly read: () => DraftContent;
  readonly write: (fields: Partial<DraftContent>) => void;
}

const empty: DraftContent = { text: "", replyTo: null, files: [] };

/** The draft of one person in one room. */
export const draftOf = (userId: string, room: string): Draft => {
  const kept = keptInTab<DraftContent>(`draft:${userId}:${room}`);
  const read = (): DraftContent => ({ ...empty, ...kept.read() });
  return {
    read,
    write: (fields) => {
      const next = { ...read(), ...fields };
      kept.write(next.text === "" && !next.replyTo && next.files.length === 0 ? null : next);
    },
  };
};

/** An edit of one's own message that is under way. */
export interface EditDraft {
  readonly id: string;
  readonly text: string;
}

/** The edit of one person in one room. */
export const editDraftOf = (userId: string, roomId: string) =>
  keptInTab<EditDraft>(`edit:${userId}:${roomId}`);

/** A value that lives as long as the tab: across reloads, for this tab alone. */
const keptInTab = <A extends object>(key: string) => ({
  read: (): A | null => {
    try {
      const value: unknown = JSON.parse(sessionStorage.getItem(key) ?? "null");
      return typeof value === "object" ? (value as A | null) : null;
    } catch {
      return null;
    }
  },
  write: (value: A | null): void => {
    try {
      if (value === null) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Storage is refused or full: it lives as long as the page.
    }
  },
});
