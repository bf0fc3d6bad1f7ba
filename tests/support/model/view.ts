import type postgres from "postgres";
import type { ChatMessage } from "../../../domain/chat/wire.ts";

/** A message as a test compares it, wherever it was read. */
export interface Seen {
  readonly id: string;
  readonly seq: number;
  readonly rev: number;
  readonly userId: string;
  readonly content: string;
  readonly replyToId: string | null;
  readonly threadId: string | null;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly isPinned: boolean;
  /** `emoji user`, sorted. */
  readonly reactions: readonly string[];
}

/** A client's message, as it is compared. */
export const seenBy = (message: ChatMessage): Seen => ({
  id: message.id,
  seq: message.seq,
  rev: message.rev,
  userId: message.userId,
  content: message.content,
  replyToId: message.replyToId,
  threadId: message.threadId ?? null,
  isEdited: message.editedAt !== null,
  isDeleted: message.isDeleted,
  isPinned: message.pinnedAt !== undefined,
  reactions: (message.reactions ?? [])
    .flatMap(({ emoji, userIds }) => userIds.map((userId) => `${emoji} ${userId}`))
    .toSorted(),
});

/** A room as the tables hold it, without any query of the project: its messages in order, what they said before, its numbers. */
export const storedIn = async (sql: postgres.Sql, roomId: string) => {
  const rows = await sql<(Omit<Seen, "seq" | "rev"> & { seq: string; rev: string })[]>`
    select m.id, m.seq, m.rev, m.user_id as "userId",
      case when m.is_deleted then '' else m.content end as content, m.reply_to_id as "replyToId",
      m.thread_id as "threadId", m.edited_at is not null as "isEdited", m.is_deleted as "isDeleted",
      m.pinned_at is not null as "isPinned",
      coalesce((select array_agg(r.emoji || ' ' || r.user_id) from chat_reactions r
        where r.message_id = m.id and not m.is_deleted), '{}') as reactions
    from chat_messages m where m.room_id = ${roomId} order by m.seq`;
  const versions = await sql<{ messageId: string; content: string }[]>`
    select v.message_id as "messageId", v.content from chat_message_versions v
    join chat_messages m on m.id = v.message_id where m.room_id = ${roomId}`;
  const [room] = await sql`select last_seq, last_rev from chat_rooms where id = ${roomId}`;
  const messages: Seen[] = rows.map((row) => ({
    ...row,
    seq: Number(row.seq),
    rev: Number(row.rev),
    reactions: row.reactions.toSorted(),
  }));
  return { messages, versions, lastSeq: Number(room?.last_seq), lastRev: Number(room?.last_rev) };
};

export type Stored = Awaited<ReturnType<typeof storedIn>>;
