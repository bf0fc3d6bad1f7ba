import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { type KeptStatement, keptStatement } from "../../../db/prepared.ts";
import { instantSql } from "../../shared/sql.ts";
import type { CommitResult, NewMessage } from "../commands.ts";
import { mentionsIn } from "../message-text/message-text.ts";
import type { ChatMessage } from "../wire.ts";
import { messagesById } from "./reading.ts";

/** A message with the room that it goes to. */
export interface RoomMessage extends NewMessage {
  readonly roomId: string;
}

/**
 * What the statement answers: the numbers before the new messages of each room, the threads that some belong to,
 * and what was not stored. So a batch of plain messages in one room is answered with one row.
 */
type CommitRow =
  | {
      readonly outcome: "room";
      readonly roomId: string;
      readonly seq: string;
      readonly rev: string;
      readonly createdAt: string;
    }
  | { readonly outcome: "thread"; readonly ord: number; readonly threadId: string }
  | { readonly outcome: Exclude<CommitResult["outcome"], "stored">; readonly ord: number };

interface Numbers {
  seq: number;
  rev: number;
  readonly createdAt: string;
}

/** Answers and mentions are what people may have to be notified of. */
const isNotice = ({ content, replyToId }: NewMessage): boolean =>
  replyToId !== null || mentionsIn(content).length > 0;

/**
 * Stores messages of any number of rooms in one statement: known ids are answered with what is stored, new ones
 * get the next numbers of their room in the order given, and the rooms' counters move with them. Results are in
 * the order of the input, whose ids and attachments must be distinct and which must not answer one another.
 *
 * The body's hash decides whether a known id is the same message, so that an edit does not change the answer.
 */
export const commitMessages = Effect.fn("chat.commitMessages")(function* (
  database: Database["Service"],
  messages: readonly RoomMessage[],
) {
  const rows = yield* database.prepared(...statementFor(messages));
  const rooms = new Map<string, Numbers>();
  const threads = new Map<number, string>();
  const others = new Map<number, Exclude<CommitResult["outcome"], "stored">>();
  for (const row of rows) {
    if (row.outcome === "room")
      rooms.set(row.roomId, { seq: Number(row.seq), rev: Number(row.rev), createdAt: row.createdAt });
    else if (row.outcome === "thread") threads.set(row.ord, row.threadId);
    else others.set(row.ord, row.outcome);
  }
  const read = yield* readBack(database, messages, others);
  return messages.map((message, ord): CommitResult => {
    const { id } = message;
    const outcome = others.get(ord);
    if (outcome === "known") return { id, outcome, message: read(id) };
    if (outcome !== undefined) return { id, outcome };
    const numbers = rooms.get(message.roomId) as Numbers;
    numbers.seq++;
    numbers.rev++;
    return {
      id,
      outcome: "stored",
      message: message.attachmentIds ? read(id) : stored(message, numbers, threads.get(ord)),
    };
  });
});

/** Reads those messages of a batch which the statement does not tell all of: known ones, and those with files. */
const readBack = Effect.fnUntraced(function* (
  database: Database["Service"],
  messages: readonly RoomMessage[],
  others: ReadonlyMap<number, CommitResult["outcome"]>,
) {
  const ids = messages.flatMap(({ id, attachmentIds }, ord) => {
    const outcome = others.get(ord);
    return outcome === "known" || (outcome === undefined && attachmentIds) ? id : [];
  });
  const found = ids.length === 0 ? null : (yield* messagesById(database, ids)).messages;
  return (id: string) => found?.get(id) as ChatMessage;
});

const stored = (
  message: RoomMessage,
  { seq, rev, createdAt }: Numbers,
  threadId: string | undefined,
): ChatMessage => ({
  id: message.id,
  seq,
  rev,
  userId: message.userId,
  content: message.content,
  replyToId: message.replyToId,
  createdAt,
  ...(threadId === undefined ? {} : { threadId }),
  ...(message.alsoInRoom ? { alsoInRoom: true } : {}),
});

type Input = { readonly input: string };

const statementFor = (messages: readonly RoomMessage[]): [KeptStatement<Input, CommitRow>, Input] => {
  const needsMore = messages.some((message) => message.attachmentIds || isNotice(message));
  if (!needsMore) {
    const rows = messages.map(({ attachmentIds: _, ...message }, ord) => ({ ord, ...message }));
    return [plainStatement, { input: JSON.stringify(rows) }];
  }
  const rows = messages.map((message, ord) => ({
    ord,
    ...message,
    fileKey: message.attachmentIds?.join(" ") ?? null,
    isNotice: isNotice(message),
  }));
  return [fullStatement, { input: JSON.stringify(rows) }];
};

const contentHash = sql`sha256(convert_to(i.content, 'UTF8'))`;

/** What the statement is built of; the plain one does without all that most messages do not need. */
interface Parts {
  readonly moreColumns: SQL;
  readonly bodyHash: SQL;
  readonly threadId: SQL;
  /** Whether a row of `fresh` stands in its room. */
  readonly isInRoom: SQL;
  /** CTEs that end in `refused`, with `ord` and `outcome`. */
  readonly refused: SQL;
  readonly notRefused: SQL;
  readonly after: SQL;
  /** More rows of the answer. */
  readonly moreRows: SQL;
}

