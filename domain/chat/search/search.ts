import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { courseIdsOf } from "../../courses/access.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { timeCursor } from "../../shared/cursor.ts";
import { BadRequest } from "../../shared/errors.ts";
import { SEARCH_PAGE_SIZE } from "../limits.ts";
import type { SearchPage, SearchRequest } from "../model.ts";
import { isRemovedSql } from "../moderation/sanctions.ts";
import { idsSql, memberOf, messagesById } from "../store/reading.ts";
import { findMessages } from "./find.ts";
import { readQuery } from "./query.ts";
import { snippetOf } from "./snippet.ts";

interface Placed {
  readonly id: string;
  readonly roomId: string;
  readonly courseSlug: string;
  readonly roomName: string;
  readonly content: string;
}

/** ISO 8601 in UTC, of whatever time zone it was written in. */
const momentOf = Effect.fnUntraced(function* (name: string, written: string | undefined) {
  if (written === undefined) return null;
  const time = Date.parse(written);
  if (Number.isNaN(time)) return yield* new BadRequest({ message: `${name}: isn’t a time that exists.` });
  return new Date(time).toISOString();
});

/** The rooms of the courses that somebody is one of the people of, but those they were removed from. */
const roomsOf = Effect.fnUntraced(function* (database: Database["Service"], userId: string) {
  const rows = yield* database.rows<{ id: string }>(sql`
      select r.id from chat_rooms r
      where r.is_active and r.course_id in ${courseIdsOf(sql`${userId}::uuid`)}
        and not ${isRemovedSql(sql`${userId}::uuid`, sql`r.id`)}`);
  return rows.map(({ id }) => id);
});

/** Messages that were found, with where they stand; deleted ones left out. */
const placed = Effect.fnUntraced(function* (database: Database["Service"], ids: readonly string[]) {
  return yield* database.rows<Placed>(sql`
      select m.id, m.room_id as "roomId", c.slug as "courseSlug", r.name as "roomName", m.content
      from unnest(${idsSql(ids)}) with ordinality as hit(id, number) join chat_messages m on m.id = hit.id
      join chat_rooms r on r.id = m.room_id join courses c on c.id = r.course_id
      where not m.is_deleted order by hit.number`);
});

/** A page of what is found in one room, or in all of the reader's rooms, the newest first. */
export const searchChat = Effect.fn("chat.search")(function* (
  database: Database["Service"],
  reader: SignedIn,
  { q, roomId, authorId, cursor, ...request }: SearchRequest,
) {
  const after = yield* timeCursor.read(cursor);
  const query = readQuery(q);
  if (query === null) return yield* new BadRequest({ message: "q: needs a word to search for." });
  const [from, to] = [yield* momentOf("from", request.from), yield* momentOf("to", request.to)];
  if (roomId !== undefined) yield* memberOf(database, reader, roomId);
  const roomIds = roomId === undefined ? yield* roomsOf(database, reader.id) : [roomId];
  const limit = SEARCH_PAGE_SIZE + 1;
  const hits = yield* findMessages(database, {
    roomIds,
    query,
    authorId: authorId ?? null,
    from,
    to,
    after,
    limit,
  });
  const page = hits.slice(0, SEARCH_PAGE_SIZE);
  const last = page.at(-1);
  const ids = page.map(({ id }) => id);
  const [{ messages, people }, places] =
    ids.length === 0
      ? [{ messages: new Map(), people: [] }, []]
      : yield* Effect.all([messagesById(database, ids), placed(database, ids)], { concurrency: 2 });
  const found: SearchPage = {
    results: places.flatMap(({ id, content, ...place }) => {
      const message = messages.get(id);
      return message ? [{ message, ...place, snippet: snippetOf(content, query) }] : [];
    }),
    people,
    nextCursor: hits.length > SEARCH_PAGE_SIZE && last ? timeCursor.write(last) : null,
  };
  return found;
});
