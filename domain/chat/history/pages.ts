import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { NotFound } from "../../shared/errors.ts";
import type { HistoryPage } from "../model.ts";
import { messagesBefore, messagesSince } from "../store/queries.ts";
import { memberOf, messagesById } from "../store/reading.ts";

/** Which part of a room's history is asked for: ending before, beginning after, or with `seq` in its middle. */
export interface PageAt {
  readonly direction: "before" | "after" | "around";
  readonly seq: number;
}

const lastSeqOf = Effect.fnUntraced(function* (database: Database["Service"], roomId: string) {
  const rows = yield* database.rows<{ lastSeq: string }>(
    sql`select last_seq as "lastSeq" from chat_rooms where id = ${roomId}`,
  );
  return Number(rows[0]?.lastSeq ?? 0);
});

/** Up to `limit` messages in order of `seq`, which has no gaps: what is before and after them follows from it. */
export const historyPage = Effect.fn("chat.historyPage")(function* (
  database: Database["Service"],
  reader: SignedIn,
  roomId: string,
  { direction, seq }: PageAt,
  limit: number,
) {
  yield* memberOf(database, reader, roomId);
  const lastSeq = yield* lastSeqOf(database, roomId);
  // Past the newest there is nothing to be around of: the newest page it is.
  const before = Math.min(direction === "around" ? seq + Math.ceil(limit / 2) : seq, lastSeq + 1);
  const { messages, people } =
    direction === "after"
      ? yield* messagesSince(database, { roomId, after: seq, limit })
      : yield* messagesBefore(database, { roomId, before, limit });
  const page: HistoryPage = {
    messages,
    people,
    hasMore: (messages[0]?.seq ?? (direction === "after" ? lastSeq + 1 : 1)) > 1,
    hasNewer: (messages.at(-1)?.seq ?? (direction === "after" ? lastSeq : 0)) < lastSeq,
  };
  return page;
});

/** One message wherever it stands: what a permalink leads to. */
export const messageById = Effect.fn("chat.messageById")(function* (
  database: Database["Service"],
  reader: SignedIn,
  id: string,
) {
  const none = new NotFound({ message: "This message doesn’t exist." });
  const rows = yield* database.rows<{ roomId: string; courseSlug: string }>(sql`
      select m.room_id as "roomId", c.slug as "courseSlug"
      from chat_messages m join chat_rooms r on r.id = m.room_id join courses c on c.id = r.course_id
      where m.id = ${id}`);
  const place = rows[0];
  if (!place) return yield* none;
  yield* memberOf(database, reader, place.roomId).pipe(Effect.catchTag("NotFound", () => none));
  const { messages, people } = yield* messagesById(database, [id]);
  const [message, person] = [messages.get(id), people[0]];
  if (!message || !person) return yield* none;
  return { message, person, ...place };
});
