import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { NotFound } from "../../shared/errors.ts";
import { PAGE_SIZE } from "../limits.ts";
import type { LatestPage } from "../model.ts";
import { messagesBefore } from "../store/queries.ts";
import { memberOf } from "../store/reading.ts";

interface RoomRow {
  readonly name: string;
  readonly lastRev: string;
  readonly readSeq: string;
}

/**
 * The newest messages of a room and how far its reader has read. How far its changes go is read first: whatever comes
 * in between is in the messages, and told once more by the room.
 */
export const latestPage = Effect.fn("chat.latestPage")(function* (
  database: Database["Service"],
  reader: SignedIn,
  roomId: string,
) {
  yield* memberOf(database, reader, roomId);
  const [room] = yield* database.rows<RoomRow>(sql`
      select r.name, r.last_rev as "lastRev", coalesce(k.last_read_seq, 0) as "readSeq"
      from chat_rooms r left join chat_read_markers k on k.room_id = r.id and k.user_id = ${reader.id}
      where r.id = ${roomId}`);
  // Removed since its reader was let in.
  if (!room) return yield* new NotFound({ message: "This room doesn’t exist." });
  const { messages, people } = yield* messagesBefore(database, {
    roomId,
    before: Number.MAX_SAFE_INTEGER,
    limit: PAGE_SIZE,
  });
  const page: LatestPage = {
    messages,
    people,
    name: room.name,
    lastRev: Number(room.lastRev),
    readSeq: Number(room.readSeq),
  };
  return page;
});
