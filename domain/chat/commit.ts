import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { Effect } from "effect";
import type { Database } from "../../db/database.ts";
import type { CommitResult, NewMessage } from "./commands.ts";
import { type MessageRow, messageColumns, toMessage } from "./rows.ts";

/** A message with the room that it goes to. */
export interface RoomMessage extends NewMessage {
  readonly roomId: string;
}

interface CommitRow extends MessageRow {
  readonly ord: number;
  readonly outcome: CommitResult["outcome"];
}

/**
 * Stores messages of any number of rooms in one statement: known ids are answered with what is stored, new ones
 * get the next numbers of their room in the order given, and the rooms' counters move with them. Results are in
 * the order of the input, whose ids must be distinct and must not answer one another.
 *
 * The body's hash decides whether a known id is the same message, so that an edit does not change the answer.
 */
export const commitMessages = Effect.fn("chat.commitMessages")(function* (
  database: Database["Service"],
  messages: readonly RoomMessage[],
) {
  const input = JSON.stringify(messages.map((message, ord) => ({ ord, ...message })));
  const rows = yield* database.prepared(commitText, [input]);
  const results: CommitResult[] = [];
  for (const row of rows as unknown as CommitRow[]) {
    const { id = "" } = messages[row.ord] ?? {};
    results[row.ord] =
      row.outcome === "stored" || row.outcome === "known"
        ? { id, outcome: row.outcome, message: toMessage(row) }
        : { id, outcome: row.outcome };
  }
  return results;
});

const commitText = new PgDialect().sqlToQuery(sql`
with input as (
  select i.ord, i.id, i."roomId" as room_id, i."userId" as user_id, i.content, i."replyToId" as reply_to_id,
    sha256(convert_to(i.content, 'UTF8')) as body_hash
  from json_to_recordset(${""}::json)
    as i(ord int, id uuid, "roomId" uuid, "userId" uuid, content text, "replyToId" uuid)
), known as (
  select i.ord, m.*, m.room_id = i.room_id and m.user_id = i.user_id and m.body_hash = i.body_hash
    and m.reply_to_id is not distinct from i.reply_to_id as same
  from input i join chat_messages m on m.id = i.id
), orphan as (
  select i.ord from input i
  where i.reply_to_id is not null and not exists (
    select 1 from chat_messages p where p.id = i.reply_to_id and p.room_id = i.room_id)
), fresh as (
  select i.*, row_number() over (partition by i.room_id order by i.ord) as number
  from input i
  where i.ord not in (select ord from known) and i.ord not in (select ord from orphan)
), room as (
  update chat_rooms r set last_seq = r.last_seq + c.count, last_rev = r.last_rev + c.count
  from (select room_id, count(*) as count from fresh group by room_id) c
  where r.id = c.room_id
  returning r.id, r.last_seq - c.count as seq, r.last_rev - c.count as rev
), stored as (
  insert into chat_messages (id, room_id, user_id, content, reply_to_id, body_hash, seq, rev, created_at)
  select f.id, f.room_id, f.user_id, f.content, f.reply_to_id, f.body_hash, room.seq + f.number,
    room.rev + f.number, clock_timestamp()
  from fresh f join room on room.id = f.room_id
  returning *
)
select f.ord, 'stored' as outcome, ${messageColumns} from stored m join fresh f on f.id = m.id
union all
select m.ord, case when m.same then 'known' else 'conflict' end, ${messageColumns} from known m
union all
select ord, 'orphan', null, null, null, null, null, null, null, null, null from orphan
where ord not in (select ord from known)`).sql;
