import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";

/** What somebody's own message in the room of a course says; null where there is none, or it is deleted. */
export const ownMessage = Effect.fn("chat.ownMessage")(function* (
  database: Database["Service"],
  { userId, courseId, id }: { readonly userId: string; readonly courseId: string; readonly id: string },
) {
  const [own] = yield* database.rows<{ readonly content: string }>(sql`
      select m.content from chat_messages m join chat_rooms r on r.id = m.room_id
      where m.id = ${id} and m.user_id = ${userId} and r.course_id = ${courseId} and not m.is_deleted`);
  return own?.content ?? null;
});
