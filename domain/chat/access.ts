import { sql } from "drizzle-orm";
import { Effect } from "effect";
import { Database } from "../../db/database.ts";
import { membershipSql } from "../courses/access.ts";
import type { Membership } from "../courses/model.ts";
import type { SignedIn } from "../identity/authentication.ts";
import { Forbidden, NotFound } from "../shared/errors.ts";

/** What the room is told of a newcomer besides who they are. */
export interface ChatGrant {
  readonly lastReadSeq: number;
}

interface AccessRow {
  readonly isActive: boolean;
  readonly membership: Membership | null;
  readonly lastReadSeq: string | null;
}

/**
 * Members of a course may enter its chat room: its students, student-teachers and creator, and moderators.
 * The one rule of access to a room, its history and its search.
 */
export const admitToChat = Effect.fn("chat.admit")(function* (signedIn: SignedIn, roomId: string) {
  const database = yield* Database;
  const rows = yield* database.query((db) =>
    db.execute(sql`
      select r.is_active as "isActive", ${membershipSql(signedIn.id, sql`r.course_id`)} as membership,
        k.last_read_seq as "lastReadSeq"
      from chat_rooms r left join chat_read_markers k on k.room_id = r.id and k.user_id = ${signedIn.id}
      where r.id = ${roomId}`),
  );
  const row = (rows as unknown as AccessRow[])[0];
  if (!row?.isActive) return yield* new NotFound({ message: "There is no such room." });
  if (row.membership === null)
    return yield* new Forbidden({ message: "This room is for the people of its course." });
  const grant: ChatGrant = { lastReadSeq: Number(row.lastReadSeq ?? 0) };
  return { role: row.membership as string, grant };
});
