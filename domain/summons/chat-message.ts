import { sql } from "drizzle-orm";
import { Effect } from "effect";
import type { Database } from "../../db/database.ts";
import { BadRequest, NotFound } from "../shared/errors.ts";
import { MAX_SUMMON_MESSAGE_LENGTH } from "./limits.ts";
import type { NewSummon } from "./model.ts";

/** At most that many UTF-16 code units, no character cut in two. */
const cut = (text: string): string =>
  text.length <= MAX_SUMMON_MESSAGE_LENGTH
    ? text
    : text.slice(0, MAX_SUMMON_MESSAGE_LENGTH).replace(/[\uD800-\uDBFF]$/, "");

/**
 * What a call says: its own message, or else that of the chat message it was made of. `NotFound` where that is not
 * the caller's, not in the course's room or deleted; `BadRequest` where neither says anything.
 */
export const messageOf = Effect.fn("Summons.messageOf")(function* (
  database: Database["Service"],
  userId: string,
  { courseId, chatMessageId, message }: NewSummon,
) {
  let text = message;
  if (chatMessageId !== undefined && chatMessageId !== null) {
    const rows = yield* database.query((db) =>
      db.execute(sql`
        select m.content from chat_messages m join chat_rooms r on r.id = m.room_id
        where m.id = ${chatMessageId} and m.user_id = ${userId} and r.course_id = ${courseId} and not m.is_deleted`),
    );
    const [own] = rows as unknown as { readonly content: string }[];
    if (!own) return yield* new NotFound({ message: "You have no such message in this course's chat." });
    text ??= own.content;
  }
  const said = cut((text ?? "").toWellFormed().trim());
  if (said === "") return yield* new BadRequest({ message: "message: say what you need help with." });
  return said;
});
