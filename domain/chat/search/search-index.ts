import { sql } from "drizzle-orm";
import { Context, Effect, Layer } from "effect";
import { Database, isUnavailable } from "../../../db/database.ts";
import type { DatabaseError } from "../../../db/errors.ts";
import { settled } from "../../shared/concurrency/isolated.ts";
import { nextTurn } from "../../shared/concurrency/turn.ts";
import { INDEX_BATCH, INDEX_GATHER_MS, INDEX_LENGTH, INDEX_SHARE } from "../limits.ts";
import { afterCommits } from "../store/after-commits.ts";
import { idsSql } from "../store/reading.ts";
import { vectorOf } from "./words.ts";

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

/** How far the index of a room has come: up to which `rev`, or down to which `seq` by the rule of today. */
interface Progress {
  readonly roomId: string;
  readonly rev: string | null;
  readonly below: string | null;
}

/** A message of a room to index; without content it is deleted, without an id the room has none. */
interface Fresh {
  readonly roomId: string;
  readonly lastRev: string;
  readonly id: string | null;
  readonly rev: string | null;
  readonly content: string | null;
}

/**
 * Takes as many rooms as may fill a batch, those that are least behind first. A room is one backend's at a time, by
 * a lock of its own: the room's row is what commits wait for.
 */
const takeRooms = sql`
  with behind as materialized (
    select id, last_rev - indexed_rev as lag from chat_rooms where is_unindexed
  ), due as materialized (
    select id, lag from (select *, sum(lag) over (order by lag, id) - lag as earlier from behind) b
    where earlier < ${INDEX_BATCH}
  )
  select id from due where pg_try_advisory_xact_lock(hashtextextended('chat search ' || id, 0))
  order by lag, id`;

/** The first new or changed messages of these rooms, room after room in the order given. */
const freshOf = (ids: readonly string[]) => sql`
  with room as materialized (
    select r.id, r.indexed_rev, r.last_rev, o.number
    from unnest(${idsSql(ids)}) with ordinality as o(id, number) join chat_rooms r on r.id = o.id
  ), fresh as materialized (
    select m.*, room.number from room cross join lateral (
      select m.id, m.room_id, m.rev, case when m.is_deleted then null else m.content end as content
      from chat_messages m where m.room_id = room.id and m.rev > room.indexed_rev
      order by m.rev limit ${INDEX_BATCH}) m
    order by room.number, m.rev limit ${INDEX_BATCH}
  )
  select room.id as "roomId", room.last_rev as "lastRev", f.id, f.rev, f.content
  from room left join fresh f on f.room_id = room.id order by room.number, f.rev`;

/** Takes a room with messages that were indexed by an older rule of what a word is. */
const takeOld = sql`
  select id, reindex_below as below from chat_rooms
  where reindex_below > 0 and pg_try_advisory_xact_lock(hashtextextended('chat search ' || id, 0)) limit 1`;

const oldOf = (roomId: string, below: string) => sql`
  select id, seq, case when is_deleted then null else content end as content from chat_messages
  where room_id = ${roomId} and seq < ${below}::bigint order by seq desc limit ${INDEX_BATCH}`;

/** As many of the first ones as are one step's work: see `INDEX_LENGTH`. */
const withinStep = <Message extends { readonly content: string | null }>(
  all: readonly Message[],
): Message[] => {
  let length = 0;
  const end = all.findIndex(({ content }, at) => {
    length += content?.length ?? 0;
    return at > 0 && length > INDEX_LENGTH;
  });
  return all.slice(0, end === -1 ? all.length : end);
};

/**
 * Writes the words of messages, in the form in which they were read. One that was changed meanwhile has a later `rev`,
 * by which it is indexed again.
 */
const indexMessages = Effect.fnUntraced(function* (
  database: Database["Service"],
  messages: readonly { readonly id: string | null; readonly content: string | null }[],
) {
  const indexed: { id: string; words: string }[] = [];
  const gone: string[] = [];
  let length = 0;
  for (const { id, content } of messages) {
    if (id === null) continue;
    if (content === null) gone.push(id);
    else indexed.push({ id, words: vectorOf(content) });
    length += content?.length ?? 0;
    if (length < YIELD_AFTER) continue;
    length = 0;
    yield* Effect.promise(nextTurn);
  }
  if (indexed.length + gone.length === 0) return;
  yield* database.rows(sql`
      with gone as (delete from chat_search where message_id in (select unnest(${idsSql(gone)})))
      insert into chat_search as s (message_id, room_id, seq, user_id, created_at, words)
      select m.id, m.room_id, m.seq, m.user_id, m.created_at, w.words::tsvector
      from json_to_recordset(${JSON.stringify(indexed)}::json) as w(id uuid, words text)
      join chat_messages m on m.id = w.id where not m.is_deleted
      on conflict (message_id) do update set words = excluded.words where s.words <> excluded.words`);
});

/** UTF-16 code units whose words are made in one go, some milliseconds: then frames and commits have their turn. */
const YIELD_AFTER = 10_000;

interface Step {
  readonly progress: readonly Progress[];
  readonly hasMore: boolean;
}

