import { sql } from "drizzle-orm";
import { Effect, Exit } from "effect";
import type { Database } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { keptStatement } from "../../../db/prepared.ts";
import { isOnline } from "../../notifications/presence.ts";
import { askedTogether } from "../../shared/concurrency/asked-together.ts";
import { MARKED_TOGETHER_MS, MAX_MARKED_TOGETHER } from "../limits.ts";
import { toUnread, type UnreadOf, type UnreadRow, unreadColumns } from "./unread.ts";

/** Up to which message somebody has read a room. */
export interface ReadMarker {
  readonly userId: string;
  readonly seq: number;
}

/** Read markers of one room. */
interface RoomMarkers {
  readonly roomId: string;
  readonly markers: readonly ReadMarker[];
}

/**
 * By keys alone: the plan that a connection keeps was made when there was little. Markers are written in one order, so
 * that no two statements wait for each other for ever.
 */
const moved = keptStatement<{ readonly input: string }, UnreadRow>()(sql`
  with k as (
    insert into chat_read_markers as k (room_id, user_id, last_read_seq)
    select r.id, i."userId", least(i.seq, r.last_seq)
    from (
      select "roomId", "userId", max(seq) as seq
      from json_to_recordset(${sql.placeholder("input")}::json) as i("roomId" uuid, "userId" uuid, seq bigint)
      group by "roomId", "userId"
    ) i cross join lateral (select id, last_seq from chat_rooms where id = i."roomId" limit 1) r
    order by r.id, i."userId"
    on conflict (room_id, user_id) do update set last_read_seq = excluded.last_read_seq, updated_at = now()
      where k.last_read_seq < excluded.last_read_seq
    returning k.*
  )
  select k.user_id as "userId", ${unreadColumns(sql`k.user_id`)}
  from k cross join lateral (select * from chat_rooms where id = k.room_id limit 1) r
  cross join lateral (select slug from courses where id = r.course_id limit 1) c
  left join lateral (
    select level from chat_room_settings where room_id = k.room_id and user_id = k.user_id limit 1
  ) s on true
  where ${isOnline(sql`k.user_id`)}`);

/**
 * Moves read markers of rooms forward, never past the newest message, and answers for each room those of its readers
 * whose marker moved and who are online, with what they have not read.
 */
export const moveMarkers = (
  database: Database["Service"],
  rooms: readonly RoomMarkers[],
): Effect.Effect<readonly (readonly UnreadOf[])[], DatabaseError> => {
  const input = rooms.flatMap(({ roomId, markers }) => markers.map((marker) => ({ roomId, ...marker })));
  return Effect.map(database.prepared(moved, { input: JSON.stringify(input) }), (rows) => {
    const unread = Map.groupBy(rows.map(toUnread), ({ room }) => room.roomId);
    return rooms.map(({ roomId, markers }) => {
      const readers = new Set(markers.map(({ userId }) => userId));
      return (unread.get(roomId) ?? []).filter(({ userId }) => readers.has(userId));
    });
  });
};

/** `moveMarkers`, gathered with those of other rooms: in each room where people read it is asked for once a second. */
export const makeMarkers = (
  database: Database["Service"],
): Effect.Effect<
  (roomId: string, markers: readonly ReadMarker[]) => Effect.Effect<readonly UnreadOf[], DatabaseError>
> =>
  Effect.map(
    askedTogether(
      MAX_MARKED_TOGETHER,
      (rooms: readonly RoomMarkers[]) =>
        Effect.map(moveMarkers(database, rooms), (unread) => unread.map((each) => Exit.succeed(each))),
      MARKED_TOGETHER_MS,
    ),
    (ask) => (roomId, markers) => ask({ roomId, markers }),
  );