// The rooms are locked in the order of their ids, as every statement does that writes several: two of these wait for
// each other and never deadlock. For the same reason messages are inserted in the order of theirs, which somebody may
// have sent to a room of another backend as well.
//
// Rows are looked up one by one, by their keys. The plan of a prepared statement is kept, and a join that was planned
// while there were few messages would read all of them, however many have come since. (So does a look-up by key on a table
// that Postgres has counted as empty, until it counts again; by itself it counts none before fifty rows have changed.)
//
// What is stored is what is neither known nor refused, and no computed column says so: of that the planner would
// expect one row in a hundred, and join large batches in nested loops.
const statement = ({
  moreColumns,
  bodyHash,
  threadId,
  isInRoom,
  refused,
  notRefused,
  after,
  moreRows,
}: Parts) =>
  keptStatement<Input, CommitRow>()(sql`
with input as (
  select i.*, ${threadId} as thread_id, ${bodyHash} as body_hash
  from json_to_recordset(${sql.placeholder("input")}::json)
    as i(ord int, id uuid, "roomId" uuid, "userId" uuid, content text, "replyToId" uuid ${moreColumns})
), known as (
  select i.ord, m.room_id = i."roomId" and m.user_id = i."userId" and m.body_hash = i.body_hash
    and m.reply_to_id is not distinct from i."replyToId" as same
  from input i cross join lateral (select * from chat_messages m where m.id = i.id limit 1) m
) ${refused}, fresh as (
  select i.*, row_number() over (partition by i."roomId" order by i.ord) as number
  from input i
  where i.ord not in (select ord from known) ${notRefused}
), locked as (
  select r.id from (select distinct "roomId" as id from input order by 1) i
    cross join lateral (select r.id from chat_rooms r where r.id = i.id for no key update) r
), room as (
  update chat_rooms r set last_seq = r.last_seq + c.count, last_rev = r.last_rev + c.count
  from (select "roomId" as room_id, count(*) as count from fresh group by "roomId") c
  where r.id = c.room_id and r.id = any(array(select id from locked))
  returning r.id, r.last_seq - c.count as seq, r.last_rev - c.count as rev, clock_timestamp() as at
), stored as (
  insert into chat_messages
    (id, room_id, user_id, content, reply_to_id, thread_id, is_in_room, body_hash, seq, rev, created_at)
  select f.id, f."roomId", f."userId", f.content, f."replyToId", f.thread_id, ${isInRoom}, f.body_hash,
    room.seq + f.number, room.rev + f.number, room.at
  from fresh f join room on room.id = f."roomId" order by f.id
  returning id
) ${after}
select 'room' as outcome, null::int as ord, id as "roomId", seq, rev, ${instantSql(sql`at`)} as "createdAt",
  null::uuid as "threadId" from room
union all
select case when same then 'known' else 'conflict' end, ord, null, null, null, null, null from known
${moreRows}`);

const plainStatement = statement({
  moreColumns: sql``,
  bodyHash: contentHash,
  threadId: sql`null::uuid`,
  isInRoom: sql`true`,
  refused: sql``,
  notRefused: sql``,
  after: sql``,
  moreRows: sql``,
});

const fullStatement = statement({
  moreColumns: sql`, "alsoInRoom" boolean, "attachmentIds" json, "fileKey" text, "isNotice" boolean`,
  bodyHash: sql`case when i."fileKey" is null then ${contentHash}
    else sha256(${contentHash} || convert_to(i."fileKey", 'UTF8')) end`,
  threadId: sql`(select coalesce(p.thread_id, p.id) from chat_messages p
    where p.id = i."replyToId" and p.room_id = i."roomId")`,
  isInRoom: sql`f."replyToId" is null or coalesce(f."alsoInRoom", false)`,
  refused: sql`, wanted as (
  select i.ord, i."roomId", i."userId", w.id::uuid as id, w.position
  from input i cross join lateral json_array_elements_text(i."attachmentIds") with ordinality w(id, position)
  where i."fileKey" is not null
), file as (
  select a.id, a.room_id, a.user_id from chat_attachments a
  where a.id in (select id from wanted) and a.message_id is null and a.stored_at is not null
  order by a.id for update
), refused as (
  select i.ord, 'orphan' as outcome from input i
  where i."replyToId" is not null and i.thread_id is null and i.ord not in (select ord from known)
  union all
  select distinct w.ord, 'fileless' from wanted w join input i on i.ord = w.ord
  where (i."replyToId" is null or i.thread_id is not null) and w.ord not in (select ord from known) and not exists (
    select 1 from file where file.id = w.id and file.room_id = w."roomId" and file.user_id = w."userId")
)`,
  notRefused: sql`and i.ord not in (select ord from refused)`,
  after: sql`, attached as (
  update chat_attachments a set message_id = f.id, position = w.position - 1
  from wanted w join fresh f on f.ord = w.ord join stored on stored.id = f.id
  where a.id = w.id
), noticed as (
  insert into chat_notices (message_id)
  select f.id from fresh f join stored on stored.id = f.id where f."isNotice"
)`,
  moreRows: sql`union all
select 'thread', ord, null, null, null, null, thread_id from fresh where thread_id is not null
union all
select outcome, ord, null, null, null, null, null from refused`,
});
