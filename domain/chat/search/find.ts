import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { microsSql, momentSql, type Position } from "../../shared/cursor.ts";
import { SEARCH_WINDOW, SEARCH_WINDOW_OF_AUTHOR } from "../limits.ts";
import { idsSql } from "../store/reading.ts";
import { exactText, looseText, type SearchQuery } from "./query.ts";

/** What is looked for. `from` is the first moment that counts and `to` the first that does not, as ISO 8601. */
export interface SearchOptions {
  readonly roomIds: readonly string[];
  readonly query: SearchQuery;
  readonly authorId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly after: Position | null;
  readonly limit: number;
}

/** Whether a row `s` holds what is looked for. */
const isHit = (query: SearchQuery): SQL => sql`s.words @@ ${exactText(query)}::tsquery`;

/** Later ones first; within a room as they are numbered, whatever was committed in one moment. */
const order = sql`order by s.created_at desc, s.room_id desc, s.seq desc`;
const columns = sql`s.message_id as id, ${microsSql(sql`s.created_at`)} as "createdMicros"`;

/** Whether a row `s` comes after a position in that order; where its message is gone, whether it is older. */
const isBeyond = (after: Position): SQL => {
  const message = (column: SQL) =>
    sql`(select ${column} from chat_messages m where m.id = ${after.id}::uuid)`;
  return sql`(s.created_at, s.room_id, s.seq) < (${momentSql(after)},
    coalesce(${message(sql`m.room_id`)}, '00000000-0000-0000-0000-000000000000'),
    coalesce(${message(sql`m.seq`)}, 0))`;
};

/** The conditions on a row `s` of `chat_search`, or of a part of it, besides its words and room. */
const filters = ({ authorId, from, to, after }: SearchOptions): SQL =>
  sql.join(
    [
      sql`true`,
      ...(authorId === null ? [] : [sql`s.user_id = ${authorId}`]),
      ...(from === null ? [] : [sql`s.created_at >= ${from}::timestamptz`]),
      ...(to === null ? [] : [sql`s.created_at < ${to}::timestamptz`]),
      ...(after === null ? [] : [isBeyond(after)]),
    ],
    sql` and `,
  );

/**
 * The numbers between which a room `r` may hold what is asked for. Within a room, later ones are never older, so
 * that its index by `seq` serves for time as well.
 */
const bounds = ({ from, to, after }: SearchOptions): SQL => {
  const until = [
    ...(to === null ? [] : [sql`${to}::timestamptz`]),
    ...(after === null ? [] : [momentSql(after)]),
  ];
  const last =
    until.length === 0
      ? sql`9223372036854775807`
      : sql`coalesce((select m.seq from chat_messages m
          where m.room_id = r.id and m.created_at <= least(${sql.join(until, sql`, `)})
          order by m.created_at desc, m.seq desc limit 1), 0)`;
  const first =
    from === null
      ? sql`1`
      : sql`coalesce((select m.seq from chat_messages m
          where m.room_id = r.id and m.created_at >= ${from}::timestamptz
          order by m.created_at, m.seq limit 1), 9223372036854775807)`;
  return sql`${first}::bigint as first, ${last}::bigint as last`;
};

/**
 * Hits among the newest messages that the filters leave, `size` of them over all rooms. Up to the moment before
 * which some room has more than was looked at, they are all there are.
 */
const newestHits = (options: SearchOptions, size: number): SQL => {
  const window = Math.max(100, Math.floor(size / Math.max(1, options.roomIds.length)));
  const byAuthor = options.authorId === null ? sql`` : sql`and s.user_id = ${options.authorId}`;
  return sql`
    with room as materialized (select r.id, ${bounds(options)} from unnest(${idsSql(options.roomIds)}) as r(id)),
    looked as materialized (
      select s.* from room cross join lateral (
        select s.room_id, s.seq, s.message_id, s.user_id, s.created_at, ${isHit(options.query)} as is_hit
        from chat_search s
        where s.room_id = room.id and s.seq between room.first and room.last ${byAuthor}
        order by s.seq desc limit ${window}) s
    ),
    cut as (
      select max(at) as at from (
        select min(created_at) as at from looked group by room_id having count(*) = ${window}) full_window
    )
    select cut.at is null as "isAll", h.*
    from cut left join lateral (
      select ${columns} from looked s
      where s.is_hit and ${filters(options)} and (cut.at is null or s.created_at > cut.at)
      ${order} limit ${options.limit}) h on true`;
};

/**
 * Hits by the index of words, which keeps each bucket of a room apart: from the newest bucket to the oldest, until
 * there are enough. A bucket without the word costs one look, and one with it no more than to fetch its messages.
 * The other conditions come after that (`offset 0`), or the planner would begin with one of them.
 */
export const indexedHits = (options: SearchOptions): SQL => sql`
  with room as materialized (
    select r.id, least(b.last, r.last_seq) as last, b.first
    from unnest(${idsSql(options.roomIds)}) as given(id) join chat_rooms r on r.id = given.id
    cross join lateral (select ${bounds(options)}) b
  )
  select ${columns} from room cross join lateral (
    select s.* from generate_series(chat_bucket(room.last), chat_bucket(room.first), -1) as b(bucket)
    cross join lateral (
      select s.* from (
        select s.message_id, s.room_id, s.seq, s.user_id, s.created_at, s.words from chat_search s
        where s.room_id = room.id
          and chat_words_in(chat_bucket(s.seq), s.user_id, s.words)
            @@ chat_query_in(b.bucket, ${options.authorId}::uuid, ${looseText(options.query)}::tsquery)
        offset 0) s
      where ${isHit(options.query)} and ${filters(options)}
      order by s.seq desc limit ${options.limit}) s
    limit ${options.limit}) s
  ${order} limit ${options.limit}`;

/**
 * Up to `limit` places of messages, the newest first. A common word is found among the newest messages, before its
 * many hits are fetched; only where those do not fill the page is the index of words asked.
 */
export const findMessages = Effect.fn("chat.findMessages")(function* (
  database: Database["Service"],
  options: SearchOptions,
) {
  if (options.roomIds.length === 0) return [];
  const window = options.authorId === null ? SEARCH_WINDOW : SEARCH_WINDOW_OF_AUTHOR;
  const found = yield* database.rows<Position & { isAll: boolean; id: string | null }>(
    newestHits(options, window),
  );
  const hits: Position[] = found.filter(({ id }) => id !== null);
  if (found[0]?.isAll || hits.length >= options.limit) return hits;
  return yield* database.rows<Position>(indexedHits(options));
});
