import { sql } from "drizzle-orm";
import type { Person } from "../../shared/schema.ts";
import { instantSql, personSql } from "../../shared/sql.ts";
import { REACTORS_NAMED, REPLIERS_NAMED } from "../limits.ts";
import { inOrder } from "../rules.ts";
import type { Attachment, ChatMessage, Reaction, ThreadSummary } from "../wire.ts";

/** A message row `m` with its author `u`, as the queries of this context select it. */
export interface MessageRow {
  readonly id: string;
  readonly seq: number;
  readonly rev: number;
  readonly userId: string;
  readonly content: string;
  readonly replyToId: string | null;
  readonly createdAt: string;
  readonly editedAt: string | null;
  readonly isDeleted: boolean;
  readonly threadId: string | null;
  readonly isInRoom: boolean;
  readonly replies: ThreadSummary | null;
  readonly reactions: readonly Reaction[] | null;
  readonly attachments: readonly Attachment[] | null;
  readonly pinnedAt: string | null;
  readonly answerId: string | null;
}

/** The columns of a `ChatMessage` out of the row `m`. A deleted message keeps its place and loses its content. */
export const messageColumns = sql`
  m.id, m.seq::int8 as seq, m.rev::int8 as rev, m.user_id as "userId",
  case when m.is_deleted then '' else m.content end as content, m.reply_to_id as "replyToId",
  ${instantSql(sql`m.created_at`)} as "createdAt", ${instantSql(sql`m.edited_at`)} as "editedAt", m.is_deleted as "isDeleted",
  m.thread_id as "threadId", m.is_in_room as "isInRoom", m.answer_id as "answerId", ${instantSql(sql`m.pinned_at`)} as "pinnedAt",
  case when m.thread_id is null then (
    select json_build_object('count', sum(w.count), 'lastSeq', max(w.last_seq),
      'lastAt', (select ${instantSql(sql`z.created_at`)} from chat_messages z
        where z.thread_id = m.id order by z.seq desc limit 1),
      'userIds', (array_agg(w.user_id order by w.last_seq desc))[1:${REPLIERS_NAMED}::int])
    from (
      select a.user_id, count(*) as count, max(a.seq) as last_seq from chat_messages a
      where a.thread_id = m.id group by a.user_id) w
    having count(*) > 0) end as replies,
  case when not m.is_deleted then (
    select json_agg(json_build_object('emoji', r.emoji, 'userIds', r.user_ids)) from (
      select emoji, json_agg(user_id order by created_at, user_id) as user_ids
      from chat_reactions where message_id = m.id group by emoji) r) end as reactions,
  case when not m.is_deleted then (
    select json_agg(json_build_object('id', f.id, 'name', f.name, 'contentType', f.content_type, 'size', f.size,
      'width', f.width, 'height', f.height) order by f.position)
    from chat_attachments f where f.message_id = m.id) end as attachments`;

/** The driver gives bigints as text; `seq` and `rev` are exact as numbers. What a message has not is left out. */
export const toMessage = (row: MessageRow): ChatMessage => ({
  id: row.id,
  seq: Number(row.seq),
  rev: Number(row.rev),
  userId: row.userId,
  content: row.content,
  replyToId: row.replyToId,
  createdAt: row.createdAt,
  ...(row.editedAt === null ? {} : { editedAt: row.editedAt }),
  ...(row.isDeleted ? { isDeleted: true } : {}),
  ...(row.threadId === null ? {} : { threadId: row.threadId }),
  ...(row.replyToId !== null && row.isInRoom ? { alsoInRoom: true } : {}),
  ...(row.replies === null ? {} : { thread: row.replies }),
  ...(row.reactions === null ? {} : { reactions: inOrder(row.reactions) }),
  ...(row.attachments === null ? {} : { attachments: row.attachments }),
  ...(row.pinnedAt === null ? {} : { pinnedAt: row.pinnedAt }),
  ...(row.answerId === null ? {} : { answerId: row.answerId }),
});

/** The authors of rows that were selected with `authorColumns`, who reacted first and who replied last, each once. */
export const authorsOf = (rows: readonly AuthorRow[]): Person[] => {
  const people = new Map<string, Person>();
  for (const row of rows) {
    people.set(row.userId, { id: row.userId, name: row.name, handle: row.handle, avatarUrl: row.avatarUrl });
    for (const person of row.others ?? []) people.set(person.id, person);
  }
  return [...people.values()];
};

export interface AuthorRow {
  readonly userId: string;
  readonly name: string;
  readonly handle: string;
  readonly avatarUrl: string | null;
  readonly others: readonly Person[] | null;
}

/**
 * The author `u` of the row `m`, of each of its reactions the first `REACTORS_NAMED` people, and of its thread the last
 * `REPLIERS_NAMED`, by their keys.
 */
export const authorColumns = sql`u.name, u.handle, u.avatar_url as "avatarUrl", (
    select json_agg(${personSql(sql`p`)})
    from (
      select y.user_id from (
        select user_id, row_number() over (partition by emoji order by created_at, user_id) as place
        from chat_reactions where message_id = m.id and not m.is_deleted) y
      where y.place <= ${REACTORS_NAMED}::int
      union
      (select a.user_id from chat_messages a where a.thread_id = m.id
        group by a.user_id order by max(a.seq) desc limit ${REPLIERS_NAMED}::int)) x
    cross join lateral (select * from users where id = x.user_id limit 1) p) as others`;