/**
 * Indexes what is new or changed. Where the step ends within a room, that one has come as far as its last message in
 * it, and those after it nowhere. The rooms' rows are read after the locks are held, so that nobody overwrites newer
 * words with older ones.
 */
const newStep = Effect.fnUntraced(function* (
  database: Database["Service"],
  ids: readonly string[],
  index: typeof indexMessages,
) {
  const all = yield* database.rows<Fresh>(freshOf(ids));
  const isFull = all.filter(({ id }) => id !== null).length === INDEX_BATCH;
  const taken = withinStep(all);
  yield* index(database, taken);
  const isWhole = taken.length === all.length && !isFull;
  const last = taken.at(-1);
  const reached = new Map(
    taken.map(({ roomId, lastRev, rev }) => [
      roomId,
      isWhole || roomId !== last?.roomId ? lastRev : (rev ?? lastRev),
    ]),
  );
  const progress = [...reached].map(([roomId, rev]) => ({ roomId, rev, below: null }));
  return { progress, hasMore: !isWhole } satisfies Step;
});

/** Indexes messages again that were indexed by an older rule, from the newest to the oldest of a room. */
const oldStep = Effect.fnUntraced(function* (database: Database["Service"], index: typeof indexMessages) {
  const [room] = yield* database.rows<{
    id: string;
    below: string;
  }>(takeOld);
  if (!room) return NOTHING;
  const all = yield* database.rows<{
    id: string;
    seq: string;
    content: string | null;
  }>(oldOf(room.id, room.below));
  const taken = withinStep(all);
  yield* index(database, taken);
  const isLast = taken.length === all.length && all.length < INDEX_BATCH;
  const below = isLast ? "0" : (taken.at(-1)?.seq ?? "0");
  return { progress: [{ roomId: room.id, rev: null, below }], hasMore: true } satisfies Step;
});

/** What is new comes before what is only to be indexed anew. */
const takeStep = (database: Database["Service"], index: typeof indexMessages) =>
  Effect.gen(function* () {
    const taken = yield* database.rows<{ id: string }>(takeRooms);
    const ids = taken.map(({ id }) => id);
    const fresh = ids.length === 0 ? NOTHING : yield* newStep(database, ids, index);
    return { fresh, old: fresh.hasMore ? NOTHING : yield* oldStep(database, index) };
  });

/** As `indexMessages`, a transaction each: one that fails is left out of the index, and that is said. */
const indexEach: typeof indexMessages = Effect.fnUntraced(function* (database, messages) {
  for (const { id } of messages) {
    if (id === null) continue;
    const reason = yield* settled(
      database.transaction(
        Effect.gen(function* () {
          yield* database.rows(sql`
              select pg_advisory_xact_lock(hashtextextended('chat search ' || m.room_id, 0))
              from chat_messages m where m.id = ${id}`);
          const now = yield* database.rows<{ id: string; content: string | null }>(sql`
              select id, case when is_deleted then null else content end as content
              from chat_messages where id = ${id}`);
          yield* indexMessages(database, now);
        }),
      ),
    );
    if (reason !== null) yield* Effect.logError(`message ${id} cannot be found by its words: ${reason}`);
  }
});

/** Where a step fails though the database is there, some message is to blame: each of them is taken alone. */
const indexStep = (database: Database["Service"]): Effect.Effect<boolean, DatabaseError> =>
  Effect.gen(function* () {
    const { fresh, old } = yield* database.transaction(takeStep(database, indexMessages)).pipe(
      Effect.catchIf(
        (failure) => !isUnavailable(failure),
        () => takeStep(database, indexEach),
      ),
    );
    yield* moveOn(database, fresh.progress);
    yield* moveOn(database, old.progress);
    return fresh.hasMore || old.hasMore;
  });

const NOTHING: Step = { progress: [], hasMore: false };

/**
 * Notes how far the index has come, for rooms that no commit holds at this moment first: to wait for one while
 * holding another could make a commit of both wait for ever.
 */
const moveOn = Effect.fnUntraced(function* (database: Database["Service"], progress: readonly Progress[]) {
  if (progress.length === 0) return;
  const moved = yield* database.rows<{ id: string }>(sql`
      with reached as (${reachedSql(progress)}), free as materialized (
        select r.id from chat_rooms r join reached on reached."roomId" = r.id for no key update of r skip locked
      )
      update chat_rooms r set ${movedSql}
      from free join reached on reached."roomId" = free.id where r.id = free.id returning r.id`);
  const free = new Set(moved.map(({ id }) => id));
  for (const one of progress) {
    if (free.has(one.roomId)) continue;
    yield* database.rows(sql`
        with reached as (${reachedSql([one])})
        update chat_rooms r set ${movedSql} from reached where r.id = reached."roomId"`);
  }
});

const reachedSql = (progress: readonly Progress[]) =>
  sql`select * from json_to_recordset(${JSON.stringify(progress)}::json) as p("roomId" uuid, rev bigint, below bigint)`;

/** Never back: another backend may have come further. */
const movedSql = sql`indexed_rev = greatest(r.indexed_rev, reached.rev), reindex_below = least(r.reindex_below, reached.below)`;
