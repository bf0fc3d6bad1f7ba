import { sql } from "drizzle-orm";
import type { Person } from "../shared/schema.ts";
import type { ChatMessage } from "./wire.ts";

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
}

/** ISO 8601 in UTC with milliseconds, straight from Postgres: no date object for every row. */
export const isoSql = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The columns of a `ChatMessage` out of the row `m`. A deleted message keeps its place and loses its content. */
export const messageColumns = sql`
  m.id, m.seq::int8 as seq, m.rev::int8 as rev, m.user_id as "userId",
  case when m.is_deleted then '' else m.content end as content, m.reply_to_id as "replyToId",
  ${isoSql(sql`m.created_at`)} as "createdAt", ${isoSql(sql`m.edited_at`)} as "editedAt", m.is_deleted as "isDeleted"`;

/** The driver gives bigints as text; `seq` and `rev` are exact as numbers. */
export const toMessage = (row: MessageRow): ChatMessage => ({
  id: row.id,
  seq: Number(row.seq),
  rev: Number(row.rev),
  userId: row.userId,
  content: row.content,
  replyToId: row.replyToId,
  createdAt: row.createdAt,
  editedAt: row.editedAt,
  isDeleted: row.isDeleted,
});

/** The authors of rows that were selected with `authorColumns`, each once. */
export const authorsOf = (rows: readonly AuthorRow[]): Person[] => {
  const people = new Map<string, Person>();
  for (const row of rows)
    people.set(row.userId, { id: row.userId, name: row.name, handle: row.handle, avatarUrl: row.avatarUrl });
  return [...people.values()];
};

export interface AuthorRow {
  readonly userId: string;
  readonly name: string;
  readonly handle: string;
  readonly avatarUrl: string | null;
}

export const authorColumns = sql`u.name, u.handle, u.avatar_url as "avatarUrl"`;
