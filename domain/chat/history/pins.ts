import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import type { SignedIn } from "../../identity/authentication.ts";
import { MAX_PINS } from "../limits.ts";
import { memberOf, selectMessages } from "../store/reading.ts";

/** A room's pinned messages, the one pinned last first. */
export const pinnedMessages = Effect.fn("chat.pinnedMessages")(function* (
  database: Database["Service"],
  reader: SignedIn,
  roomId: string,
) {
  yield* memberOf(database, reader, roomId);
  return yield* selectMessages(
    database,
    sql`m.room_id = ${roomId} and m.pinned_at is not null and not m.is_deleted`,
    sql`order by m.pinned_at desc, m.id desc limit ${MAX_PINS}`,
  );
});
