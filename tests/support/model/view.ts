import type postgres from "postgres";
import { isInRoom } from "../../../domain/chat/rules.ts";
import type { Attachment, ChatMessage, ThreadSummary } from "../../../domain/chat/wire.ts";

/** A message as a test compares it, wherever it was read. */
export interface Seen {
  readonly id: string;
  readonly seq: number;
  readonly rev: number;
  readonly userId: string;
  readonly content: string;
  readonly replyToId: string | null;
  readonly threadId: string | null;
  /** Whether it stands among the messages of the room. */
  readonly isInRoom: boolean;
  /** Of the first message of a thread: how many replies it has, the `seq` of the last, and who wrote last. */
  readonly thread: string | null;
  readonly isEdited: boolean;
  readonly isDeleted: boolean;
  readonly isPinned: boolean;
  readonly answerId: string | null;
  /** `emoji user`, sorted. */
  readonly reactions: readonly string[];
  /** As `fileText` tells them, in their order. */
  readonly files: readonly string[];
}

/** A file as it is compared: what everybody is told of it. */
export const fileText = ({ id, name, contentType, size, width, height }: Attachment): string =>
  [id, name, contentType, size, width, height].join(" ");

/** A thread as it is compared. */
export const threadText = ({ count, lastSeq, userIds }: Omit<ThreadSummary, "lastAt">): string =>
  `${count} up to ${lastSeq} by ${userIds.join(" ")}`;

/** A client's message, as it is compared. */
export const seenBy = (message: ChatMessage): Seen => ({
  id: message.id,
  seq: message.seq,
  rev: message.rev,
  userId: message.userId,
  content: message.content,
  replyToId: message.replyToId,
  threadId: message.threadId ?? null,
  isInRoom: isInRoom(message),
  thread: message.thread ? threadText(message.thread) : null,
  isEdited: message.editedAt !== undefined,
  isDeleted: message.isDeleted === true,
  isPinned: message.pinnedAt !== undefined,
  answerId: message.answerId ?? null,
  reactions: (message.reactions ?? [])
    .flatMap(({ emoji, userIds }) => userIds.map((userId) => `${emoji} ${userId}`))
    .toSorted(),
  files: (message.attachments ?? []).map(fileText),
});

type MessageRow = Omit<Seen, "seq" | "rev" | "files"> & {
  readonly seq: string;
  readonly rev: string;
  readonly files: readonly Attachment[];
};

/**
 * A room as the tables hold it at one moment, without any query of the project: its messages in order, what they said
 * before, its numbers.
 */
export const storedIn = (sql: postgres.Sql, roomId: string) =>
  sql.begin("isolation level repeatable read", (moment) => read(moment, roomId));

const read = async (sql: postgres.TransactionSql, roomId: string) => {
  const rows = await sql<MessageRow[]>`
    select m.id, m.seq, m.rev, m.user_id as "userId",
      case when m.is_deleted then '' else m.content end as content, m.reply_to_id as "replyToId",
      m.thread_id as "threadId", m.is_in_room as "isInRoom", m.edited_at is not null as "isEdited", m.is_deleted as "isDeleted",
      m.pinned_at is not null as "isPinned", m.answer_id as "answerId",
      (select sum(a.count) || ' up to ' || max(a.last_seq) || ' by '
          || array_to_string((array_agg(a.user_id order by a.last_seq desc))[1:3], ' ')
        from (select user_id, count(*) as count, max(seq) as last_seq from chat_messages
          where thread_id = m.id group by user_id) a having count(*) > 0) as thread,
      coalesce((select array_agg(r.emoji || ' ' || r.user_id) from chat_reactions r
        where r.message_id = m.id and not m.is_deleted), '{}') as reactions,
      coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'contentType', f.content_type,
        'size', f.size, 'width', f.width, 'height', f.height) order by f.position) from chat_attachments f
        where f.message_id = m.id and not m.is_deleted), '[]') as files
    from chat_messages m where m.room_id = ${roomId} order by m.seq`;
  const versions = await sql<{ messageId: string; content: string }[]>`
    select v.message_id as "messageId", v.content from chat_message_versions v
    join chat_messages m on m.id = v.message_id where m.room_id = ${roomId}`;
  const files = await sql<{ id: string; messageId: string | null; position: number }[]>`
    select id, message_id as "messageId", position from chat_attachments where room_id = ${roomId}`;
  const [room] = await sql`select last_seq, last_rev from chat_rooms where id = ${roomId}`;
  const messages: Seen[] = rows.map((row) => ({
    ...row,
    seq: Number(row.seq),
    rev: Number(row.rev),
    reactions: row.reactions.toSorted(),
    files: row.files.map(fileText),
  }));
  return { messages, versions, files, lastSeq: Number(room?.last_seq), lastRev: Number(room?.last_rev) };
};

export type Stored = Awaited<ReturnType<typeof storedIn>>;
