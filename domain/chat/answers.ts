import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../db/database.ts";
import type { SignedIn } from "../identity/authentication.ts";
import { type Position, toCursor } from "../shared/cursor.ts";
import type { AnswersPage } from "./api-model.ts";
import { ANSWERS_PAGE_SIZE } from "./limits.ts";
import { memberOf, messagesById } from "./reading.ts";
import { isoSql } from "./rows.ts";
import { positionOf } from "./search.ts";
import { microsSql, momentSql } from "./search-find.ts";
import { searchQuery, wordsOf } from "./search-words.ts";

interface AnswerRow extends Position {
  readonly answerId: string;
  readonly answeredAt: string;
}

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
  const after = yield* positionOf(cursor);
  yield* memberOf(database, reader, roomId);
  const matching =
    q.trim() === ""
      ? sql``
      : sql`and (${wordsOf(sql`m.content`)} || ${wordsOf(sql`a.content`)}) @@ ${searchQuery(q)}`;
  const beyond =
    after === null ? sql`` : sql`and (m.answered_at, m.id) < (${momentSql(after)}, ${after.id}::uuid)`;
  const rows = yield* database.query((db) =>
    db.execute(sql`
      select m.id, a.id as "answerId", ${isoSql(sql`m.answered_at`)} as "answeredAt",
        ${microsSql(sql`m.answered_at`)} as "createdMicros"
      from chat_messages m join chat_messages a on a.id = m.answer_id
      where m.room_id = ${roomId} and m.answer_id is not null and not m.is_deleted and not a.is_deleted
        ${beyond} ${matching}
      order by m.answered_at desc, m.id desc limit ${ANSWERS_PAGE_SIZE + 1}`),
  );
  const found = rows as unknown as AnswerRow[];
  const page = found.slice(0, ANSWERS_PAGE_SIZE);
  const last = page.at(-1);
  const ids = page.flatMap(({ id, answerId }) => [id, answerId]);
  const { messages, people } = yield* messagesById(database, ids);
  const answers: AnswersPage = {
    answers: page.flatMap(({ id, answerId, answeredAt }) => {
      const [question, answer] = [messages.get(id), messages.get(answerId)];
      return question && answer ? [{ question, answer, answeredAt }] : [];
    }),
    people,
    nextCursor: found.length > ANSWERS_PAGE_SIZE && last ? toCursor(last) : null,
  };
  return answers;
});
