import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { Effect, Result } from "effect";
import { Database } from "../../db/database.ts";
import { membershipSql, moderatesSql } from "../courses/access.ts";
import type { Membership } from "../courses/model.ts";
import type { SignedIn } from "../identity/authentication.ts";
import { Forbidden, NotFound } from "../shared/errors.ts";
import { isRemovedSql } from "./moderation/sanctions.ts";
import { mayModerate } from "./rules.ts";

export { isRemovedSql } from "./moderation/sanctions.ts";

/** What the room is told of a newcomer besides who they are. */
export interface ChatGrant {
  readonly lastReadSeq: number;
}

/** What the decision about entry rests on. */
export interface AccessRow {
  /** Null where there is no such room. */
  readonly isActive: boolean | null;
  readonly membership: Membership | null;
  /** Whether they moderate the platform. */
  readonly isModerator: boolean;
  readonly isRemoved: boolean;
  readonly isVerified: boolean;
  readonly lastReadSeq: string | null;
}

/** The columns of an `AccessRow`, of a user and a room (`r`) with the user's read marker (`k`). */
export const accessColumns = (userId: string | SQLWrapper): SQL => sql`
  r.is_active as "isActive", ${membershipSql(userId, sql`r.course_id`)} as membership,
  ${moderatesSql(userId)} as "isModerator", ${isRemovedSql(userId, sql`r.id`)} as "isRemoved",
  ${isVerifiedSql(userId)} as "isVerified", k.last_read_seq as "lastReadSeq"`;

/** What somebody may do in a room. A `reader` may write nothing, whatever they are in the course. */
type ChatRole = Membership | "reader";

/** `role` is what somebody may do in the room; `shownRole` what they are in its course, as others see it. */
export interface ChatAccess {
  readonly role: ChatRole;
  readonly shownRole: Membership;
  readonly grant: ChatGrant;
}

/** Who is several things may do the most of them: who moderates the platform does so where they learn or teach, too. */
const roleIn = (membership: Membership, isModerator: boolean): Membership =>
  isModerator && !mayModerate(membership) ? "moderator" : membership;

/** Whether a user has confirmed their address, as an SQL condition. */
const isVerifiedSql = (userId: string | SQLWrapper): SQL<boolean> =>
  sql<boolean>`exists (select 1 from users v where v.id = ${userId} and v.email_verified)`;

/**
 * Members of a course may enter its chat room: its students, student-teachers and creator, and moderators; but for
 * those who were removed from it. Who has not confirmed their address reads. The one rule of access to a room, its history and its search.
 */
export const decideAccess = (row: AccessRow | undefined): Result.Result<ChatAccess, NotFound | Forbidden> => {
  if (!row?.isActive) return Result.fail(new NotFound({ message: "There is no such room." }));
  if (row.membership === null)
    return Result.fail(new Forbidden({ message: "This room is for the people of its course." }));
  const role = roleIn(row.membership, row.isModerator);
  if (row.isRemoved && !mayModerate(role))
    return Result.fail(new Forbidden({ message: "You were removed from this room." }));
  const grant = { lastReadSeq: Number(row.lastReadSeq ?? 0) };
  return Result.succeed({ role: row.isVerified ? role : "reader", shownRole: row.membership, grant });
};

/** What the reader is in a room. Fails as `decideAccess` says. */
export const admitToChat = Effect.fn("chat.admit")(function* (signedIn: SignedIn, roomId: string) {
  const database = yield* Database;
  const rows = yield* database.rows<AccessRow>(sql`
      select ${accessColumns(signedIn.id)}
      from chat_rooms r left join chat_read_markers k on k.room_id = r.id and k.user_id = ${signedIn.id}
      where r.id = ${roomId}`);
  return yield* Effect.fromResult(decideAccess(rows[0]));
});
