import { sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database } from "../../db/database.ts";
import type { DatabaseError } from "../../db/errors.ts";
import { afterCommits } from "./after-commits.ts";
import { INDEX_BATCH, INDEX_GATHER_MS, INDEX_SHARE } from "./limits.ts";
import { idsSql } from "./reading.ts";
import { wordsOf } from "./search-words.ts";

/**
 * Fills `chat_search` behind the commits, room by room in order of `rev`, up to `chat_rooms.indexed_rev`. Indexing
 * again changes nothing, and any number of backends may do it at once.
 */
export class ChatSearchIndex extends Context.Service<
  ChatSearchIndex,
  {
    /** Indexes up to `INDEX_BATCH` messages that are new or changed, and answers whether there are more. */
    readonly step: Effect.Effect<boolean, DatabaseError>;
    /** Begins to index what was left behind, and goes on until nothing is. */
    readonly wake: Effect.Effect<void>;
  }
>()("peerloop/chat/ChatSearchIndex") {
  static readonly layer = Layer.effect(
    ChatSearchIndex,
    Effect.gen(function* () {
      const database = yield* Database;
      const step = indexStep(database);
      const wake = yield* afterCommits(database, {
        gatherMs: INDEX_GATHER_MS,
        share: INDEX_SHARE,
        run: step,
      });
      return ChatSearchIndex.of({ step, wake });
    }),
  );
}

interface Progress {
  readonly roomId: string;
  readonly rev: string;
  readonly isFull: boolean;
}

/**
 * Takes as many rooms as may fill a batch, those that are least behind first. A room is one backend's at a time, by
 * a lock of its own: the room's row is what commits wait for.
 */
const takeRooms = sql`
  with behind as materialized (
    select id, last_rev - indexed_rev as lag from chat_rooms where indexed_rev < last_rev
  ), due as materialized (
    select id, lag from (select *, sum(lag) over (order by lag, id) - lag as earlier from behind) b
    where earlier < ${INDEX_BATCH}
  )
  select id from due where pg_try_advisory_xact_lock(hashtextextended('chat search ' || id, 0))
  order by lag, id`;

/**
 * Indexes rooms in the order given. Where the batch ends within a room, that one has come as far as its last
 * message in it, and those after it nowhere: they are not among the rows.
 */
const indexRooms = (ids: readonly string[]) => sql`
  with room as materialized (
    select r.id, r.indexed_rev, r.last_rev, o.number
    from unnest(${idsSql(ids)}) with ordinality as o(id, number) join chat_rooms r on r.id = o.id
  ), fresh as materialized (
    select m.*, room.number from room cross join lateral (
      select m.id, m.room_id, m.seq, m.rev, m.user_id, m.created_at, m.content, m.is_deleted
      from chat_messages m where m.room_id = room.id and m.rev > room.indexed_rev
      order by m.rev limit ${INDEX_BATCH}) m
    order by room.number, m.rev limit ${INDEX_BATCH}
  ), indexed as (
    insert into chat_search as s (message_id, room_id, seq, user_id, created_at, words)
    select f.id, f.room_id, f.seq, f.user_id, f.created_at, ${wordsOf(sql`f.content`)}
    from fresh f where not f.is_deleted
    on conflict (message_id) do update set words = excluded.words where s.words <> excluded.words
  ), gone as (
    delete from chat_search s using fresh f where s.message_id = f.id and f.is_deleted
  ), batch as (
    select count(*) = ${INDEX_BATCH} as is_full, max(number) as last, max(array[number, rev]) as reached from fresh
  )
  select room.id as "roomId", batch.is_full as "isFull",
    case when batch.is_full and room.number = batch.last then batch.reached[2] else room.last_rev end as rev
  from room cross join batch where not batch.is_full or room.number <= batch.last`;

/** The rooms' rows are read after the locks are held, so that nobody overwrites newer words with older ones. */
const indexStep = (database: Database["Service"]): Effect.Effect<boolean, DatabaseError> =>
  Effect.gen(function* () {
    const done = yield* database.transaction(
      Effect.gen(function* () {
        const taken = yield* database.query((db) => db.execute(takeRooms));
        const ids = (taken as unknown as { id: string }[]).map(({ id }) => id);
        if (ids.length === 0) return [];
        return (yield* database.query((db) => db.execute(indexRooms(ids)))) as unknown as Progress[];
      }),
    );
    yield* moveOn(database, done);
    return done[0]?.isFull ?? false;
  });

/**
 * Notes how far the index has come, for rooms that no commit holds at this moment first: to wait for one while
 * holding another could make a commit of both wait for ever.
 */
const moveOn = Effect.fnUntraced(function* (database: Database["Service"], progress: readonly Progress[]) {
  if (progress.length === 0) return;
  const moved = yield* database.query((db) =>
    db.execute(sql`
      with reached as (
        select * from json_to_recordset(${JSON.stringify(progress.map(({ roomId, rev }) => ({ roomId, rev })))}::json) as p("roomId" uuid, rev bigint)
      ), free as materialized (
        select r.id from chat_rooms r join reached on reached."roomId" = r.id for no key update of r skip locked
      )
      update chat_rooms r set indexed_rev = greatest(r.indexed_rev, reached.rev)
      from free join reached on reached."roomId" = free.id where r.id = free.id returning r.id`),
  );
  const free = new Set((moved as unknown as { id: string }[]).map(({ id }) => id));
  for (const { roomId, rev } of progress) {
    if (free.has(roomId)) continue;
    yield* database.query((db) =>
      db.execute(sql`
        update chat_rooms set indexed_rev = greatest(indexed_rev, ${rev}::bigint) where id = ${roomId}`),
    );
  }
});
