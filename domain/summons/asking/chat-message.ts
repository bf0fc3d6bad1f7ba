import { Effect } from "effect";
import type { Database } from "../../../db/database.ts";
import { ownMessage } from "../../chat/history/own-message.ts";
import { BadRequest, NotFound } from "../../shared/errors.ts";
import { firstGraphemes, firstWithin, hasVisibleText } from "../../shared/rules.ts";
import { MAX_SUMMON_MESSAGE_LENGTH } from "../limits.ts";
import type { NewSummon } from "../model.ts";

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
    const own = yield* ownMessage(database, { userId, courseId, id: chatMessageId });
    if (own === null)
      return yield* new NotFound({ message: "This isn’t one of your messages in this course’s chat." });
    text ??= own;
  }
  const first = firstGraphemes((text ?? "").toWellFormed().trim(), MAX_SUMMON_MESSAGE_LENGTH);
  const said = firstWithin(first, 4 * MAX_SUMMON_MESSAGE_LENGTH);
  if (!hasVisibleText(said))
    return yield* new BadRequest({ message: "message: say what you need help with." });
  return said;
});
