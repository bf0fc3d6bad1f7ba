import type postgres from "postgres";

/** The room that is filled, and how full. */
export interface MessagesOptions {
  readonly roomId: string;
  /** Who writes: each as much as any other. */
  readonly userIds: readonly string[];
  readonly messages: number;
}

/** Words that messages are made of; how often each is used falls with its number, as it does in a language. */
export const VOCABULARY = 5_000;

/** The word with a number from 0 on: letters only, so that it is read as a word. */
export const wordAt = (number: number): string =>
  [...String(number).padStart(4, "0")].map((digit) => "bdfgklmprt"[Number(digit)]).join("");

/**
 * Words that went out of use: each stood in every so many messages, up to that part of the room's age, and in none
 * since.
 */
export const RETIRED = [2, 5, 20, 100].flatMap((every, row) =>
  [0.3, 0.6, 0.9].map((until, column) => ({ word: wordAt(VOCABULARY + row * 3 + column), every, until })),
);

/** Every tenth message begins a thread, which two of the nine that follow it answer. */
const THREAD = 10;
const ANSWERS = [3, 7];

/** Every so many messages one ends with a few lines of code. */
const CODE = 25;
const CODE_BLOCK = "\n```ts\nconst answer = await plan(42);\n```";

/**
 * Fills a room with messages of 5 to 24 words and the retired ones, threads and reactions, always the same ones, a message every 30
 * seconds up to now.
 */
export async function fillRoom(
  sql: postgres.Sql,
  { roomId, userIds, messages }: MessagesOptions,
): Promise<void> {
  await sql.begin(async (transaction) => {
    await transaction`select setseed(0.5)`;
    await transaction`
      with numbered as (
        select i::int, ${roomId}::uuid as room_id,
          (${transaction.array([...userIds])}::uuid[])[1 + i % ${userIds.length}] as user_id,
          (select string_agg(translate(lpad(floor(${VOCABULARY}::int * random() ^ 3)::int::text, 4, '0'),
              '0123456789', 'bdfgklmprt'), ' ')
            from generate_series(1, 5 + (i % 20)::int))
            || (select coalesce(string_agg(' ' || word, ''), '')
              from json_to_recordset(${JSON.stringify(RETIRED)}::text::json) as r(word text, every int, until float)
              where i % every = 0 and i <= until * ${messages}::int)
            || case when i % ${CODE} = 0 then ${CODE_BLOCK}::text else '' end as content,
          case when i % ${THREAD} = any(${transaction.array([...ANSWERS])}::int[]) and i > ${THREAD}
            then i - i % ${THREAD} end as root
        from generate_series(1, ${messages}::int) i
      )
      insert into chat_messages (id, room_id, user_id, content, body_hash, seq, rev, reply_to_id, thread_id, created_at)
      select ${idOf(transaction, transaction`i`)}, room_id, user_id, content, sha256(convert_to(content, 'UTF8')), i, i,
        ${idOf(transaction, transaction`root`)}, ${idOf(transaction, transaction`root`)},
        now() - (${messages}::int - i) * interval '30 seconds'
      from numbered order by i`;
    await transaction`
      insert into chat_reactions (message_id, user_id, emoji)
      select ${idOf(transaction, transaction`i`)}, (${transaction.array([...userIds])}::uuid[])[1 + i / 5 % ${userIds.length}], '👍'
      from generate_series(5, ${messages}::int, 5) i`;
    await transaction`
      update chat_rooms set last_seq = ${messages}, last_rev = ${messages} where id = ${roomId}`;
  });
}

/** The id of a message by its number; null for none. */
const idOf = (sql: postgres.Sql | postgres.TransactionSql, number: postgres.PendingQuery<postgres.Row[]>) =>
  sql`('01900000-0000-7000-8000-' || lpad(to_hex(${number}::int), 12, '0'))::uuid`;
