import { type SQL, sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { microsSql, momentSql, type Position, timeCursor } from "../../shared/cursor.ts";
import { instantSql } from "../../shared/sql.ts";
import { ANSWERS_PAGE_SIZE } from "../limits.ts";
import type { AnswersPage } from "../model.ts";
import { exactText, readQuery } from "../search/query.ts";
import { vectorOf } from "../search/words.ts";
import { memberOf, messagesById } from "../store/reading.ts";

interface AnswerRow extends Position {
  readonly answerId: string;
  readonly answeredAt: string;
}

/** Messages that the index of words has not reached yet, of which one search counts at most so many. */
const MAX_FRESH = 500;

/** Whether question `m` and answer `a` together hold what is looked for, what was just written included. */
const fitsSql = Effect.fnUntraced(function* (database: Database["Service"], roomId: string, q: string) {
  const query = readQuery(q);
  if (query === null) return sql`false`;
  const rows = yield* database.rows<{ id: string; content: string }>(sql`
      select x.id, x.content from chat_rooms r join chat_messages m on m.room_id = r.id
      join chat_messages x on x.id in (m.id, m.answer_id)
      where r.id = ${roomId} and m.answer_id is not null and x.rev > r.indexed_rev
      order by x.rev desc limit ${MAX_FRESH}`);
  const fresh = rows.map(({ id, content }) => ({
    id,
    words: vectorOf(content),
  }));
  const words = (id: SQL) => sql`coalesce(
    (select f.words::tsvector from json_to_recordset(${JSON.stringify(fresh)}::json) as f(id uuid, words text)
      where f.id = ${id} limit 1),
    (select s.words from chat_search s where s.message_id = ${id}), '')`;
  return sql`(${words(sql`m.id`)} || ${words(sql`a.id`)}) @@ ${exactText(query)}::tsquery`;
});

/**
 * A page of the questions of a room whose askers marked an answer, the one marked last first. `q` is looked for in
 * question and answer together, in the notation of the search.
 */
export const answeredQuestions = Effect.fn("chat.answeredQuestions")(function* (
  database: Database["Service"],
  reader: SignedIn,
  roomId: string,
  { q = "", cursor }: { readonly q?: string; readonly cursor?: string },
) {
  const after = yield* timeCursor.read(cursor);
  yield* memberOf(database, reader, roomId);
  const matching = q.trim() === "" ? sql`` : sql`and ${yield* fitsSql(database, roomId, q)}`;
  const beyond =
    after === null ? sql`` : sql`and (m.answered_at, m.id) < (${momentSql(after)}, ${after.id}::uuid)`;
  const rows = yield* database.rows<AnswerRow>(sql`
      select m.id, a.id as "answerId", ${instantSql(sql`m.answered_at`)} as "answeredAt",
        ${microsSql(sql`m.answered_at`)} as "createdMicros"
      from chat_messages m join chat_messages a on a.id = m.answer_id
      where m.room_id = ${roomId} and m.answer_id is not null and not m.is_deleted and not a.is_deleted
        ${beyond} ${matching}
      order by m.answered_at desc, m.id desc limit ${ANSWERS_PAGE_SIZE + 1}`);
  const page = rows.slice(0, ANSWERS_PAGE_SIZE);
  const last = page.at(-1);
  const ids = page.flatMap(({ id, answerId }) => [id, answerId]);
  const { messages, people } = yield* messagesById(database, ids);
  const answers: AnswersPage = {
    answers: page.flatMap(({ id, answerId, answeredAt }) => {
      const [question, answer] = [messages.get(id), messages.get(answerId)];
      return question && answer ? [{ question, answer, answeredAt }] : [];
    }),
    people,
    nextCursor: rows.length > ANSWERS_PAGE_SIZE && last ? timeCursor.write(last) : null,
  };
  return answers;
});
