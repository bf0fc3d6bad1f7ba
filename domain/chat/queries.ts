import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../db/database.ts";
import type { UnreadRoom } from "../notifications/wire.ts";
import type { LoadedRoom } from "./commands.ts";
import { TAIL_SIZE } from "./limits.ts";
import {
  type AuthorRow,
  authorColumns,
  authorsOf,
  type MessageRow,
  messageColumns,
  toMessage,
} from "./rows.ts";

type Row = MessageRow & AuthorRow;

const page = (rows: readonly Row[]) => ({ messages: rows.map(toMessage), people: authorsOf(rows) });

/** A room with its numbers and newest messages; null where there is none. One snapshot: one statement. */
export const loadRoom = Effect.fn("chat.loadRoom")(function* (database: Database["Service"], roomId: string) {
  const rows = yield* database.query((db) =>
    db.execute(sql`
      select r.name as "roomName", r.course_id as "courseId", c.slug as "courseSlug",
        r.last_seq as "lastSeq", r.last_rev as "lastRev", t.*
      from chat_rooms r join courses c on c.id = r.course_id
      left join lateral (
        select ${messageColumns}, ${authorColumns} from chat_messages m join users u on u.id = m.user_id
        where m.room_id = r.id order by m.seq desc limit ${TAIL_SIZE}
      ) t on true
      where r.id = ${roomId}`),
  );
  const found = rows as unknown as (Row & {
    readonly roomName: string;
    readonly courseId: string;
    readonly courseSlug: string;
    readonly lastSeq: string;
    readonly lastRev: string;
  })[];
  const [first] = found;
  if (!first) return null;
  const written = found.filter((row) => row.id !== null).sort((a, b) => Number(a.seq) - Number(b.seq));
  const { courseId, courseSlug, roomName: name } = first;
  const loaded: LoadedRoom = {
    room: { id: roomId, name, courseId, courseSlug },
    lastSeq: Number(first.lastSeq),
    lastRev: Number(first.lastRev),
    ...page(written),
  };
  return loaded;
});

/** Up to `limit` messages after `after`, in order of `seq`. */
export const messagesSince = Effect.fn("chat.messagesSince")(function* (
  database: Database["Service"],
  options: { readonly roomId: string; readonly after: number; readonly limit: number },
) {
  const rows = yield* database.query((db) =>
    db.execute(sql`
      select ${messageColumns}, ${authorColumns} from chat_messages m join users u on u.id = m.user_id
      where m.room_id = ${options.roomId} and m.seq > ${options.after} order by m.seq limit ${options.limit}`),
  );
  return page(rows as unknown as Row[]);
});

/** Up to `limit` messages before `before`, in order of `seq`, and whether there are older ones. */
export const messagesBefore = Effect.fn("chat.messagesBefore")(function* (
  database: Database["Service"],
  options: { readonly roomId: string; readonly before: number; readonly limit: number },
) {
  const rows = yield* database.query((db) =>
    db.execute(sql`
      select ${messageColumns}, ${authorColumns} from chat_messages m join users u on u.id = m.user_id
      where m.room_id = ${options.roomId} and m.seq < ${options.before}
      order by m.seq desc limit ${options.limit + 1}`),
  );
  const found = rows as unknown as Row[];
  return { ...page(found.slice(0, options.limit).reverse()), hasMore: found.length > options.limit };
});

/** Who has how much unread in which rooms, of the pairs asked for. */
export interface UnreadOf {
  readonly userId: string;
  readonly room: UnreadRoom;
}

interface UnreadRow {
  readonly userId: string;
  readonly roomId: string;
  readonly courseId: string;
  readonly courseSlug: string;
  readonly name: string;
  readonly lastSeq: string;
  readonly lastReadSeq: string | null;
}

export const toUnread = (row: UnreadRow): UnreadOf => ({
  userId: row.userId,
  room: {
    roomId: row.roomId,
    courseId: row.courseId,
    courseSlug: row.courseSlug,
    name: row.name,
    lastSeq: Number(row.lastSeq),
    lastReadSeq: Number(row.lastReadSeq ?? 0),
  },
});

/** Members of the rooms' courses whose inbox is open now, with what they have not read. */
export const unreadOfOnlineMembers = Effect.fn("chat.unreadOfOnlineMembers")(function* (
  database: Database["Service"],
  roomIds: readonly string[],
) {
  const rows = yield* database.query((db) =>
    db.execute(sql`
      select p.user_id as "userId", r.id as "roomId", r.course_id as "courseId", c.slug as "courseSlug",
        r.name, r.last_seq as "lastSeq", k.last_read_seq as "lastReadSeq"
      from json_array_elements_text(${JSON.stringify(roomIds)}::json) as asked(id)
      join chat_rooms r on r.id = asked.id::uuid
      join courses c on c.id = r.course_id
      join lateral (
        select c.creator_id as user_id
        union select e.student_id from enrollments e where e.course_id = c.id and e.status <> 'cancelled'
        union select t.user_id from student_teachers t where t.course_id = c.id and t.is_active
      ) member on true
      join inbox_presence p on p.user_id = member.user_id and p.online_until > now()
      left join chat_read_markers k on k.room_id = r.id and k.user_id = p.user_id
      where r.last_seq > coalesce(k.last_read_seq, 0)`),
  );
  return (rows as unknown as UnreadRow[]).map(toUnread);
});

/** Moves markers forward, never past the newest message, and answers those that moved. */
export const moveMarkers = Effect.fn("chat.moveMarkers")(function* (
  database: Database["Service"],
  roomId: string,
  markers: readonly { readonly userId: string; readonly seq: number }[],
) {
  const rows = yield* database.query((db) =>
    db.execute(sql`
      with moved as (
        insert into chat_read_markers as k (room_id, user_id, last_read_seq)
        select r.id, i."userId", least(i.seq, r.last_seq)
        from json_to_recordset(${JSON.stringify(markers)}::json) as i("userId" uuid, seq bigint)
        join chat_rooms r on r.id = ${roomId}
        on conflict (room_id, user_id) do update set last_read_seq = excluded.last_read_seq, updated_at = now()
          where k.last_read_seq < excluded.last_read_seq
        returning k.*
      )
      select m.user_id as "userId", r.id as "roomId", r.course_id as "courseId", c.slug as "courseSlug",
        r.name, r.last_seq as "lastSeq", m.last_read_seq as "lastReadSeq"
      from moved m join chat_rooms r on r.id = m.room_id join courses c on c.id = r.course_id`),
  );
  return (rows as unknown as UnreadRow[]).map(toUnread);
});
