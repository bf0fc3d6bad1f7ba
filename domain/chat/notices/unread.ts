import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { courseIdsOf } from "../../courses/access.ts";
import { whoIsOnline } from "../../notifications/presence.ts";
import type { Value } from "../../shared/sql.ts";
import { UNREAD_COUNTED, UNREAD_LOOKED_AT } from "../limits.ts";
import type { UnreadRoom } from "../model.ts";
import { isRemovedSql } from "../moderation/sanctions.ts";

/**
 * How many messages wait to be read in room `r` behind a marker, as an SQL expression: those of others that are there.
 * A difference of numbers would count one's own, what was deleted, and replies that stand in their threads alone, of
 * which followers are notified. It counts up to `UNREAD_COUNTED`, among the
 * first `UNREAD_LOOKED_AT` behind the marker.
 */
const unreadSql = (userId: Value, roomId: Value, lastReadSeq: SQL): SQL<string> => sql<string>`(
  select count(*) from (
    select 1 from (
      select n.user_id, n.deleted_at, n.is_in_room from chat_messages n
      where n.room_id = ${roomId} and n.seq > ${lastReadSeq} order by n.seq limit ${UNREAD_LOOKED_AT}
    ) near where near.user_id <> ${userId} and near.deleted_at is null and near.is_in_room
    limit ${UNREAD_COUNTED}
  ) counted)`;

/** Who has how much unread in which rooms, of the pairs asked for. */
export interface UnreadOf {
  readonly userId: string;
  readonly room: UnreadRoom;
}

/** A row of `unreadColumns`, with whose it is. */
export interface UnreadRow {
  readonly userId: string;
  readonly roomId: string;
  readonly courseId: string;
  readonly courseSlug: string;
  readonly name: string;
  readonly lastSeq: string;
  readonly lastReadSeq: string;
  readonly unread: string;
  readonly level: NonNullable<UnreadRoom["level"]>;
}

/** What an inbox is told of a room `r` of course `c`, where `k` is the marker and `s` the settings of a user. */
export const unreadColumns = (userId: Value): SQL => sql`
  r.id as "roomId", r.course_id as "courseId", c.slug as "courseSlug", r.name, r.last_seq as "lastSeq",
  coalesce(k.last_read_seq, 0) as "lastReadSeq", coalesce(s.level, 'all') as level,
  ${unreadSql(userId, sql`r.id`, sql`coalesce(k.last_read_seq, 0)`)} as unread`;

/** The course of `r`, and the marker and settings of a user in it. */
const joins = (userId: Value): SQL => sql`
  join courses c on c.id = r.course_id
  left join chat_read_markers k on k.room_id = r.id and k.user_id = ${userId}
  left join chat_room_settings s on s.room_id = r.id and s.user_id = ${userId}`;

/** What a row of `unreadColumns` says. */
export const toUnread = ({ userId, ...room }: UnreadRow): UnreadOf => ({
  userId,
  room: {
    ...room,
    lastSeq: Number(room.lastSeq),
    lastReadSeq: Number(room.lastReadSeq),
    unread: Number(room.unread),
  },
});

const select = Effect.fnUntraced(function* (database: Database["Service"], statement: SQL) {
  const rows = yield* database.rows<UnreadRow>(statement);
  return rows.map(toUnread);
});

/** The chat rooms of a user's courses with what they have not read there. None that they were removed from. */
export const unreadRoomsOf = Effect.fn("chat.unreadRoomsOf")(function* (
  database: Database["Service"],
  userId: string,
) {
  const me = sql`${userId}::uuid`;
  const found = yield* select(
    database,
    sql`select ${me} as "userId", ${unreadColumns(me)} from chat_rooms r ${joins(me)}
      where r.is_active and r.course_id in ${courseIdsOf(me)} and not ${isRemovedSql(me, sql`r.id`)}
      order by r.name, r.id`,
  );
  return found.map(({ room }) => room);
});

/** The same of one room; null for whoever is none of its course's people, or removed from it. */
export const unreadRoomOf = Effect.fn("chat.unreadRoomOf")(function* (
  database: Database["Service"],
  userId: string,
  roomId: string,
) {
  const rooms = yield* unreadRoomsOf(database, userId);
  return rooms.find((room) => room.roomId === roomId) ?? null;
});

/** Members of the rooms' courses whose inbox is open now, with what they have not read. */
export const unreadOfOnlineMembers = (database: Database["Service"], roomIds: readonly string[]) =>
  // From those who are online to their courses: a course may have many more members than are here.
  select(
    database,
    sql`
      with online as materialized ${whoIsOnline}
      select o.user_id as "userId", ${unreadColumns(sql`o.user_id`)}
      from online o cross join lateral ${courseIdsOf(sql`o.user_id`)} own
      join chat_rooms r on r.course_id = own.course_id
      join json_array_elements_text(${JSON.stringify(roomIds)}::json) as asked(id) on asked.id::uuid = r.id
      ${joins(sql`o.user_id`)}
      where r.last_seq > coalesce(k.last_read_seq, 0) and not ${isRemovedSql(sql`o.user_id`, sql`r.id`)}`,
  );
